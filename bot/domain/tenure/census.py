"""What is said once a month about who is on the staff: posts that nobody holds, and who has left things lying."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.people.person import Role

SILENT = timedelta(days=30)
REMEMBERED = timedelta(days=60)  # invites of longer ago were told already


@dataclass(frozen=True, slots=True)
class Unserved:
    """Departments and places of the pack by what they lack; `alone`: one contact, whom nobody could stand in for."""

    contact: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotCome:
    """An invite that nobody has used, with the day on which it was made; `name` is empty where it named nobody."""

    role: Role
    department: str | None
    made_at: datetime
    name: str = ""


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody in office who has not been seen for long; `seen_at` None: never."""

    name: str
    role: Role
    department: str | None
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Lying:
    """Somebody's appeals that are past their date; `name` is empty for those that nobody has in hand."""

    name: str
    department: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Census(Notice):
    """For administrators, on the first working morning of a month."""

    CODE: ClassVar[str] = "census"
    not_come: tuple[NotCome, ...]
    silent: tuple[Silent, ...]
    lying: tuple[Lying, ...]
    unserved: Unserved

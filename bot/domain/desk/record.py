"""Entries of the audit log as they are read, and what a line asks for among them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.base.ids import PersonId
from bot.domain.people.person import Role
from bot.domain.time.spans import Span


class RecordGroup(StrEnum):
    """Groups of kinds that a button offers."""

    LOOKS = "LOOKS"
    TAKES = "TAKES"
    WORDS = "WORDS"
    STAFF = "STAFF"
    ENTERPRISES = "ENTERPRISES"
    HOUSE = "HOUSE"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the audit log; `person` None: the program itself, or who sits at the server."""

    id: int
    at: datetime
    person: PersonId | None
    action: str
    subject: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Whose:
    """Who is meant by a number: staff by name and role; of an enterprise's people only the enterprise is named."""

    name: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """An entry with who did it and whom or what it is about; None: nobody, or nothing that has a name."""

    record: Record
    by: Whose | None
    about: Whose | None


@dataclass(frozen=True, slots=True)
class RecordSought:
    """What is looked for; None or empty: everything."""

    people: tuple[PersonId, ...] | None = None
    appeal: str = ""
    actions: tuple[str, ...] = ()
    span: Span = field(default_factory=Span)

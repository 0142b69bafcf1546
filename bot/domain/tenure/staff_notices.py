"""Notices about the staff and the members of enterprises: who is there, who was changed, who has left."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.appeals.notices import AboutAppeal
from bot.domain.base.notice import InPlace, Notice
from bot.domain.people.person import Person, Role, Standing
from bot.domain.people.standing import StandingAction


@dataclass(frozen=True, slots=True)
class Post:
    """A person with name, role, department and standing, as one line shows them."""

    person: int
    name: str
    role: Role
    department: str | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffShown(Notice):
    """A page of the staff, or of those found by `words`."""

    CODE: ClassVar[str] = "staff_shown"
    posts: tuple[Post, ...]
    total: int
    page: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCard(InPlace):
    """One of the staff. `seen_at` None: not known; `in_hand` counts the appeals that they handle; `title`: 职务."""

    CODE: ClassVar[str] = "staff_card"
    post: Post
    since: datetime | None
    seen_at: datetime | None
    in_hand: int
    allowed: tuple[StandingAction, ...]
    away: bool
    now: datetime
    title: str = ""
    has_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged(Notice):
    """Confirms the change to whoever of which role made it; `passed` counts the appeals that the person handled."""

    CODE: ClassVar[str] = "standing_changed"
    action: StandingAction
    post: Post
    passed: int = 0
    role: Role | None = None


class LeftWork(StrEnum):
    """What became of the appeals that somebody handled: there were none, colleagues have them, or they wait."""

    NONE = "NONE"
    PASSED = "PASSED"
    WAITS = "WAITS"


@dataclass(frozen=True, slots=True, kw_only=True)
class YourStanding(Notice):
    """Tells the person about their own change; `whose` is the department or enterprise."""

    CODE: ClassVar[str] = "your_standing"
    action: StandingAction
    role: Role
    whose: str
    work: LeftWork = LeftWork.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVacant(Notice):
    """For coordinators, or else administrators: nobody with this role is left, in the department if one is named.

    `own`: it is told to the department's own head.
    """

    CODE: ClassVar[str] = "post_vacant"
    role: Role
    department: str | None
    waiting: int
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPassed(AboutAppeal):
    """The person who handled the appeal has left."""

    CODE: ClassVar[str] = "work_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersShown(InPlace):
    """The people of an enterprise, for one of them or a coordinator; the reader may remove those in `removable`.

    `former`: what it was called before; `waits`: the name that a coordinator has yet to agree to. `refused`: the
    enterprise itself if it was refused, for the `reason`; `licence_lost`: the enterprise if it has to send its picture
    again.
    """

    CODE: ClassVar[str] = "members_shown"
    enterprise: str
    members: tuple[Person, ...]
    manager: int | None
    removable: frozenset[int]
    reader: int
    former: tuple[str, ...] = ()
    waits: str = ""
    refused: int | None = None
    reason: str = ""
    licence_lost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminAsked(Notice):
    """For the other administrators: somebody is to be one; `host`: who invited them."""

    CODE: ClassVar[str] = "admin_asked"
    person: int
    name: str
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminWaiting(Notice):
    """For who is to be an administrator: another one decides."""

    CODE: ClassVar[str] = "admin_waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffNumber(Notice):
    """Somebody's work phone, on a tap that is noted."""

    CODE: ClassVar[str] = "staff_number"
    post: Post
    phone: str

"""What is told about who is on the staff, who belongs to an enterprise, and who does not any more."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AboutAppeal
from bot.domain.base.notice import InPlace, Notice
from bot.domain.people.person import Person, Role, Standing
from bot.domain.people.standing import StandingAction


@dataclass(frozen=True, slots=True)
class Post:
    """Who somebody is, as a line says it."""

    person: int
    name: str
    role: Role
    department: str | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffShown(Notice):
    """A page of the staff, or what was found of it by `words`."""

    CODE: ClassVar[str] = "staff_shown"
    posts: tuple[Post, ...]
    total: int
    page: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCard(InPlace):
    """One of the staff; `seen_at` None: not known; `in_hand`: appeals that are theirs to work on."""

    CODE: ClassVar[str] = "staff_card"
    post: Post
    since: datetime | None
    seen_at: datetime | None
    in_hand: int
    allowed: tuple[StandingAction, ...]
    away: bool
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged(Notice):
    """For who decided: what became of somebody, and of `passed` appeals that they had in hand."""

    CODE: ClassVar[str] = "standing_changed"
    action: StandingAction
    post: Post
    passed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class YourStanding(Notice):
    """For the person themselves; `whose`: of which department or enterprise."""

    CODE: ClassVar[str] = "your_standing"
    action: StandingAction
    role: Role
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVacant(Notice):
    """For coordinators, else administrators: nobody of a role is left, in a department if it is one's."""

    CODE: ClassVar[str] = "post_vacant"
    role: Role
    department: str | None
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPassed(AboutAppeal):
    """An appeal whose handler is not here any more."""

    CODE: ClassVar[str] = "work_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersShown(InPlace):
    """An enterprise's people, for one of them or a coordinator; those in `removable` can be removed by the reader."""

    CODE: ClassVar[str] = "members_shown"
    enterprise: str
    members: tuple[Person, ...]
    manager: int | None
    removable: frozenset[int]
    reader: int

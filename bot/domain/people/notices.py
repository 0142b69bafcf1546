"""Notices about registering, joining an enterprise, and inviting."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(Notice):
    CODE: ClassVar[str] = "registered"
    name: str
    enterprise: str
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NextOffered(Notice):
    """What a member can do now."""

    CODE: ClassVar[str] = "next_offered"
    goes_by_phone: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAsked(Notice):
    """Somebody asks to join.

    Those with `decides` may let them in, others are only told; the phone number is left out on purpose.
    """

    CODE: ClassVar[str] = "join_asked"
    goes_by_phone: ClassVar[bool] = False
    person: int
    name: str
    enterprise: str
    decides: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWaiting(Notice):
    """The request waits. `members_decide`: not only coordinators can let the person in."""

    CODE: ClassVar[str] = "join_waiting"
    enterprise: str
    members_decide: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinDecided(Notice):
    CODE: ClassVar[str] = "join_decided"
    enterprise: str
    let_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSettled(Notice):
    """Confirms the decision to the person of this role who made it."""

    CODE: ClassVar[str] = "join_settled"
    name: str
    let_in: bool
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteMade(Notice):
    """For who made it: the link, and the `mark` by which a button names it."""

    CODE: ClassVar[str] = "invite_made"
    role: Role
    department: str | None
    link: str
    hours: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteFreed(Notice):
    """For who made it: whoever opened the invite is waited for no more; `was_held`: somebody had opened it."""

    CODE: ClassVar[str] = "invite_freed"
    was_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Notice):
    CODE: ClassVar[str] = "joined"
    role: Role
    department: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten(Notice):
    """The reader's personal data are erased; this is the last message to their chat."""

    CODE: ClassVar[str] = "forgotten"
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLongEnough(Forgotten):
    """The personal data are erased after so many months without an appeal."""

    CODE: ClassVar[str] = "kept_long_enough"
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting(Notice):
    """Explains what the bot is for; `role` None stands for a stranger."""

    CODE: ClassVar[str] = "greeting"
    role: Role | None
    name: str
    department: str | None
    enterprise: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuSet(Notice):
    """Sets the commands of a role in the messenger's own menu."""

    CODE: ClassVar[str] = "menu_set"
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneChanged(Notice):
    """Confirms a member's own new number by its last four digits."""

    CODE: ClassVar[str] = "phone_changed"
    tail: str
    role: Role | None

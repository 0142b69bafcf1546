"""What is told about registering, joining and inviting."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(Notice):
    name: str
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAsked(Notice):
    """For those who may let somebody in; `phone` is not part of it on purpose."""

    goes_by_phone: ClassVar[bool] = False
    person: int
    name: str
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWaiting(Notice):
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinDecided(Notice):
    enterprise: str
    let_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSettled(Notice):
    """For who decided."""

    name: str
    let_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteMade(Notice):
    role: Role
    department: str | None
    link: str
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Notice):
    role: Role
    department: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten(Notice):
    """The reader's personal data are deleted; the last message to their chat."""

    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting(Notice):
    """What the bot is for; `role` None: a stranger."""

    role: Role | None
    name: str
    department: str | None
    enterprise: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuSet(Notice):
    """The command menu of a role, for the messenger's own menu."""

    role: Role | None

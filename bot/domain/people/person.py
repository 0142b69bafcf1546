"""Who acts: roles, the person behind an update, and what a person is to an appeal."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import ChatId, PersonId

STAND_INS = 2**53  # above all numbers of Telegram's: chats that nobody has, for enterprises that are told by phone


def stand_in_chat(enterprise: int) -> ChatId:
    """Return the chat under which an enterprise without chats is told things; there is one, so it is told once."""
    return STAND_INS + enterprise


def is_stand_in(chat: ChatId) -> bool:
    return chat >= STAND_INS


class Role(StrEnum):
    MEMBER = "MEMBER"
    CONTACT = "CONTACT"
    HEAD = "HEAD"
    COORDINATOR = "COORDINATOR"
    SUPERVISOR = "SUPERVISOR"
    ADMIN = "ADMIN"


@dataclass(frozen=True, slots=True)
class Person:
    id: PersonId
    user: int
    chat: ChatId
    name: str
    post: str
    phone: str
    role: Role | None
    department: str | None
    enterprise: int | None
    consent_version: str | None
    reachable: bool
    menu: str
    since: datetime
    away: bool = False
    away_from: datetime | None = None
    away_until: datetime | None = None
    deputy: PersonId | None = None

    @property
    def is_there(self) -> bool:
        """Whether messages reach them and they are not away."""
        return self.reachable and not self.away


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody whom messages can't reach; `whose`: of which department or enterprise, `held`: messages that wait."""

    person: PersonId
    role: Role
    whose: str
    since: datetime
    held: int


@dataclass(frozen=True, slots=True)
class Enterprise:
    id: int
    name: str
    uscc: str
    region: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class JoinRequest:
    person: PersonId
    enterprise: int
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Invite:
    role: Role
    department: str | None
    expires_at: datetime
    used_at: datetime | None
    enterprise: int | None = None


class System:
    """The actor of timers: the programme itself."""

    id: None = None


Actor = Person | System
SYSTEM = System()

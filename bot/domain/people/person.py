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


class EnterpriseState(StrEnum):
    """Whether an enterprise is who it says: DISPUTED: somebody claims that another holds its code."""

    UNVERIFIED = "UNVERIFIED"
    VERIFIED = "VERIFIED"
    REFUSED = "REFUSED"
    DISPUTED = "DISPUTED"


class Standing(StrEnum):
    """Whether somebody is here: OUTSIDE: without a role, not yet or not any more."""

    OUTSIDE = "OUTSIDE"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    ENDED = "ENDED"


class Role(StrEnum):
    MEMBER = "MEMBER"
    CONTACT = "CONTACT"
    HEAD = "HEAD"
    COORDINATOR = "COORDINATOR"
    SUPERVISOR = "SUPERVISOR"
    ADMIN = "ADMIN"


STAFF = frozenset(Role) - {Role.MEMBER}
OF_DEPARTMENT = frozenset({Role.CONTACT, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Person:
    """`gone`: suspended or ended, with what they were as `held_…`; None: as the role says."""

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
    news: bool = True
    gone: Standing | None = None
    held_role: Role | None = None
    held_department: str | None = None
    held_enterprise: int | None = None
    in_role_since: datetime | None = None
    seen_at: datetime | None = None

    @property
    def standing(self) -> Standing:
        """Return what the table of standings knows of them: `gone`, else as their role says."""
        return self.gone or (Standing.ACTIVE if self.role else Standing.OUTSIDE)

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
    state: EnterpriseState = EnterpriseState.VERIFIED
    reason: str = ""
    since: datetime | None = None

    @property
    def is_verified(self) -> bool:
        return self.state is EnterpriseState.VERIFIED


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """`claim`: the name under which somebody says that the code is theirs; `agreed`: the person has the last word."""

    person: PersonId
    enterprise: int
    name: str
    phone: str
    claim: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """`ended_at`: made void before it was used."""

    role: Role
    department: str | None
    expires_at: datetime
    used_at: datetime | None
    enterprise: int | None = None
    ended_at: datetime | None = None


class System:
    """The actor of timers: the programme itself."""

    id: None = None


Actor = Person | System
SYSTEM = System()

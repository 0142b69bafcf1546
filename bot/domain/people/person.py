"""Defines people: their roles, persons, enterprises, invites, and the person behind an update."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import ChatId, PersonId

STAND_INS = 2**53  # above all numbers of Telegram's: chats that nobody has, for enterprises that are told by phone


def stand_in_chat(enterprise: int) -> ChatId:
    """Return the chat number that stands for an enterprise without a chat; there is one, so that it is told once."""
    return STAND_INS + enterprise


def is_stand_in(chat: ChatId) -> bool:
    return chat >= STAND_INS


class EnterpriseState(StrEnum):
    """Whether the enterprise has been checked. DISPUTED: somebody claims its code."""

    UNVERIFIED = "UNVERIFIED"
    VERIFIED = "VERIFIED"
    REFUSED = "REFUSED"
    DISPUTED = "DISPUTED"


class Standing(StrEnum):
    """Whether somebody takes part. OUTSIDE: they have no role, not yet or no more; PENDING: to be confirmed."""

    OUTSIDE = "OUTSIDE"
    PENDING = "PENDING"
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
    """A person.

    `gone` says that they are pending, suspended or left, with what they are to be or were in the fields `held_…`;
    None: the role counts. `held_name` is what their enterprise was called when they left it.
    """

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
    held_name: str | None = None
    in_role_since: datetime | None = None
    seen_at: datetime | None = None
    email: str = ""

    @property
    def standing(self) -> Standing:
        """Return the person's state in the table of standings: `gone`, or else what follows from the role."""
        return self.gone or (Standing.ACTIVE if self.role else Standing.OUTSIDE)

    @property
    def is_there(self) -> bool:
        """Whether messages reach the person and they are not away."""
        return self.reachable and not self.away


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody whom messages can't reach.

    `whose` is the department or enterprise, `held` the number of messages that wait.
    """

    person: PersonId
    role: Role
    whose: str
    since: datetime
    held: int


LOST = "lost"  # the kind of a picture that is gone without anybody having decided


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
    merged_into: int | None = None
    licence: str = ""  # the file id of a picture of its 营业执照, until a coordinator has decided
    licence_kind: str = ""
    licence_name: str = ""
    asked_at: datetime | None = None  # when it last asked to be checked anew

    @property
    def licence_lost(self) -> bool:
        """Whether a picture was sent that can't be opened any more, and no other came."""
        return self.licence_kind == LOST

    @property
    def is_verified(self) -> bool:
        return self.state is EnterpriseState.VERIFIED


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """A request to join.

    `claim` is the name of somebody who says that the code is theirs; `agreed`: only the person still has to agree.
    """

    person: PersonId
    enterprise: int
    name: str
    phone: str
    claim: str = ""
    agreed: bool = False


HELD_MINUTES = 30  # for which an invite is kept for who opened it


@dataclass(frozen=True, slots=True)
class Invitee:
    """Whom an invite is for, as far as a table says it."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Invite:
    """An invite; `ended_at` is when it was made void before use, `made_by` None: on the command line.

    Until `held_until` it is kept for `held_by`, who opened it and has not said yet who they are; `name` is for whom it
    is, until it is used.
    """

    role: Role
    department: str | None
    expires_at: datetime
    used_at: datetime | None
    enterprise: int | None = None
    ended_at: datetime | None = None
    made_by: PersonId | None = None
    email: str = ""
    held_by: PersonId | None = None
    held_until: datetime | None = None
    name: str = ""


class System:
    """The actor of timers: the program itself."""

    id: None = None


Actor = Person | System
SYSTEM = System()

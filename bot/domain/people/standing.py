"""The table of moves of a person's standing.

It says who may let somebody in, suspend, transfer, end or remove them, and when not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.errors import Refusal
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Table
from bot.domain.people.person import STAFF, Person, Role, Standing, is_stand_in


class StandingAction(StrEnum):
    JOIN = "JOIN"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"
    POST = "POST"
    END = "END"
    REMOVE = "REMOVE"
    CHANGE = "CHANGE"
    REENTER = "REENTER"


@dataclass(frozen=True, slots=True)
class StandingSituation:
    """What the guards look at.

    `is_staff`: in no enterprise, even while suspended; `left_open`: work that nobody would get.
    """

    is_staff: bool = False
    last_admin: bool = False
    left_open: bool = False


@dataclass
class StandingRefused(Refusal):
    """The person's standing does not let this be done."""

    action: StandingAction
    standing: Standing
    last_admin: bool = False
    left_open: bool = False


def _staff(standing_situation: StandingSituation) -> bool:
    return standing_situation.is_staff


def _staff_but_last(standing_situation: StandingSituation) -> bool:
    return standing_situation.is_staff and not standing_situation.last_admin


def _may_leave(standing_situation: StandingSituation) -> bool:
    return not standing_situation.is_staff and not standing_situation.left_open


StandingMove = Move[Standing, StandingAction, StandingSituation]
S, A, P = Standing, StandingAction, Party

_MOVES: tuple[StandingMove, ...] = (
    StandingMove(A.JOIN, (S.OUTSIDE, S.ENDED), P.SELF, S.ACTIVE),
    StandingMove(A.SUSPEND, (S.ACTIVE,), P.ADMIN, S.SUSPENDED, (P.SELF,), _staff_but_last),
    StandingMove(A.RESUME, (S.SUSPENDED,), P.ADMIN, S.ACTIVE, (P.SELF,), _staff),
    StandingMove(A.POST, (S.ACTIVE,), P.ADMIN, S.ACTIVE, (P.SELF,), _staff_but_last),
    StandingMove(A.END, (S.ACTIVE, S.SUSPENDED), P.ADMIN, S.ENDED, (P.SELF,), _staff_but_last),
    StandingMove(A.REMOVE, (S.ACTIVE,), P.MANAGER, S.ENDED, (P.SELF,), _may_leave),
    StandingMove(A.REMOVE, (S.ACTIVE,), P.COORDINATOR, S.ENDED, (P.SELF,), _may_leave),
    StandingMove(A.CHANGE, (S.ACTIVE,), P.SELF, S.ACTIVE, (), _may_leave),
    StandingMove(A.REENTER, (S.ENDED,), P.SELF, S.OUTSIDE),
)
# Nobody waits in any standing: it lasts until somebody decides otherwise.
TABLE = Table(_MOVES, {}, frozenset(Standing))


def parties(actor: Person, subject: Person, manager: Person | None = None) -> frozenset[Party]:
    """Return what `actor` is to the standing of `subject`; `manager` is the one of the subject's enterprise."""
    held = {
        P.SELF: actor.id == subject.id,
        P.ADMIN: actor.role is Role.ADMIN,
        P.COORDINATOR: actor.role is Role.COORDINATOR,
        P.MANAGER: manager is not None and actor.id == manager.id,
    }
    return frozenset(party for party, holds in held.items() if holds)


def find(
    action: StandingAction, held: Collection[Party], subject: Person, standing_situation: StandingSituation
) -> StandingMove:
    """Return the row of the table; raise StandingRefused with the reason."""
    row = TABLE.find(subject.standing, action, held, standing_situation)
    if row is None:
        raise StandingRefused(action, subject.standing, standing_situation.last_admin, standing_situation.left_open)
    return row


def manager_of(members: Iterable[Person]) -> Person | None:
    """Return the member who manages an enterprise's people: the one who has been there longest and has a chat."""
    there = (member for member in members if not is_stand_in(member.chat))
    return min(there, key=lambda one: (one.in_role_since or one.since, one.id), default=None)


def is_staff(subject: Person) -> bool:
    return (subject.role or subject.held_role) in STAFF


@dataclass
class OffDuty(Refusal):
    """Somebody acts who was suspended, ended or removed; `role` and `whose` say what they were and where."""

    standing: Standing
    role: Role
    whose: str

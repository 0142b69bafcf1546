"""The table of moves of a person's standing.

It says who may let somebody in, suspend, transfer, end or remove them, and when not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.errors import Refusal
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table
from bot.domain.people.person import STAFF, Person, Role, Standing, is_stand_in


class StandingAction(StrEnum):
    JOIN = "JOIN"
    APPLY = "APPLY"
    CONFIRM = "CONFIRM"
    DECLINE = "DECLINE"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"
    POST = "POST"
    END = "END"
    REMOVE = "REMOVE"
    LEAVE = "LEAVE"
    CHANGE = "CHANGE"
    REENTER = "REENTER"


@dataclass(frozen=True, slots=True)
class StandingSituation:
    """`is_staff`: of no enterprise, also while suspended; `left_open`: what nobody would hear of any more.

    `own_guest`: invited by the one who acts, who can't be the second pair of eyes.
    """

    is_staff: bool = False
    own_guest: bool = False
    last_admin: bool = False
    left_open: bool = False


@dataclass
class StandingRefused(Refusal):
    """The person's standing does not let this be done."""

    action: StandingAction
    standing: Standing
    last_admin: bool = False
    left_open: bool = False
    own_guest: bool = False


def _staff(standing_situation: StandingSituation) -> bool:
    return standing_situation.is_staff


def _staff_but_last(standing_situation: StandingSituation) -> bool:
    return standing_situation.is_staff and not standing_situation.last_admin


def _second_eyes(standing_situation: StandingSituation) -> bool:
    return not standing_situation.own_guest


def _may_leave(standing_situation: StandingSituation) -> bool:
    return not standing_situation.is_staff and not standing_situation.left_open


StandingMove = Move[Standing, StandingAction, StandingSituation]
S, A, P = Standing, StandingAction, Party

_MOVES: tuple[StandingMove, ...] = (
    StandingMove(A.JOIN, (S.OUTSIDE, S.ENDED), P.SELF, S.ACTIVE),
    StandingMove(A.APPLY, (S.OUTSIDE, S.ENDED), P.SELF, S.PENDING, (P.ADMIN,)),
    StandingMove(A.CONFIRM, (S.PENDING,), P.ADMIN, S.ACTIVE, (P.SELF,), _second_eyes),
    StandingMove(A.DECLINE, (S.PENDING,), P.ADMIN, S.OUTSIDE, (P.SELF,)),
    StandingMove(A.SUSPEND, (S.ACTIVE,), P.ADMIN, S.SUSPENDED, (P.SELF,), _staff_but_last),
    StandingMove(A.RESUME, (S.SUSPENDED,), P.ADMIN, S.ACTIVE, (P.SELF,), _staff),
    StandingMove(A.POST, (S.ACTIVE,), P.ADMIN, S.ACTIVE, (P.SELF,), _staff_but_last),
    StandingMove(A.END, (S.ACTIVE, S.SUSPENDED), P.ADMIN, S.ENDED, (P.SELF,), _staff_but_last),
    StandingMove(A.SUSPEND, (S.ACTIVE,), P.HEAD, S.SUSPENDED, (P.SELF,)),
    StandingMove(A.RESUME, (S.SUSPENDED,), P.HEAD, S.ACTIVE, (P.SELF,)),
    StandingMove(A.END, (S.ACTIVE, S.SUSPENDED), P.HEAD, S.ENDED, (P.SELF,)),
    StandingMove(A.REMOVE, (S.ACTIVE,), P.MANAGER, S.ENDED, (P.SELF,), _may_leave),
    StandingMove(A.REMOVE, (S.ACTIVE,), P.COORDINATOR, S.ENDED, (P.SELF,), _may_leave),
    StandingMove(A.LEAVE, (S.ACTIVE,), P.SELF, S.ENDED, (), _may_leave),
    StandingMove(A.CHANGE, (S.ACTIVE,), P.SELF, S.ACTIVE, (), _may_leave),
    StandingMove(A.REENTER, (S.ENDED, S.PENDING), P.SELF, S.OUTSIDE),
)
# Each other standing lasts until somebody decides otherwise.
TABLE = Table(_MOVES, {S.PENDING: Rule(P.ADMIN, ("ASKED",))}, frozenset(Standing) - {S.PENDING})


def parties(actor: Person, subject: Person, manager: Person | None = None) -> frozenset[Party]:
    """Return what `actor` is to the standing of `subject`; `manager` is the one of the subject's enterprise."""
    held = {
        P.SELF: actor.id == subject.id,
        P.ADMIN: actor.role is Role.ADMIN,
        P.HEAD: heads(actor, subject) and Role.CONTACT in {subject.role, subject.held_role},
        P.COORDINATOR: actor.role is Role.COORDINATOR,
        P.MANAGER: manager is not None and actor.id == manager.id,
    }
    return frozenset(party for party, holds in held.items() if holds)


def find(
    action: StandingAction, held: Collection[Party], subject: Person, standing_situation: StandingSituation
) -> StandingMove:
    """Return the row of the table; raise StandingRefused with the reason."""
    move = TABLE.find(subject.standing, action, held, standing_situation)
    if move is None:
        last_admin, left_open = standing_situation.last_admin, standing_situation.left_open
        raise StandingRefused(action, subject.standing, last_admin, left_open, standing_situation.own_guest)
    return move


def heads(actor: Person, subject: Person) -> bool:
    """Whether `actor` is at the head of the department where `subject` is, or was."""
    place = subject.department or subject.held_department
    return actor.role is Role.HEAD and actor.department is not None and actor.department == place


def manager_of(members: Iterable[Person]) -> Person | None:
    """Return the member who manages an enterprise's people: the one who has been there longest and has a chat."""
    there = (member for member in members if not is_stand_in(member.chat))
    return min(there, key=lambda person: (person.in_role_since or person.since, person.id), default=None)


def is_staff(subject: Person) -> bool:
    return (subject.role or subject.held_role) in STAFF


@dataclass
class OffDuty(Refusal):
    """Somebody acts who was suspended, ended or removed; `role` and `whose` say what they were and where."""

    standing: Standing
    role: Role
    whose: str

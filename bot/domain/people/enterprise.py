"""The table of moves of an enterprise's standing.

An enterprise may file at once; it is 未核验 until a coordinator has checked it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.errors import Refusal
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table
from bot.domain.people.person import Enterprise, EnterpriseState, Person, Role


class EnterpriseAction(StrEnum):
    REGISTER = "REGISTER"
    ENTER = "ENTER"
    APPROVE = "APPROVE"
    REFUSE = "REFUSE"
    RESUBMIT = "RESUBMIT"
    CLAIM = "CLAIM"
    KEEP = "KEEP"
    REPLACE = "REPLACE"
    LET_IN = "LET_IN"


@dataclass(frozen=True, slots=True)
class EnterpriseSituation:
    """Empty: moves of an enterprise depend on its state only."""


@dataclass
class EnterpriseRefused(Refusal):
    """The enterprise's state does not let this be done."""

    action: EnterpriseAction
    state: EnterpriseState


EnterpriseMove = Move[EnterpriseState, EnterpriseAction, EnterpriseSituation]
S, A, P = EnterpriseState, EnterpriseAction, Party

_MOVES: tuple[EnterpriseMove, ...] = (
    EnterpriseMove(A.REGISTER, (None,), P.MEMBER, S.UNVERIFIED),
    EnterpriseMove(A.ENTER, (None,), P.COORDINATOR, S.VERIFIED),
    EnterpriseMove(A.APPROVE, (S.UNVERIFIED, S.REFUSED), P.COORDINATOR, S.VERIFIED, (P.MEMBER,)),
    EnterpriseMove(A.REFUSE, (S.UNVERIFIED,), P.COORDINATOR, S.REFUSED, (P.MEMBER,)),
    EnterpriseMove(A.RESUBMIT, (S.REFUSED,), P.MEMBER, S.UNVERIFIED),
    EnterpriseMove(A.CLAIM, (S.UNVERIFIED, S.VERIFIED, S.REFUSED), P.CLAIMANT, S.DISPUTED, (P.COORDINATOR,)),
    EnterpriseMove(A.KEEP, (S.DISPUTED,), P.COORDINATOR, S.VERIFIED, (P.CLAIMANT,)),
    EnterpriseMove(A.REPLACE, (S.DISPUTED,), P.COORDINATOR, S.VERIFIED, (P.CLAIMANT, P.FORMER)),
    EnterpriseMove(A.LET_IN, (S.VERIFIED,), P.MEMBER, S.VERIFIED),
    *(EnterpriseMove(A.LET_IN, (state,), P.COORDINATOR, state) for state in (S.UNVERIFIED, S.VERIFIED, S.REFUSED)),
)
# The coordinators' morning message counts what waits for them, each working day anew.
TABLE = Table(
    _MOVES,
    {S.UNVERIFIED: Rule(P.COORDINATOR, ("MORNING",)), S.DISPUTED: Rule(P.COORDINATOR, ("MORNING",))},
    frozenset({S.VERIFIED, S.REFUSED}),
)
WAITING = frozenset(TABLE.rules)


def parties(actor: Person, subject: Enterprise) -> frozenset[Party]:
    """Return what `actor` is to an enterprise. Somebody without any relation to it may claim it as theirs."""
    if actor.role is Role.COORDINATOR:
        return frozenset({P.COORDINATOR})
    member = actor.role is Role.MEMBER and actor.enterprise == subject.id
    return frozenset({P.MEMBER if member else P.CLAIMANT})


def leads(action: EnterpriseAction, held: Collection[Party], subject: Enterprise) -> EnterpriseState:
    """Return the state to which the action leads; raise EnterpriseRefused if the table has no such row."""
    move = TABLE.find(subject.state, action, held, EnterpriseSituation())
    if move is None:
        raise EnterpriseRefused(action, subject.state)
    return move.end(subject.state)


def allowed(actor: Person, subject: Enterprise) -> tuple[EnterpriseAction, ...]:
    return TABLE.allowed(subject.state, parties(actor, subject), EnterpriseSituation())

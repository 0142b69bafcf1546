"""Defines a call on the phone list (电话清单) and its table of moves.

With a call an enterprise without a chat is told something.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.parcels import Message
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table


class CallState(StrEnum):
    WAITING = "WAITING"
    REACHED = "REACHED"
    OVER = "OVER"
    HANDED = "HANDED"


class CallAction(StrEnum):
    ENTER = "ENTER"
    REACH = "REACH"
    MISS = "MISS"
    WRONG = "WRONG"
    OVERTAKE = "OVERTAKE"
    HAND = "HAND"


@dataclass(frozen=True, slots=True)
class NewCall:
    """What an enterprise is to be told about one appeal, one booking, or neither.

    `pushed` is the message in its chat that nobody there looked at.
    """

    enterprise: int
    appeal: int | None
    booking: int | None
    what: str
    message: Message
    pushed: int | None = None


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """A call. `what` is the code of the notice whose `message` is told. Before `call_from` it is no use to try."""

    id: int
    enterprise: int
    appeal: int | None
    booking: int | None
    what: str
    message: Message
    state: CallState
    written_at: datetime
    call_from: datetime
    tries: int = 0
    wrong: bool = False
    words: str = ""
    pushed: int | None = None

    @property
    def wants(self) -> bool:
        """Whether the enterprise has to decide or say something."""
        return self.message.terms.asks


@dataclass(frozen=True, slots=True)
class CallSituation:
    """Empty: moves of a call depend on its state only."""


CallMove = Move[CallState, CallAction, CallSituation]
S, A, P = CallState, CallAction, Party

_MOVES: tuple[CallMove, ...] = (
    CallMove(A.ENTER, (None,), P.SYSTEM, S.WAITING),
    CallMove(A.REACH, (S.WAITING,), P.COORDINATOR, S.REACHED),
    CallMove(A.MISS, (S.WAITING,), P.COORDINATOR, None),
    CallMove(A.WRONG, (S.WAITING,), P.COORDINATOR, None),
    CallMove(A.OVERTAKE, (S.WAITING,), P.SYSTEM, S.OVER),
    CallMove(A.HAND, (S.WAITING,), P.SYSTEM, S.HANDED),
)
SETTLED = frozenset({S.REACHED, S.OVER, S.HANDED})
TABLE = Table(_MOVES, {S.WAITING: Rule(P.COORDINATOR, ("CALL",))}, SETTLED)


def leads(state: CallState | None, action: CallAction, who: Party) -> CallState | None:
    """Return the state to which the action leads; None if the table has no such row."""
    move = TABLE.find(state, action, who, CallSituation())
    return None if move is None else move.end(state)

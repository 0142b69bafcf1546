"""A call to make (电话清单): what an enterprise without chats has to hear, and the table of what becomes of it."""

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
    """What an enterprise is to be told about one appeal or booking, or about neither."""

    enterprise: int
    appeal: int | None
    booking: int | None
    what: str
    message: Message


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """`what` is the code of the notice that `message` tells, as it would have been sent.

    `call_from`: there is no use in trying before.
    """

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

    @property
    def wants(self) -> bool:
        """Whether the enterprise has to decide or say something, and not just to hear."""
        return self.message.terms.asks


@dataclass(frozen=True, slots=True)
class CallSituation:
    """Nothing about a call depends on more than its state."""


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
    """Return where the action leads; None: the table does not let it be done."""
    row = TABLE.find(state, action, who, CallSituation())
    return None if row is None else row.end(state)

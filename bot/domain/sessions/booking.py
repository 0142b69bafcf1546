"""Defines a booking (挂号) and its table of moves, from the request for a seat to the day of the session."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appeals.action import State
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table


class BookingState(StrEnum):
    BOOKED = "BOOKED"
    WAITLISTED = "WAITLISTED"
    OFFERED = "OFFERED"
    CALLED = "CALLED"
    CONFIRMED = "CONFIRMED"
    ATTENDED = "ATTENDED"
    NO_SHOW = "NO_SHOW"
    MOVED = "MOVED"
    CANCELLED = "CANCELLED"


class BookingAction(StrEnum):
    BOOK = "BOOK"
    OFFER = "OFFER"
    TAKE = "TAKE"
    OFFER_EXPIRED = "OFFER_EXPIRED"
    CHANGE = "CHANGE"
    MOVE = "MOVE"
    CANCEL = "CANCEL"
    CALL = "CALL"
    REMIND = "REMIND"
    CONFIRM = "CONFIRM"
    SUMMON = "SUMMON"
    SKIP = "SKIP"
    ARRIVE = "ARRIVE"
    ATTEND = "ATTEND"
    MISS = "MISS"
    RECALL = "RECALL"
    SESSION_OFF = "SESSION_OFF"


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking.

    `slot` is its number, None while it is on the waiting list; `turn` is its place in the order of its room;
    `revision` counts its calendar entries. `reason` is why it was made late, or ended.
    """

    id: int
    session: int
    enterprise: int
    slot: int | None
    state: BookingState
    revision: int
    room: int | None = None
    turn: int | None = None
    expected_at: datetime | None = None
    offered_until: datetime | None = None
    priority: bool = False
    summoned_at: datetime | None = None
    arrived_at: datetime | None = None
    booked_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BookingSituation:
    """What the guards look at.

    `locked`: the session can't be changed any more; `running`: its day has begun. `busy`: another enterprise is in
    the room.
    """

    seat: bool = False
    locked: bool = False
    running: bool = False
    offer_over: bool = False
    arrived: bool = False
    summoned: bool = False
    busy: bool = False


def _seat(booking_situation: BookingSituation) -> bool:
    return booking_situation.seat and not booking_situation.running


def _free(booking_situation: BookingSituation) -> bool:
    return booking_situation.seat and not booking_situation.locked


def _full(booking_situation: BookingSituation) -> bool:
    return not booking_situation.seat and not booking_situation.locked


def _unlocked(booking_situation: BookingSituation) -> bool:
    return not booking_situation.locked


def _locked(booking_situation: BookingSituation) -> bool:
    return booking_situation.locked


def _not_running(booking_situation: BookingSituation) -> bool:
    return not booking_situation.running


def _not_summoned(booking_situation: BookingSituation) -> bool:
    return not booking_situation.summoned


def _running(booking_situation: BookingSituation) -> bool:
    return booking_situation.running


def _not_arrived(booking_situation: BookingSituation) -> bool:
    return booking_situation.running and not booking_situation.arrived


def _may_enter(booking_situation: BookingSituation) -> bool:
    return booking_situation.running and not booking_situation.summoned and not booking_situation.busy


def _offer_over(booking_situation: BookingSituation) -> bool:
    return booking_situation.offer_over


def _offer_stands(booking_situation: BookingSituation) -> bool:
    return not booking_situation.offer_over


S, A, P = BookingState, BookingAction, Party
GONE = frozenset({S.MOVED, S.CANCELLED})
SETTLED = GONE | {S.ATTENDED, S.NO_SHOW}
SEATED = (S.BOOKED, S.CALLED, S.CONFIRMED)  # holds a seat with a number
COMING = (S.CALLED, S.CONFIRMED)
OFF = "session_off"  # the reason that gives priority at the next session
LIVE = tuple(state for state in S if state not in SETTLED)
# What may be brought to a session: an appeal that nobody has answered yet.
BROUGHT = (State.TRIAGE, State.NEEDS_INFO, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF)

_RULES: dict[BookingState, Rule[str]] = {
    S.BOOKED: Rule(P.SYSTEM, ("LOCKS",)),
    S.WAITLISTED: Rule(P.SYSTEM, ("LOCKS",)),
    S.OFFERED: Rule(P.MEMBER, ("OFFER",)),
    S.CALLED: Rule(P.MEMBER, ("EVE",)),
    S.CONFIRMED: Rule(P.COORDINATOR, ("OVER",)),
}

BookingMove = Move[BookingState, BookingAction, BookingSituation]
ME = (P.MEMBER,)

_MOVES: tuple[BookingMove, ...] = (
    BookingMove(A.BOOK, (None,), P.MEMBER, S.BOOKED, ME, _free),
    BookingMove(A.BOOK, (None,), P.MEMBER, S.WAITLISTED, ME, _full),
    BookingMove(A.BOOK, (None, S.WAITLISTED), P.COORDINATOR, S.BOOKED, ME, _seat),
    BookingMove(A.BOOK, (None,), P.COORDINATOR, S.WAITLISTED, ME, _full),
    BookingMove(A.OFFER, (S.WAITLISTED,), P.SYSTEM, S.OFFERED, ME, _unlocked),
    BookingMove(A.TAKE, (S.OFFERED,), P.MEMBER, S.BOOKED, ME, _offer_stands),
    BookingMove(A.TAKE, (S.OFFERED,), P.COORDINATOR, S.BOOKED, ME, _offer_stands),
    BookingMove(A.OFFER_EXPIRED, (S.OFFERED,), P.SYSTEM, S.CANCELLED, ME, _offer_over),
    BookingMove(A.CHANGE, (S.BOOKED, S.WAITLISTED, S.OFFERED), P.MEMBER, None, ME, _unlocked),
    BookingMove(A.CHANGE, (S.BOOKED, S.WAITLISTED, S.OFFERED, *COMING), P.COORDINATOR, None, ME),
    BookingMove(A.MOVE, (S.BOOKED,), P.MEMBER, S.MOVED, ME, _unlocked),
    BookingMove(A.MOVE, SEATED, P.COORDINATOR, S.MOVED, ME, _not_running),
    BookingMove(A.CANCEL, (S.BOOKED, S.WAITLISTED, S.OFFERED), P.MEMBER, S.CANCELLED, ME, _unlocked),
    BookingMove(A.CANCEL, COMING, P.MEMBER, S.CANCELLED, (P.MEMBER, P.COORDINATOR), _not_summoned),
    BookingMove(A.CANCEL, COMING, P.COORDINATOR, S.CANCELLED, ME, _not_summoned),
    BookingMove(A.CANCEL, (S.BOOKED, S.WAITLISTED, S.OFFERED), P.COORDINATOR, S.CANCELLED, ME, _not_running),
    BookingMove(A.CANCEL, (S.WAITLISTED, S.OFFERED), P.SYSTEM, S.CANCELLED, ME, _locked),
    BookingMove(A.CALL, (S.BOOKED, *COMING), P.SYSTEM, S.CALLED, ME, _locked),
    BookingMove(A.REMIND, COMING, P.SYSTEM, None, ME, _not_running),
    BookingMove(A.CONFIRM, (S.CALLED,), P.MEMBER, S.CONFIRMED, ME),
    BookingMove(A.CONFIRM, (S.CALLED,), P.COORDINATOR, S.CONFIRMED, ME),
    BookingMove(A.ARRIVE, COMING, P.MEMBER, None, ME, _not_arrived),
    BookingMove(A.ARRIVE, COMING, P.COORDINATOR, None, ME, _not_arrived),
    BookingMove(A.SUMMON, COMING, P.COORDINATOR, None, ME, _may_enter),
    BookingMove(A.SKIP, COMING, P.COORDINATOR, None, ME, _running),
    BookingMove(A.ATTEND, COMING, P.COORDINATOR, S.ATTENDED, (), _running),
    BookingMove(A.MISS, (*COMING, S.ATTENDED), P.COORDINATOR, S.NO_SHOW, ME, _running),
    BookingMove(A.RECALL, (S.NO_SHOW,), P.COORDINATOR, S.CONFIRMED, ME, _running),
    BookingMove(A.SESSION_OFF, LIVE, P.SYSTEM, S.CANCELLED, ME),
)

TABLE = Table(_MOVES, _RULES, SETTLED)

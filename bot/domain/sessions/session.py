"""Defines a session (坐诊场次), its table of moves, and which of its fields can be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table


class SessionState(StrEnum):
    DRAFT = "DRAFT"
    ANNOUNCED = "ANNOUNCED"
    BOOKING = "BOOKING"
    LOCKED = "LOCKED"
    RUNNING = "RUNNING"
    ARCHIVED = "ARCHIVED"
    CANCELLED = "CANCELLED"


class SessionAction(StrEnum):
    PREPARE = "PREPARE"
    EDIT = "EDIT"
    PUBLISH = "PUBLISH"
    OPEN = "OPEN"
    RESCHEDULE = "RESCHEDULE"
    LOCK = "LOCK"
    START = "START"
    FINISH = "FINISH"
    REOPEN = "REOPEN"
    CANCEL = "CANCEL"


class SessionField(StrEnum):
    """A field that can be changed by itself."""

    THEME = "theme"
    FORM = "form"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    DEPARTMENTS = "departments"
    HEADS = "heads"
    CAPACITY = "capacity"
    ROOMS = "rooms"
    SLOT = "slot"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Session:
    """A session.

    `rooms` are the departments in each room (诊室), numbered from 1; `heads` is who sits for each department.
    """

    id: int
    year: int
    number: int
    theme: str
    form: str
    held_at: datetime | None
    place: str
    departments: tuple[str, ...]
    capacity: int
    taken: int
    booking_opens: datetime | None
    booking_closes: datetime | None
    state: SessionState = SessionState.ANNOUNCED
    rooms: tuple[Sequence[str], ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    slot_minutes: int = 20
    reason: str = ""
    moved_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether enterprises may book; all seats may be taken."""
        opens, closes = self.booking_opens, self.booking_closes
        window = opens is not None and closes is not None and opens <= now < closes
        return window and self.state in BOOKABLE

    def takes_latecomers(self, now: datetime) -> bool:
        """Whether enterprises may no longer book, but a coordinator may for them, until the session begins."""
        over = self.state is SessionState.LOCKED or (
            self.state in BOOKABLE and self.booking_closes is not None and self.booking_closes <= now
        )
        return over and self.held_at is not None and self.held_at > now

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing for the announcement."""
        return bool(self.theme and self.held_at and self.place and self.departments and self.capacity)


@dataclass(frozen=True, slots=True)
class SessionSituation:
    """What the guards look at."""

    ready: bool = False
    window_ahead: bool = False  # enterprises can still book, before the call
    in_window: bool = False
    lock_due: bool = False
    day_has_come: bool = False
    unrecorded: int = 0


def _ready(session_situation: SessionSituation) -> bool:
    return session_situation.ready and session_situation.window_ahead


def _in_window(session_situation: SessionSituation) -> bool:
    return session_situation.in_window


def _lock_due(session_situation: SessionSituation) -> bool:
    return session_situation.lock_due


def _day_has_come(session_situation: SessionSituation) -> bool:
    return session_situation.day_has_come


def _all_recorded(session_situation: SessionSituation) -> bool:
    return session_situation.unrecorded == 0


S, A, P = SessionState, SessionAction, Party
BOOKABLE = (S.ANNOUNCED, S.BOOKING)
SETTLED = frozenset({S.ARCHIVED, S.CANCELLED})

_RULES: dict[SessionState, Rule[str]] = {
    S.DRAFT: Rule(P.COORDINATOR, ("NOTICE",)),
    S.ANNOUNCED: Rule(P.SYSTEM, ("OPENS",)),
    S.BOOKING: Rule(P.SYSTEM, ("LOCKS",)),
    S.LOCKED: Rule(P.COORDINATOR, ("EVE",)),
    S.RUNNING: Rule(P.COORDINATOR, ("OVER",)),
}

SessionMove = Move[SessionState, SessionAction, SessionSituation]

_MOVES: tuple[SessionMove, ...] = (
    SessionMove(A.PREPARE, (None,), P.COORDINATOR, S.DRAFT),
    SessionMove(A.EDIT, (S.DRAFT, S.ANNOUNCED, S.BOOKING), P.COORDINATOR, None),
    SessionMove(A.PUBLISH, (S.DRAFT,), P.COORDINATOR, S.ANNOUNCED, guard=_ready),
    SessionMove(A.PUBLISH, (S.DRAFT,), P.SYSTEM, S.ANNOUNCED, (P.COORDINATOR,), _ready),
    SessionMove(A.OPEN, (S.ANNOUNCED,), P.SYSTEM, S.BOOKING, guard=_in_window),
    SessionMove(A.RESCHEDULE, (S.ANNOUNCED, S.BOOKING, S.LOCKED), P.COORDINATOR, None, (P.MEMBER,)),
    SessionMove(A.LOCK, (S.ANNOUNCED, S.BOOKING), P.SYSTEM, S.LOCKED, (P.MEMBER, P.COORDINATOR), _lock_due),
    SessionMove(A.LOCK, (S.ANNOUNCED, S.BOOKING), P.COORDINATOR, S.LOCKED, (P.MEMBER,)),
    SessionMove(A.START, (S.LOCKED,), P.COORDINATOR, S.RUNNING, guard=_day_has_come),
    SessionMove(A.FINISH, (S.RUNNING,), P.COORDINATOR, S.ARCHIVED, guard=_all_recorded),
    SessionMove(A.REOPEN, (S.ARCHIVED,), P.SUPERVISOR, S.RUNNING, (P.COORDINATOR,)),
    SessionMove(
        A.CANCEL, (S.DRAFT, S.ANNOUNCED, S.BOOKING, S.LOCKED), P.COORDINATOR, S.CANCELLED, (P.MEMBER, P.COORDINATOR)
    ),
)

TABLE = Table(_MOVES, _RULES, SETTLED)

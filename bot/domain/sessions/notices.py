"""What is told about sessions and bookings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.opening_notices import Opening
from bot.domain.sessions.session import Session, SessionAction, SessionField


@dataclass(frozen=True, slots=True)
class Seat:
    """A session as an enterprise sees it; `line`: its place in line, `appeals`: the numbers of what it brings."""

    session: Session
    booking: Booking | None = None
    line: int = 0
    appeals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsShown(Notice):
    """What can be booked or is booked, and when booking opens next."""

    seats: tuple[Seat, ...]
    may_book: bool
    opening: Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(Notice):
    session: Session
    booking: Booking
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waitlisted(Notice):
    """The session is full; `line` is the enterprise's place in line."""

    session: Session
    booking: Booking
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOffered(Notice):
    """A seat is held for the enterprise until the offer is over."""

    session: Session
    booking: Booking


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferOver(Notice):
    """Nobody of the enterprise took the seat in time."""

    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(Notice):
    """The call to who holds a seat; `eve`: the day before."""

    session: Session
    booking: Booking
    eve: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(Notice):
    session: Session
    booking: Booking


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOver(Notice):
    """No seat came free before the session was locked."""

    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalled(Notice):
    """The coordinators hear how many were called."""

    session: Session
    called: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGivenBack(Notice):
    """After the call the coordinators hear of it."""

    session: Session
    enterprise: str
    slot: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled(Notice):
    """`reason`: it was a coordinator who ended it."""

    session: Session
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a notice has come; `failed`: the person can't be reached now."""

    total: int
    sent: int
    failed: int
    waiting: int
    stopped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCard(Notice):
    """A session as a coordinator may see and move it; `calls_at`: when booking ends with the call."""

    session: Session
    allowed: tuple[SessionAction, ...]
    counts: Mapping[BookingState, int]
    progress: Progress | None = None
    workday: bool = True
    calls_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsListed(Notice):
    """Below the cards of the sessions that are not over."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreview(Notice):
    """The notice as enterprises would get it."""

    session: Session
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePublished(Notice):
    """The notice is on its way; this message becomes the progress card."""

    session: Session
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeProgress(Notice):
    """How far the notice has come, in `message` if one shows it already."""

    session: Session
    progress: Progress
    message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWanted(Notice):
    """There is nothing to announce for the month yet; `drafts`: begun but not complete."""

    year: int
    month: int
    drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnnounced(Notice):
    """The notice itself, for enterprises."""

    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChanged(Notice):
    """Time, place or rooms are others than was said before; for who has this `booking`, be it in line."""

    session: Session
    was: Session
    booking: Booking


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOff(Notice):
    """The session is cancelled; `held`: the reader's enterprise held a place and goes first at the next."""

    session: Session
    reason: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFields(Notice):
    """What of a session can be changed by itself."""

    session: Session
    fields: tuple[SessionField, ...]

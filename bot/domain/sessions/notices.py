"""What is told about sessions and bookings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from bot.domain.base.ids import ChatId
from bot.domain.base.notice import Notice
from bot.domain.sessions.about import AboutBooking, AboutSession
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

    CODE: ClassVar[str] = "sessions_shown"
    seats: tuple[Seat, ...]
    may_book: bool
    opening: Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(AboutBooking):
    CODE: ClassVar[str] = "booked"
    others: bool = False

    def told_to(self, chat: ChatId) -> Self:
        return replace(self, to=chat, others=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waitlisted(AboutBooking):
    """The session is full; `line` is the enterprise's place in line."""

    CODE: ClassVar[str] = "waitlisted"
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOffered(AboutBooking):
    """A seat is held for the enterprise until the offer is over."""

    CODE: ClassVar[str] = "seat_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferOver(AboutSession):
    """Nobody of the enterprise took the seat in time."""

    CODE: ClassVar[str] = "offer_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(AboutBooking):
    """The call to who holds a seat; `eve`: the day before."""

    CODE: ClassVar[str] = "called"
    eve: bool = False

    @property
    def repeats(self) -> bool:
        return self.eve


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(AboutBooking):
    """The enterprise has said that it is coming."""

    CODE: ClassVar[str] = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOver(AboutSession):
    """No seat came free before the session was locked."""

    CODE: ClassVar[str] = "line_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalled(AboutSession):
    """The coordinators hear how many were called."""

    CODE: ClassVar[str] = "session_called"
    called: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGivenBack(AboutSession):
    """After the call the coordinators hear of it."""

    CODE: ClassVar[str] = "seat_given_back"
    enterprise: str
    slot: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled(AboutSession):
    """`reason`: it was a coordinator who ended it."""

    CODE: ClassVar[str] = "booking_cancelled"
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
class SessionCard(AboutSession):
    """A session as a coordinator may see and move it; `calls_at`: when booking ends with the call."""

    window_over: bool = False

    CODE: ClassVar[str] = "session_card"
    allowed: tuple[SessionAction, ...]
    counts: Mapping[BookingState, int]
    progress: Progress | None = None
    workday: bool = True
    calls_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsListed(Notice):
    """Below the cards of the sessions that are not over."""

    CODE: ClassVar[str] = "sessions_listed"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreview(AboutSession):
    """The notice as enterprises would get it."""

    CODE: ClassVar[str] = "notice_preview"
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePublished(AboutSession):
    """The notice is on its way; this message becomes the progress card."""

    CODE: ClassVar[str] = "notice_published"
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeProgress(AboutSession):
    """How far the notice has come, in `message` if one shows it already."""

    CODE: ClassVar[str] = "notice_progress"
    progress: Progress
    message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWanted(Notice):
    """There is nothing to announce for the month yet; `drafts`: begun but not complete."""

    CODE: ClassVar[str] = "notice_wanted"
    year: int
    month: int
    drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnnounced(AboutSession):
    """The notice itself, for enterprises."""

    CODE: ClassVar[str] = "session_announced"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChanged(AboutBooking):
    """Time, place or rooms are others than was said before; for who has this `booking`, be it in line."""

    CODE: ClassVar[str] = "session_changed"
    was: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOff(AboutSession):
    """The session is cancelled; `held`: the reader's enterprise held a place and goes first at the next."""

    CODE: ClassVar[str] = "session_off"
    reason: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFields(AboutSession):
    """What of a session can be changed by itself."""

    CODE: ClassVar[str] = "session_fields"
    fields: tuple[SessionField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReopened(AboutSession):
    """A supervisor has opened what was archived, so that it can be put right."""

    CODE: ClassVar[str] = "session_reopened"
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveListed(Notice):
    """Above stand the newest sessions that are over, if there are any."""

    CODE: ClassVar[str] = "archive_listed"

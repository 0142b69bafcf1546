"""Notices about sessions and the seats at them."""

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
    """A session as an enterprise sees it.

    `line` is its place on the waiting list, `appeals` are the numbers of what it brings.
    """

    session: Session
    booking: Booking | None = None
    line: int = 0
    appeals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsShown(Notice):
    """The sessions that are booked or can be booked, and when booking opens next."""

    CODE: ClassVar[str] = "sessions_shown"
    seats: tuple[Seat, ...]
    may_book: bool
    opening: Opening
    nothing_held: bool = False  # who wants to give a seat back has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(AboutBooking):
    CODE: ClassVar[str] = "booked"
    others: bool = False

    def told_to(self, chat: ChatId) -> Self:
        return replace(self, to=chat, others=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waitlisted(AboutBooking):
    """The session is full; `line` is the enterprise's place on the waiting list."""

    CODE: ClassVar[str] = "waitlisted"
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOffered(AboutBooking):
    """A seat is held for the enterprise until the offer is over."""

    CODE: ClassVar[str] = "seat_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferOver(AboutSession):
    """Nobody of the enterprise took the offered seat in time."""

    CODE: ClassVar[str] = "offer_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(AboutBooking):
    """The reminder (“叫号”提醒) to whoever has a seat; `eve`: the one on the day before."""

    CODE: ClassVar[str] = "called"
    eve: bool = False

    @property
    def repeats(self) -> bool:
        return self.eve


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(AboutBooking):
    """The enterprise has said that it will come."""

    CODE: ClassVar[str] = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOver(AboutSession):
    """No seat became free before the session was locked."""

    CODE: ClassVar[str] = "line_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalled(AboutSession):
    """For coordinators: how many enterprises were reminded."""

    CODE: ClassVar[str] = "session_called"
    called: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGivenBack(AboutSession):
    """For coordinators: a seat was given back after the reminder."""

    CODE: ClassVar[str] = "seat_given_back"
    enterprise: str
    slot: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled(AboutSession):
    """A booking was cancelled; with a `reason` it was a coordinator who did it."""

    CODE: ClassVar[str] = "booking_cancelled"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a notice has been sent; `failed`: the person can't be reached now."""

    total: int
    sent: int
    failed: int
    waiting: int
    stopped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCard(AboutSession):
    """A session as a coordinator may see and move it; `calls_at` is when booking ends and enterprises are reminded."""

    window_over: bool = False
    late: bool = False  # whether a coordinator may still book for somebody

    CODE: ClassVar[str] = "session_card"
    allowed: tuple[SessionAction, ...]
    counts: Mapping[BookingState, int]
    progress: Progress | None = None
    workday: bool = True
    calls_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsListed(Notice):
    """The message below the cards of the sessions that are not over."""

    CODE: ClassVar[str] = "sessions_listed"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreview(AboutSession):
    """The announcement as enterprises would get it."""

    CODE: ClassVar[str] = "notice_preview"
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePublished(AboutSession):
    """The announcement is being sent; this message becomes the one that shows the progress."""

    CODE: ClassVar[str] = "notice_published"
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeProgress(AboutSession):
    """How far the announcement has been sent, in `message` if one shows it already."""

    CODE: ClassVar[str] = "notice_progress"
    progress: Progress
    message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWanted(Notice):
    """There is nothing to announce for the month yet; `drafts` are begun but not complete."""

    CODE: ClassVar[str] = "notice_wanted"
    year: int
    month: int
    drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnnounced(AboutSession):
    """The announcement itself, for enterprises."""

    CODE: ClassVar[str] = "session_announced"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChanged(AboutBooking):
    """Time, place or rooms have changed; for whoever has this `booking`, also on the waiting list."""

    CODE: ClassVar[str] = "session_changed"
    was: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingChanged(AboutSession):
    """For a department that sits there, or did until now: time, place, rooms or departments have changed."""

    CODE: ClassVar[str] = "sitting_changed"
    was: Session
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOff(AboutSession):
    """The session is cancelled; `held`: the reader's enterprise had a seat and has priority at the next."""

    CODE: ClassVar[str] = "session_off"
    reason: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFields(AboutSession):
    """The fields of a session that can be changed one by one."""

    CODE: ClassVar[str] = "session_fields"
    fields: tuple[SessionField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReopened(AboutSession):
    """A supervisor has reopened an archived session for corrections."""

    CODE: ClassVar[str] = "session_reopened"
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveListed(Notice):
    """The message below the newest archived sessions, if there are any."""

    CODE: ClassVar[str] = "archive_listed"

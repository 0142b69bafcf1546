"""Notices on the day of a session: the queue for whoever runs it, and the turn for whoever waits."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.sessions.about import AboutBooking, AboutSession
from bot.domain.sessions.booking import Booking, BookingAction


@dataclass(frozen=True, slots=True)
class Place:
    """A booking with the name of its enterprise."""

    booking: Booking
    enterprise: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room: who is in it, and who waits for it."""

    number: int
    departments: tuple[str, ...]
    inside: Place | None
    waiting: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ToHear:
    """An appeal that has no record yet."""

    id: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueShown(AboutSession):
    """The running session room by room; `unrecorded` counts the appeals without a record."""

    CODE: ClassVar[str] = "queue_shown"
    rooms: tuple[RoomLine, ...]
    attended: int
    missed: int
    unrecorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEmpty(Notice):
    """No session is running."""

    CODE: ClassVar[str] = "queue_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollShown(AboutSession):
    """All bookings with a slot number, in the order of the numbers."""

    CODE: ClassVar[str] = "roll_shown"
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown(AboutSession):
    """One booking on the day: what can be done with it, and its appeals."""

    CODE: ClassVar[str] = "place_shown"
    place: Place
    allowed: tuple[BookingAction, ...]
    appeals: tuple[ToHear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrecordedShown(AboutSession):
    """What has to be recorded before the session can end; departments may also go on with what is `gone_on`."""

    CODE: ClassVar[str] = "unrecorded_shown"
    places: tuple[Place, ...]
    appeals: tuple[ToHear, ...]
    gone_on: tuple[ToHear, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionBegins(AboutSession):
    """The session begins soon: so many enterprises have seats, so many appeals are to be heard.

    `confirmed` of them have said that they come; None in notices that were kept before this was counted.
    """

    CODE: ClassVar[str] = "session_begins"
    coming: int
    appeals: int
    confirmed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionUnfinished(AboutSession):
    """The day of the session is over, but the session was not ended."""

    CODE: ClassVar[str] = "session_unfinished"
    unrecorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(AboutBooking):
    """The session has begun; `ahead` others are before this enterprise in its room."""

    CODE: ClassVar[str] = "day_opened"
    goes_by_phone: ClassVar[bool] = False
    ahead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summoned(AboutBooking):
    """It is this enterprise's turn."""

    CODE: ClassVar[str] = "summoned"
    goes_by_phone: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead(AboutBooking):
    """How many are before this enterprise now.

    `after` is what was done with it, None if only the queue moved on. `inside`: it is its turn.
    """

    CODE: ClassVar[str] = "ahead"
    goes_by_phone: ClassVar[bool] = False
    ahead: int
    after: BookingAction | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(AboutBooking):
    """The enterprise has been heard."""

    CODE: ClassVar[str] = "heard"
    goes_by_phone: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAbsent(AboutBooking):
    """The enterprise was marked as absent."""

    CODE: ClassVar[str] = "marked_absent"

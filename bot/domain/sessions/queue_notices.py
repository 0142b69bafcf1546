"""What is told on the day of a session: the queue to who runs it, the turn to who waits."""

from dataclasses import dataclass

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import Booking, BookingAction
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """A booking with the name of its enterprise."""

    booking: Booking
    enterprise: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """Who is in a room, and who waits before it."""

    number: int
    departments: tuple[str, ...]
    inside: Place | None
    waiting: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ToHear:
    """An appeal that nobody has recorded yet."""

    id: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueShown(Notice):
    """The running session room by room; `unrecorded` counts the appeals still to be recorded."""

    session: Session
    rooms: tuple[RoomLine, ...]
    attended: int
    missed: int
    unrecorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEmpty(Notice):
    """No session is running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollShown(Notice):
    """Everybody who was given a number, in their order."""

    session: Session
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown(Notice):
    """One booking on the day: what can be done with it, and the appeals it brings."""

    session: Session
    place: Place
    allowed: tuple[BookingAction, ...]
    appeals: tuple[ToHear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrecordedShown(Notice):
    """What has to be recorded before the session can end."""

    session: Session
    places: tuple[Place, ...]
    appeals: tuple[ToHear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionBegins(Notice):
    """The session begins soon: so many enterprises are coming, so many appeals are to be heard."""

    session: Session
    coming: int
    appeals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionUnfinished(Notice):
    """The session's day is over, the session is not."""

    session: Session
    unrecorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Notice):
    """The session has begun; `ahead` are before this enterprise in its room."""

    session: Session
    booking: Booking
    ahead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summoned(Notice):
    """It is this enterprise's turn."""

    session: Session
    booking: Booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead(Notice):
    """So many are before this enterprise now; `after` what was done with it, None: the line moved on."""

    session: Session
    booking: Booking
    ahead: int
    after: BookingAction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAbsent(Notice):
    """The enterprise was marked as absent."""

    session: Session
    booking: Booking

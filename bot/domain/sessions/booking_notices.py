"""What is told about one booking: its card, and the appeals that it is about."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.ids import ChatId
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from bot.domain.sessions.about import AboutBooking, AboutSession
from bot.domain.sessions.booking import Booking, BookingAction
from bot.domain.sessions.service_list import Item
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCard(AboutBooking):
    """A booking as its viewer may see and move it; `line`: its place in line, `done`: what they just did."""

    CODE: ClassVar[str] = "booking_card"
    enterprise: str
    appeals: tuple[Appeal, ...]
    viewer: Party
    allowed: tuple[BookingAction, ...]
    line: int = 0
    done: BookingAction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealsBrought(BookingCard):
    """The booking is about these appeals now; `others`: a colleague of the reader's chose them."""

    CODE: ClassVar[str] = "appeals_brought"
    others: bool

    def told_to(self, chat: ChatId) -> Self:
        return replace(self, to=chat, others=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBrought(AboutSession):
    """The appeal was filed, but the booking that it was written for can't be changed any more."""

    CODE: ClassVar[str] = "not_brought"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingTargets(AboutBooking):
    """The sessions to which a booking can move."""

    CODE: ClassVar[str] = "booking_targets"
    targets: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMoved(AboutBooking):
    """The enterprise sits at another session; `by`: whose doing it was, None the reader's own."""

    CODE: ClassVar[str] = "booking_moved"
    was: Session
    reason: str
    by: Role | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a booking, whose it is and what it is about."""

    booking: Booking
    enterprise: str
    appeals: tuple[Appeal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsListed(AboutSession):
    CODE: ClassVar[str] = "bookings_listed"
    entries: tuple[Entry, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSent(AboutSession):
    """What the department hears at the session, for who prepares there; the whole list comes as a file."""

    CODE: ClassVar[str] = "list_sent"
    department: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsSent(AboutSession):
    """The coordinators hear who got the list; `waiting`: appeals that nobody has sorted, `nobody`: who has no chat."""

    CODE: ClassVar[str] = "lists_sent"
    departments: int
    appeals: int
    waiting: int
    nobody: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.CALENDAR
    booking: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSent(PaperSent):
    """The entry for a calendar; `on` False takes it out again."""

    CODE: ClassVar[str] = "calendar_sent"
    booking: int
    on: bool

    @property
    def order(self) -> Order:
        return CalendarOrder(self.booking)


@dataclass(frozen=True, slots=True)
class ServiceListOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.SERVICE_LIST
    session: int
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceListSent(PaperSent):
    """What the department hears at the session, as a table."""

    CODE: ClassVar[str] = "service_list_sent"
    session: Session
    department: str
    count: int

    @property
    def order(self) -> Order:
        return ServiceListOrder(self.session.id, self.department)


@dataclass(frozen=True, slots=True)
class MinutesOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.MINUTES
    session: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSent(PaperSent):
    """The minutes of a session; `came`: enterprises that were there."""

    CODE: ClassVar[str] = "minutes_sent"
    session: Session
    came: int

    @property
    def order(self) -> Order:
        return MinutesOrder(self.session.id)

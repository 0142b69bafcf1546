"""Notices about one booking: its card, the appeals that it is about, its moves, and lists and files for the session."""

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
    """A booking as its viewer may see and move it.

    `line` is its place on the waiting list, `done` what the viewer just did.
    """

    CODE: ClassVar[str] = "booking_card"
    enterprise: str
    appeals: tuple[Appeal, ...]
    viewer: Party
    allowed: tuple[BookingAction, ...]
    line: int = 0
    done: BookingAction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealsBrought(BookingCard):
    """The booking is about these appeals now; `others`: a colleague of the reader chose them."""

    CODE: ClassVar[str] = "appeals_brought"
    others: bool

    def told_to(self, chat: ChatId) -> Self:
        return replace(self, to=chat, others=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBrought(AboutSession):
    """The appeal was filed, but the booking for which it was written can't be changed any more.

    It is said once of a text with several matters, of which `more` follow.
    """

    CODE: ClassVar[str] = "not_brought"
    number: str
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingTargets(AboutBooking):
    """The sessions to which a booking can move."""

    CODE: ClassVar[str] = "booking_targets"
    targets: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMoved(AboutBooking):
    """The enterprise has a seat at another session; `by` is who moved it, None for the reader."""

    CODE: ClassVar[str] = "booking_moved"
    was: Session
    reason: str
    by: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedLate(AboutBooking):
    """A coordinator booked for the enterprise after the window, and why."""

    CODE: ClassVar[str] = "booked_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver(AboutBooking):
    """For who waits for a seat: a coordinator added one for another; the reader's `place` in line is as before."""

    CODE: ClassVar[str] = "booking_passed_over"
    place: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a booking with its enterprise and its appeals."""

    booking: Booking
    enterprise: str
    appeals: tuple[Appeal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsListed(AboutSession):
    CODE: ClassVar[str] = "bookings_listed"
    entries: tuple[Entry, ...]
    total: int
    page: int
    late: bool = False  # whether a coordinator may still book for somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSent(AboutSession):
    """For a department that sits at the session: what it will hear there. The whole list comes as a file."""

    CODE: ClassVar[str] = "list_sent"
    department: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsSent(AboutSession):
    """For coordinators: who got the list.

    `waiting` counts appeals without triage; `nobody` are departments without a chat.
    """

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
    """An entry for a calendar; with `on` False it removes the entry."""

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
    """The table of what a department will hear at the session."""

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
    """The minutes of a session; `came` counts the enterprises that were there."""

    CODE: ClassVar[str] = "minutes_sent"
    session: Session
    came: int

    @property
    def order(self) -> Order:
        return MinutesOrder(self.session.id)

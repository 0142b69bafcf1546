"""What is told about one booking: its card, and the appeals that it is about."""

from dataclasses import dataclass

from bot.domain.appeal import Appeal
from bot.domain.booking import Booking, BookingAction
from bot.domain.notice.base import Notice
from bot.domain.people import Party
from bot.domain.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCard(Notice):
    """A booking as its viewer may see and move it; `line`: its place in line."""

    session: Session
    booking: Booking
    enterprise: str
    appeals: tuple[Appeal, ...]
    viewer: Party
    allowed: tuple[BookingAction, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealsBrought(BookingCard):
    """The booking is about these appeals now; `others`: a colleague of the reader's chose them."""

    others: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBrought(Notice):
    """The appeal was filed, but the booking that it was written for can't be changed any more."""

    session: Session
    number: str

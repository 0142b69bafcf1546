"""What is told about sessions and bookings."""

from dataclasses import dataclass

from bot.domain.notice.base import Notice
from bot.domain.session import Session


@dataclass(frozen=True, slots=True)
class Seat:
    """An open session as an enterprise sees it."""

    session: Session
    booking: int | None = None
    slot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsShown(Notice):
    seats: tuple[Seat, ...]
    may_book: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(Notice):
    session: Session
    slot: int
    booking: int
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled(Notice):
    session: Session

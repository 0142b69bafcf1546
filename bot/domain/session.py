"""A session (坐诊期) and the bookings (挂号) on it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BookingState(StrEnum):
    BOOKED = "BOOKED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Session:
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

    def is_open(self, now: datetime) -> bool:
        """Booking is open and a seat may be left."""
        opens, closes = self.booking_opens, self.booking_closes
        return opens is not None and closes is not None and opens <= now < closes


@dataclass(frozen=True, slots=True)
class Booking:
    id: int
    session: int
    enterprise: int
    slot: int
    state: BookingState

"""The order of a running session: who is in which room, and how many wait before each of the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.sessions.booking import Booking


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an enterprise stands: in the room, or with `ahead` others before it."""

    inside: bool
    ahead: int = 0


def room_of(booking: Booking) -> int:
    return booking.room or 1


def by_room(line: Iterable[Booking]) -> dict[int, list[Booking]]:
    """Return the bookings by room, each room in the order of turns."""
    found: dict[int, list[Booking]] = {}
    for held in sorted(line, key=lambda booking: (room_of(booking), booking.turn, booking.slot or 0)):
        found.setdefault(room_of(held), []).append(held)
    return found


def inside(here: Iterable[Booking]) -> Booking | None:
    """Return the booking that is in the room; None if the room is empty."""
    return next((booking for booking in here if booking.summoned_at is not None), None)


def waiting(here: Iterable[Booking]) -> list[Booking]:
    """Return the bookings that wait for the room, the next one first."""
    return [booking for booking in here if booking.summoned_at is None]


def turns(line: Iterable[Booking]) -> dict[int, Turn]:
    """Return by row of the booking where it stands, the next ones first."""
    found: dict[int, Turn] = {}
    for here in by_room(line).values():
        found |= {booking.id: Turn(inside=True) for booking in here if booking.summoned_at is not None}
        found |= {booking.id: Turn(inside=False, ahead=ahead) for ahead, booking in enumerate(waiting(here))}
    return found

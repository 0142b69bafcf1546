"""What the calendar entry of a booking is made from."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.sessions.booking import Booking
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Invitation:
    """The facts of an entry. `now` is when it is made; `on`: the booking has its seat; `organizer` is the programme."""

    session: Session
    booking: Booking
    on: bool
    now: datetime
    organizer: str

"""What the forms about sessions and bookings have gathered, as typed records."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from bot.domain.sessions.session import Session
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSession(Record):
    """A form about one session: why it is cancelled or reopened, or whom a coordinator seats late and why."""

    session: int
    words: str = ""
    enterprise: int | None = None
    found: tuple[tuple[int, str], ...] = ()  # enterprises that fit what was typed, with their names


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutEnterprise(AboutSession):
    """A late booking: the enterprise was asked."""

    enterprise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutBooking(Record):
    """A form about one booking: where it is moved and why, or which appeals it brings.

    `picks` says of appeals that were tapped whether they are brought; `new`: another appeal is written.
    """

    booking: int
    words: str = ""
    target: int | None = None
    picks: Mapping[int, bool] = field(default_factory=dict)
    new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(AboutBooking):
    """A booking that is moved: the other session was asked."""

    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFilled(Record):
    """A session as far as it was filled in; `session` is the one that is changed, `opens` and `closes` its window.

    `timed`: the day that was said together with its hour.
    """

    session: int | None = None
    copied: bool = False
    theme: str | None = None
    form: str | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    place: str | None = None
    departments: tuple[str, ...] | None = None
    heads: Mapping[str, str] | None = None
    capacity: int | None = None
    rooms: tuple[tuple[str, ...], ...] | None = None
    slot: int | None = None
    timed: str = ""

    @property
    def held_at(self) -> dt.datetime | None:
        return None if self.date is None or self.time is None else dt.datetime.combine(self.date, self.time, SHANGHAI)

    @property
    def is_elsewhere(self) -> bool:
        """Whether holders of a place must hear of it."""
        return any(said is not None for said in (self.date, self.time, self.place, self.rooms))

    @property
    def columns(self) -> dict[str, object]:
        """Return what was filled in, by the session's columns."""
        said = {
            "theme": self.theme,
            "form": self.form,
            "held_at": self.held_at,
            "booking_opens": self.opens,
            "booking_closes": self.closes,
            "place": self.place,
            "departments": self.departments,
            "heads": self.heads,
            "capacity": self.capacity,
            "rooms": self.rooms,
            "slot_minutes": self.slot,
        }
        return {name: value for name, value in said.items() if value is not None}

    def completed(self, session: Session) -> Self:
        """Return the new moment: a new date keeps the session's time, a new time keeps its date."""
        if session.held_at is None or (self.date is None and self.time is None):
            return self
        held = session.held_at.astimezone(SHANGHAI)
        kept = held.time().replace(second=0, microsecond=0)
        return replace(self, date=self.date or held.date(), time=self.time or kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession(SessionFilled):
    """A session that is entered: its day and hour were asked."""

    date: dt.date
    time: dt.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Record):
    """A session whose hour was typed."""

    time: dt.time

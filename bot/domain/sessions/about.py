"""The base of notices about a session, and of those about one booking at it."""

from dataclasses import dataclass

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.terms import Terms
from bot.domain.sessions.booking import TABLE, Booking
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSession(Notice):
    session: Session

    @property
    def terms(self) -> Terms:
        """Nobody needs to read it once the session has begun."""
        return Terms(until=self.session.held_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutBooking(AboutSession):
    booking: Booking

    @property
    def booking_id(self) -> int | None:
        return self.booking.id

    @property
    def terms(self) -> Terms:
        """What the enterprise has to decide is over once its booking has changed."""
        rule = TABLE.rules.get(self.booking.state)
        awaited = rule is not None and rule.owner is Party.MEMBER
        return Terms(seat=self.booking.state if awaited else "", until=self.session.held_at)

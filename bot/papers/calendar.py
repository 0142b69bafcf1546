"""Makes the calendar entry (iCalendar) of a booking.

Each booking has one UID, and each change a higher sequence number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress

from bot.domain.base.paper import Made
from bot.domain.sessions.booking import Booking
from bot.domain.sessions.session import Session
from bot.papers.plain import plain
from bot.texts.sessions import invitation

NOBODY = "mailto:noreply@zuozhen-jiesu.invalid"  # RFC 2606: an address that never is one
ALARMS = (timedelta(days=-1), timedelta(hours=-2))


@dataclass(frozen=True, slots=True)
class Invitation:
    """The facts of an entry. `now` is when it is made; `on`: the booking has its seat; `organizer` is the programme."""

    session: Session
    booking: Booking
    on: bool
    now: datetime
    organizer: str


def make(facts: Invitation) -> Made:
    """Return the entry as an .ics file. It is at the seat's expected time, or else at the session's."""
    calendar = Calendar()
    calendar.add("prodid", "-//zuozhen-jiesu//booking//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH" if facts.on else "CANCEL")
    calendar.add_component(_event(facts))
    return Made(invitation.FILE.format(slot=facts.booking.slot or 0), calendar.to_ical())


def _event(facts: Invitation) -> Event:
    session, booking, event = facts.session, facts.booking, Event()
    start = booking.expected_at or session.held_at or facts.now
    event.add("uid", f"booking-{booking.id}@zuozhen-jiesu")
    event.add("sequence", booking.revision)
    event.add("dtstamp", facts.now)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=session.slot_minutes))
    event.add("organizer", _organizer(facts.organizer))
    event.add("summary", plain(invitation.summary(session, booking)))
    event.add("location", plain(invitation.location(session, booking)))
    event.add("description", plain(invitation.description(session)))
    event.add("status", "CONFIRMED" if facts.on else "CANCELLED")
    for before in ALARMS if facts.on else ():
        event.add_component(_alarm(before, session, booking))
    return event


def _organizer(name: str) -> vCalAddress:
    """Return the organizer, which RFC 5546 asks for; nobody reads mail at this address."""
    address = vCalAddress(NOBODY)
    address.params["CN"] = plain(name).replace('"', "").replace("\n", " ")
    return address


def _alarm(before: timedelta, session: Session, booking: Booking) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", plain(invitation.summary(session, booking)))
    return alarm

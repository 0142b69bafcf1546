"""Lays out the calendar entry of a booking (iCalendar, RFC 5545).

It is at the seat's expected time, or else at the session's.
"""

from datetime import timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress

from bot.domain.sessions.booking import Booking
from bot.domain.sessions.invitation import Invitation
from bot.domain.sessions.session import Session
from bot.papers.plain import plain
from bot.texts.sessions import invitation

NOBODY = "mailto:noreply@zuozhen-jiesu.invalid"  # RFC 2606: an address that never is one
ALARMS = (timedelta(days=-1), timedelta(hours=-2))


def entry(facts: Invitation) -> bytes:
    """Return the entry, encoded."""
    calendar = Calendar()
    calendar.add("prodid", "-//zuozhen-jiesu//booking//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH" if facts.on else "CANCEL")
    calendar.add_component(_event(facts))
    return bytes(calendar.to_ical())


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

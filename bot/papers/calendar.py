"""Makes the calendar entry (iCalendar) of a booking.

Each booking has one UID, and each change a higher sequence number.
"""

from bot.domain.base.paper import Made
from bot.domain.sessions.invitation import Invitation
from bot.texts.sessions import invitation


def make(facts: Invitation) -> Made:
    """Return the entry as an .ics file."""
    from bot.papers.calendar_ics import entry  # noqa: PLC0415  # only the studio's process needs icalendar

    return Made(invitation.FILE.format(slot=facts.booking.slot or 0), entry(facts))

"""Calendar entries of a seat: each later one replaces the one before, and the last takes it out."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.domain.people.person import Role
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.booking_notices import CalendarOrder, CalendarSent
from bot.papers.calendar import make
from bot.usecases.sessions import invitations
from storage.sessions import sessions
from tests.desk import Desk


def held(desk: Desk) -> Booking:
    enterprise = desk.enterprise("甲")
    member = desk.person(Role.MEMBER, enterprise=enterprise)
    values = {"year": 2024, "number": 4, "theme": "外资", "form": "坐诊", "place": "昆明", "capacity": 20}
    session = sessions.add(desk.tx, values | {"departments": (), "held_at": desk.now + timedelta(days=9)})
    seat = {"session": session.id, "enterprise": enterprise, "slot": 1, "booked_by": member.id, "booked_at": desk.now}
    return sessions.book(desk.tx, seat)


def sent(desk: Desk, row: int) -> tuple[object, ...]:
    """Let an entry be sent; return what a calendar decides by."""
    found = sessions.peek_booking(desk.tx, row)
    assert found
    (told,) = invitations.entries(desk.tx, found)
    facts = invitations.gather(desk.tx, CalendarOrder(row), now=desk.now)
    assert isinstance(told, CalendarSent)
    assert facts
    calendar = Calendar.from_ical(make(facts).data)
    (entry,) = calendar.events
    assert told.on is (calendar["method"] == "PUBLISH")
    return str(entry["uid"]), entry["sequence"], str(calendar["method"]), str(entry["status"])


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_each_entry_replaces_the_one_before(desk: Desk) -> None:
    seat = held(desk).id
    first, second = sent(desk, seat), sent(desk, seat)
    sessions.change_booking(desk.tx, seat, {"state": BookingState.CANCELLED})
    uid = first[0]
    assert [first, second] == [(uid, number, "PUBLISH", "CONFIRMED") for number in (1, 2)]
    assert sent(desk, seat) == (uid, 3, "CANCEL", "CANCELLED")

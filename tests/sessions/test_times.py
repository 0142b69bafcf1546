"""The moments of a session where the calendar is awkward: midnight, 29 February, year's end, a year without data."""

from datetime import datetime

import pytest
from icalendar import Calendar

from bot.domain.people.person import Role
from bot.domain.sessions import times
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.invitation import Invitation
from bot.domain.sessions.notices import Called, SessionCard
from bot.domain.sessions.session import Session, SessionAction
from bot.domain.sessions.times import ProgrammeTimer
from bot.domain.time.calendar import SHANGHAI
from bot.papers.calendar import make
from bot.texts.render import render
from bot.usecases.sessions import desk as coordinating
from bot.usecases.sessions import seat_offers
from storage.sessions import sessions
from tests.desk import Desk, open_desk
from tests.house import programme
from tests.texts.samples import WORDS

CALENDAR, DAYS = programme().calendar, 5
FORMAT = "%Y-%m-%d %H:%M"


def at(said: str) -> datetime:
    return datetime.strptime(said, FORMAT).replace(tzinfo=SHANGHAI)


def said(*moments: datetime) -> tuple[str, ...]:
    return tuple(moment.astimezone(SHANGHAI).strftime(FORMAT) for moment in moments)


@pytest.mark.parametrize(
    ("year", "month", "opens", "closes"),
    [
        (2026, 10, "2026-10-08 08:30", "2026-10-13 17:30"),  # Saturday the 10th is worked
        (2024, 2, "2024-02-01 08:30", "2024-02-06 17:30"),  # Sunday the 4th is worked
        (2025, 1, "2025-01-02 08:30", "2025-01-08 17:30"),
        (2027, 2, "2027-02-01 08:30", "2027-02-05 17:30"),  # no data: Monday to Friday
        (2028, 2, "2028-02-01 08:30", "2028-02-07 17:30"),
    ],
)
def test_booking_is_open_on_the_first_working_days(year: int, month: int, opens: str, closes: str) -> None:
    assert said(*times.booking_window(year, month, CALENDAR, DAYS)) == (opens, closes)


@pytest.mark.parametrize(
    ("days", "closes"), [(1, "2024-11-01 17:30"), (2, "2024-11-04 17:30"), (3, "2024-11-05 17:30")]
)
def test_it_is_open_for_as_many_days_as_the_pack_says(days: int, closes: str) -> None:
    assert said(*times.booking_window(2024, 11, CALENDAR, days)) == ("2024-11-01 08:30", closes)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2024-12-31 23:59", "2025-01-02 08:30"),
        ("2025-01-02 08:29", "2025-01-02 08:30"),
        ("2025-01-02 08:30", "2025-02-05 08:30"),  # after the Spring Festival
        ("2028-02-29 12:00", "2028-03-01 08:30"),
        ("2026-12-31 12:00", "2027-01-01 08:30"),  # no data: a Friday
    ],
)
def test_the_next_window(now: str, opens: str) -> None:
    assert said(times.next_window(at(now), CALENDAR, DAYS)[0]) == (opens,)


@pytest.mark.parametrize(
    ("held", "calls"),
    [
        ("2024-02-29 09:00", "2024-02-26 09:00"),
        ("2024-03-03 09:00", "2024-02-29 09:00"),
        ("2028-03-03 09:00", "2028-02-29 09:00"),
        ("2025-01-03 09:00", "2024-12-31 09:00"),
        ("2025-01-01 00:10", "2024-12-27 09:00"),  # Sunday the 29th: the Friday before
        ("2024-10-08 09:00", "2024-09-30 09:00"),  # the week of the National Day
        ("2027-02-10 09:00", "2027-02-05 09:00"),  # no data: Sunday the 7th is none
    ],
)
def test_called_three_days_before_or_the_working_day_before_that(held: str, calls: str) -> None:
    assert said(times.call_at(at(held), CALENDAR, 3)) == (calls,)


@pytest.mark.parametrize(
    ("now", "notice", "soon"),
    [
        ("2024-12-31 09:59", "2024-12-31 10:00", "2025-01-24 10:00"),
        ("2024-12-31 10:00", "2025-01-27 10:00", "2025-01-24 10:00"),
        ("2024-02-28 10:00", "2024-02-29 10:00", "2024-03-27 10:00"),
        ("2024-02-29 10:00", "2024-03-29 10:00", "2024-03-27 10:00"),
        ("2027-12-31 23:59", "2028-01-31 10:00", "2028-01-27 10:00"),
    ],
)
def test_the_month_s_notice_and_the_reminder_before_it(now: str, notice: str, soon: str) -> None:
    found = dict(times.month_timers(at(now), CALENDAR))
    assert said(found[ProgrammeTimer.NOTICE], found[ProgrammeTimer.NOTICE_SOON]) == (notice, soon)


def planned(desk: Desk, day: str, time: str) -> Session:
    """Make a session as the form does."""
    data = {"theme": "金融服务", "form": "坐诊", "place": "昆明", "departments": ["省商务厅"], "capacity": 3}
    who, when = desk.person(Role.COORDINATOR), {"date": day, "time": time, "slot": "20"}
    (card,) = coordinating.make(desk.tx, who, data | when, now=desk.now)
    assert isinstance(card, SessionCard)
    return card.session


def seated(desk: Desk, session: Session) -> list[Booking]:
    """Give every seat away, in turn."""
    who, made = desk.person(Role.MEMBER), []
    for number in range(session.capacity):
        row = desk.enterprise(f"企业{number}")
        values = {"session": session.id, "enterprise": row, "booked_by": who.id, "booked_at": desk.now}
        where = seat_offers.place(desk.tx, session, row)
        made.append(sessions.book(desk.tx, values | where | {"slot": number + 1, "state": BookingState.CALLED}))
    return made


def test_a_slot_across_midnight_belongs_to_both_days() -> None:
    with open_desk() as desk:
        session = planned(desk, "2024-12-31", "23:30")
        bookings = seated(desk, session)
    expected = [one.expected_at for one in bookings if one.expected_at]
    assert said(*expected) == ("2024-12-31 23:30", "2024-12-31 23:50", "2025-01-01 00:10")
    made = make(Invitation(session, bookings[1], on=True, now=at("2024-12-01 09:00"), organizer="云南省"))
    (entry,) = Calendar.from_ical(made.data).events
    assert (entry.start, entry.end) == (at("2024-12-31 23:50"), at("2025-01-01 00:10"))
    assert entry["organizer"].params["CN"] == "云南省"  # RFC 5546 wants one
    call = render(Called(to=1, session=session, booking=bookings[2]), WORDS).text
    assert "2024年12月31日（周二）23:30" in call
    assert "预计1月1日（周三）00:10" in call


@pytest.mark.parametrize(
    ("day", "time", "numbered", "opens", "workday"),
    [
        ("2025-01-01", "00:10", (2025, 1), "2025-01-02 08:30", False),  # still the old year in UTC
        ("2024-12-31", "23:59", (2024, 1), "2024-12-02 08:30", True),
        ("2028-02-29", "09:00", (2028, 1), "2028-02-01 08:30", True),
        ("2027-05-08", "09:00", (2027, 1), "2027-05-03 08:30", False),  # no data: a Saturday, and 劳动节 is none
    ],
)
def test_a_session_is_numbered_and_booked_by_its_date_in_shanghai(
    day: str, time: str, numbered: tuple[int, int], opens: str, *, workday: bool
) -> None:
    with open_desk() as desk:
        session = planned(desk, day, time)
        card = coordinating.card(desk.tx, desk.person(Role.COORDINATOR), session, desk.now)
    assert (session.year, session.number) == numbered
    assert session.booking_opens is not None
    assert said(session.booking_opens) == (opens,)
    assert isinstance(card, SessionCard)
    assert card.workday is workday
    assert session.held_at == at(f"{day} {time}")


@pytest.mark.parametrize(("day", "in_vain"), [("2024-11-03", True), ("2025-01-01", True), ("2024-11-14", False)])
def test_a_date_before_which_nobody_could_book_is_warned_of(day: str, *, in_vain: bool) -> None:
    with open_desk() as desk:
        card = coordinating.card(desk.tx, desk.person(Role.COORDINATOR), planned(desk, day, "09:00"), desk.now)
    assert isinstance(card, SessionCard)
    assert ("企业挂不了号，所以还不能发布" in render(card, WORDS).text) is in_vain
    assert (SessionAction.PUBLISH not in card.allowed) is in_vain

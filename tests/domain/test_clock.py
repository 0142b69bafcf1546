"""The working-time calendar against tables of real months and against a walker that counts one by one."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.appeals.reckoning import moved
from bot.domain.time.calendar import SHANGHAI, WorkCalendar, shanghai_date

OFFICE = WorkCalendar(time(8, 30), time(17, 30))
ODD = WorkCalendar(
    time(9, 15),
    time(16, 45),
    workdays=frozenset({date(2025, 10, 4), date(2027, 2, 20)}),
    holidays=frozenset({date(2025, 10, 9), date(2027, 1, 1), date(2027, 2, 5)}),
)


def at(text: str) -> datetime:
    """Read a Shanghai wall time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("year", "month", "days"),
    [
        (2024, 10, [8, 9, 10, 11, 12]),  # the 12th is a make-up Saturday
        (2025, 1, [2, 3, 6, 7, 8]),
        (2025, 5, [6, 7, 8, 9, 12]),
        (2025, 10, [9, 10, 11, 13, 14]),  # the 11th is a make-up Saturday
        (2026, 1, [4, 5, 6, 7, 8]),  # the 4th is a make-up Sunday
        (2026, 2, [2, 3, 4, 5, 6]),
        (2026, 10, [8, 9, 10, 12, 13]),  # the 10th is a make-up Saturday
        (2027, 1, [1, 4, 5, 6, 7]),  # no data: Monday to Friday
    ],
)
def test_booking_opens_on_the_first_workdays(year: int, month: int, days: list[int]) -> None:
    assert OFFICE.first_workdays(year, month, 5) == [date(year, month, day) for day in days]


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [
        (2025, 9, date(2025, 9, 30)),
        (2025, 5, date(2025, 5, 30)),
        (2025, 12, date(2025, 12, 31)),
        (2026, 2, date(2026, 2, 28)),  # a make-up Saturday
        (2026, 5, date(2026, 5, 29)),
        (2026, 12, date(2026, 12, 31)),
        (2027, 1, date(2027, 1, 29)),
    ],
)
def test_announcement_goes_out_on_the_last_workday(year: int, month: int, last: date) -> None:
    assert OFFICE.last_workday(year, month) == last


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2024-10-25 09:00", 1, "2024-10-28 17:30"),  # Friday
        ("2024-10-25 09:00", 10, "2024-11-08 17:30"),
        ("2024-10-26 12:00", 1, "2024-10-28 17:30"),  # Saturday
        ("2025-09-30 16:00", 1, "2025-10-09 17:30"),  # the golden week
        ("2025-09-30 16:00", 3, "2025-10-11 17:30"),  # its make-up Saturday
        ("2025-01-26 10:00", 3, "2025-02-06 17:30"),  # Spring Festival, from a make-up Sunday
        ("2026-02-13 10:00", 2, "2026-02-24 17:30"),  # Spring Festival, by way of a make-up Saturday
        ("2025-12-31 10:00", 1, "2026-01-04 17:30"),
        ("2026-12-30 10:00", 2, "2027-01-01 17:30"),  # into a year without data
        ("2025-03-03 23:59", 0, "2025-03-04 17:30"),
        ("2025-03-03 10:00", 0, "2025-03-03 17:30"),
    ],
)
def test_due(start: str, days: int, due: str) -> None:
    assert OFFICE.due(at(start), days) == at(due)


def test_the_start_day_is_shanghais() -> None:
    late_on_sunday_in_utc = datetime(2025, 3, 2, 16, 30, tzinfo=UTC)
    assert shanghai_date(late_on_sunday_in_utc) == date(2025, 3, 3)
    assert OFFICE.due(late_on_sunday_in_utc, 1) == at("2025-03-04 17:30")


@pytest.mark.parametrize(
    ("due", "days", "moment"),
    [
        ("2025-10-09 17:30", 1, "2025-09-30 08:30"),
        ("2025-10-13 17:30", 1, "2025-10-11 08:30"),
        ("2025-10-13 17:30", 0, "2025-10-13 08:30"),
        ("2024-07-27 09:30", 1, "2024-07-26 08:30"),  # a session on a Saturday
        ("2024-07-27 09:30", 0, "2024-07-26 08:30"),
    ],
)
def test_before(due: str, days: int, moment: str) -> None:
    assert OFFICE.before(at(due), days) == at(moment)


@pytest.mark.parametrize(
    ("due", "days", "moment"),
    [
        ("2025-09-30 17:30", 0, "2025-09-30 17:30"),
        ("2025-09-30 17:31", 0, "2025-10-09 08:30"),
        ("2025-09-30 17:30", 1, "2025-10-09 08:30"),
        ("2025-09-30 17:30", 3, "2025-10-11 08:30"),
    ],
)
def test_after(due: str, days: int, moment: str) -> None:
    assert OFFICE.after(at(due), days) == at(moment)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2025-03-03 08:29", "2025-03-03 08:30"),
        ("2025-03-03 08:30", "2025-03-03 08:30"),
        ("2025-03-03 12:00", "2025-03-03 12:00"),
        ("2025-03-03 17:30", "2025-03-03 17:30"),
        ("2025-03-03 18:00", "2025-03-04 08:30"),
        ("2025-03-08 12:00", "2025-03-10 08:30"),
        ("2026-01-04 12:00", "2026-01-04 12:00"),  # a make-up Sunday
    ],
)
def test_next_open(moment: str, opening: str) -> None:
    assert OFFICE.next_open(at(moment)) == at(opening)
    assert OFFICE.is_open(at(moment)) == (moment == opening)


@pytest.mark.parametrize(
    ("paused", "resumed", "due", "new_due"),
    [
        ("2025-03-05 10:00", "2025-03-05 10:01", "2025-03-06 17:30", "2025-03-06 17:30"),  # one minute
        ("2025-03-05 17:29", "2025-03-05 17:31", "2025-03-06 17:30", "2025-03-06 17:30"),  # over the closing
        ("2025-03-05 18:00", "2025-03-06 08:00", "2025-03-06 17:30", "2025-03-06 17:30"),  # overnight
        ("2025-03-05 10:00", "2025-03-05 14:29", "2025-03-06 17:30", "2025-03-06 17:30"),  # just under half a day
        ("2025-03-05 10:00", "2025-03-05 14:30", "2025-03-06 17:30", "2025-03-07 17:30"),
        ("2025-03-07 17:00", "2025-03-10 09:00", "2025-03-10 17:30", "2025-03-10 17:30"),  # over a weekend
        ("2025-03-08 12:00", "2025-03-09 12:00", "2025-03-10 17:30", "2025-03-10 17:30"),  # within one
        ("2025-09-30 08:30", "2025-10-11 08:30", "2025-10-10 17:30", "2025-10-14 17:30"),
        ("2025-03-04 12:00", "2025-03-05 12:00", "2025-03-04 17:30", "2025-03-05 17:30"),  # on its last day
        ("2025-03-04 14:00", "2025-03-05 08:31", "2025-03-04 17:30", "2025-03-05 17:30"),  # never into the past
        ("2025-03-04 12:00", "2025-03-05 12:00", "2025-03-03 17:30", "2025-03-03 17:30"),  # was overdue
    ],
)
def test_a_pause_moves_a_date_by_the_days_it_took(paused: str, resumed: str, due: str, new_due: str) -> None:
    assert moved(OFFICE, at(due), at(paused), at(resumed)) == at(new_due)


def test_halfway() -> None:
    assert OFFICE.halfway(at("2025-03-03 08:30"), at("2025-03-04 17:30")) == at("2025-03-03 17:30")
    assert OFFICE.halfway(at("2025-03-07 16:30"), at("2025-03-10 17:30")) == at("2025-03-10 12:30")


def test_overrides_win() -> None:
    assert ODD.is_workday(date(2025, 10, 4))
    assert not ODD.is_workday(date(2025, 10, 9))
    assert ODD.next_workday(date(2025, 10, 4)) == date(2025, 10, 10)
    assert ODD.count(date(2025, 9, 30), date(2025, 10, 10)) == 2


def test_a_year_without_data_is_seen_and_can_be_supplied() -> None:
    assert [OFFICE.has_data(year) for year in (2003, 2004, 2026, 2027)] == [False, True, True, False]
    assert ODD.has_data(2027)
    assert OFFICE.is_workday(date(2003, 10, 1))
    assert not OFFICE.is_workday(date(2099, 1, 3))


@pytest.mark.parametrize(
    "nonsense",
    [
        lambda: OFFICE.due(datetime(2025, 3, 3), 1),  # noqa: DTZ001 - a naive one is the case
        lambda: OFFICE.next_open(datetime(2025, 3, 3)),  # noqa: DTZ001
        lambda: OFFICE.worktime(datetime(2025, 3, 3), at("2025-03-04")),  # noqa: DTZ001
        lambda: OFFICE.due(at("2025-03-03"), -1),
        lambda: OFFICE.plus_worktime(at("2025-03-03"), timedelta(seconds=-1)),
        lambda: WorkCalendar(time(17, 30), time(8, 30)),
        lambda: WorkCalendar(time(8, 30, tzinfo=UTC), time(17, 30)),
        lambda: WorkCalendar(time(8), time(9), frozenset({date(2025, 1, 1)}), frozenset({date(2025, 1, 1)})),
    ],
)
def test_nonsense_is_refused(nonsense: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        nonsense()


# Properties, against a walker that is too simple to be wrong

calendars = st.sampled_from([OFFICE, ODD])
minutes = st.integers(0, 3 * 366 * 24 * 60).map(lambda n: at("2025-01-01") + timedelta(minutes=n))
spans = st.integers(0, 9 * 24 * 60).map(lambda n: timedelta(minutes=n))
amounts = st.integers(0, 60 * 60).map(lambda n: timedelta(minutes=n))


def walk_due(calendar: WorkCalendar, start: datetime, days: int) -> datetime:
    day = start.astimezone(SHANGHAI).date()
    while days:
        day += timedelta(days=1)
        days -= calendar.is_workday(day)
    return datetime.combine(day, calendar.closes, SHANGHAI)


def walk_worktime(calendar: WorkCalendar, a: datetime, b: datetime) -> timedelta:
    total = 0
    while a < b:
        local = a.astimezone(SHANGHAI)
        total += calendar.is_workday(local.date()) and calendar.opens <= local.time() < calendar.closes
        a += timedelta(minutes=1)
    return timedelta(minutes=total)


@given(calendars, minutes, st.integers(1, 40))
def test_due_is_what_a_walker_finds(calendar: WorkCalendar, start: datetime, days: int) -> None:
    due = calendar.due(start, days)
    assert due == walk_due(calendar, start, days)
    assert calendar.count(shanghai_date(start), shanghai_date(due)) == days
    assert due.tzinfo is UTC


@given(calendars, minutes, st.integers(0, 20), st.timedeltas(timedelta(days=-45), timedelta(days=2)))
def test_a_limit_that_began_before_a_moment_has_passed(
    calendar: WorkCalendar, now: datetime, days: int, began: timedelta
) -> None:
    start = now + began
    assert (calendar.due(start, days) < now) == (start < calendar.not_due_since(now, days))


@given(calendars, minutes, st.integers(1, 40))
def test_before_and_after_undo_due(calendar: WorkCalendar, start: datetime, days: int) -> None:
    due, back = calendar.due(start, days), calendar.before(calendar.due(start, days), days)
    assert calendar.is_open(back)
    assert calendar.due(back, days) == due
    assert calendar.before(calendar.after(due, days), days) == calendar.before(due, 0)


@settings(deadline=None, max_examples=40)
@given(calendars, minutes, spans)
def test_worktime_is_what_a_walker_counts(calendar: WorkCalendar, a: datetime, span: timedelta) -> None:
    assert calendar.worktime(a, a + span) == walk_worktime(calendar, a, a + span)
    assert calendar.worktime(a + span, a) == timedelta(0)


@given(calendars, st.tuples(minutes, minutes, minutes).map(sorted))
def test_worktime_adds_up(calendar: WorkCalendar, moments: list[datetime]) -> None:
    a, b, c = moments
    assert calendar.worktime(a, b) + calendar.worktime(b, c) == calendar.worktime(a, c)


@given(calendars, minutes, amounts)
def test_plus_worktime_undoes_worktime(calendar: WorkCalendar, start: datetime, amount: timedelta) -> None:
    end = calendar.plus_worktime(start, amount)
    assert calendar.is_open(end)
    assert calendar.worktime(start, end) == amount


@given(calendars, minutes, minutes, st.integers(0, 30), spans)
def test_after_any_pause_a_date_is_a_closing_time_that_is_not_over(
    calendar: WorkCalendar, start: datetime, paused: datetime, days: int, span: timedelta
) -> None:
    due, resumed = calendar.due(start, days), paused + span
    after = moved(calendar, due, paused, resumed)
    assert after is not None
    assert calendar.due(after, 0) == after >= due
    assert due <= paused or after >= resumed
    assert calendar.worktime(paused, resumed) or after == due


@given(calendars, minutes, spans, st.integers(0, 30), amounts)
def test_later_is_never_earlier(
    calendar: WorkCalendar, start: datetime, span: timedelta, days: int, amount: timedelta
) -> None:
    later = start + span
    assert start <= calendar.next_open(start) <= calendar.next_open(later)
    assert start <= calendar.due(start, days) <= calendar.due(later, days) <= calendar.due(later, days + 1)
    assert calendar.before(start, days) <= calendar.before(later, days)
    assert calendar.after(start, days) <= calendar.after(later, days)
    assert calendar.plus_worktime(start, amount) <= calendar.plus_worktime(later, amount)


@given(calendars, minutes, st.integers(1, 30))
def test_halfway_leaves_as_much_as_has_gone(calendar: WorkCalendar, start: datetime, days: int) -> None:
    due = calendar.due(start, days)
    half = calendar.halfway(start, due)
    assert calendar.is_open(half)
    assert calendar.worktime(start, half) == calendar.worktime(half, due)

"""What came before a class's measures and since: days, rates, months, and when it has come back."""

from datetime import datetime, timedelta

from bot.domain.classes.course import Course, Month, Stretch, course_of
from bot.domain.time.calendar import SHANGHAI

SINCE = datetime(2024, 10, 15, 12, tzinfo=SHANGHAI)
DAYS = 90


def after(days: int, *filed: int) -> Course:
    """Return the course `days` after the measures, with appeals filed so many days after them or before."""
    return course_of([SINCE + timedelta(days=day) for day in filed], SINCE, SINCE + timedelta(days=days), DAYS)


def test_rates_are_of_thirty_days() -> None:
    found = after(45, -200, -89, -40, -3, 10, 20, 30)
    assert (found.before, found.after) == (Stretch(3, 90), Stretch(3, 45))
    assert (found.before.monthly, found.after.monthly) == (1.0, 2.0)


def test_months_without_appeals_stand_between_others() -> None:
    months = after(45, -89, -3, 10, 44).months
    assert months == (
        *(Month(202407, 1, 0), Month(202408, 0, 0), Month(202409, 0, 0)),
        *(Month(202410, 1, 1), Month(202411, 0, 1)),
    )


def test_what_comes_later_than_now_is_not_counted() -> None:
    assert after(5, -3, 10).after == Stretch(0, 5)


def test_a_year_stands_month_by_month_and_the_newest_are_kept() -> None:
    months = after(800, -3, 790).months
    assert (len(months), months[-1]) == (12, Month(202612, 0, 1))


def test_it_has_come_back_at_the_share_of_the_pack() -> None:
    before = range(-80, -10, 7)  # ten
    assert after(DAYS, *before, *range(10, 60, 10)).has_come_back(50)
    assert not after(DAYS, *before, *range(10, 50, 10)).has_come_back(50)
    assert not after(DAYS).has_come_back(50)
    assert after(DAYS, 10).has_come_back(50)  # nothing was known before, and one came

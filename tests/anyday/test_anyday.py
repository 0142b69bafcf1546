"""The days are those that they are meant to be, whenever one asks."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.time.calendar import SHANGHAI
from tests.anyday.__main__ import main
from tests.anyday.days import DAYS, SITE, living_in

NOWS = [datetime(2026, 11, 29, 16, tzinfo=UTC) + timedelta(days=n, hours=n) for n in range(8)]


@pytest.mark.parametrize("now", NOWS)
@pytest.mark.parametrize(("name", "weekday", "hour"), [("saturday", 5, 12), ("sunday", 6, 23), ("newyork", 5, 10)])
def test_a_weekday_is_the_next(now: datetime, name: str, weekday: int, hour: int) -> None:
    begins = DAYS[name].begins(now).astimezone(SHANGHAI)
    assert (begins.weekday(), begins.hour) == (weekday, hour)
    assert timedelta() < begins - now <= timedelta(days=8)


def test_a_process_is_moved_by_a_distance() -> None:
    now = DAYS["leap"].begins(NOWS[0]) - timedelta(days=1)
    words, environment = living_in(DAYS["leap"], now)
    assert words == ["faketime", "-f", "+86400s"]
    assert environment["PYTHONPATH"] == str(SITE)
    assert "TZ" not in environment
    words, environment = living_in(DAYS["newyork"], DAYS["newyork"].begins(now) + timedelta(seconds=1))
    assert environment["TZ"] == "America/New_York"


def test_a_day_that_nobody_knows_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["monday"]) == 2
    assert "no such day: monday; there are saturday" in capsys.readouterr().err

"""In which order coordinators judge: what can't wait, then the oldest day, of a day the least certain."""

from datetime import datetime, timedelta

from bot.domain.appeals.action import State
from bot.domain.base.page import PAGE
from bot.domain.desk.list_notices import ListShown
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.desk import lists as appeals
from tests.desk import Desk

MIDNIGHT = datetime(2024, 10, 25, tzinfo=SHANGHAI)  # of one day in UTC, before and after
BEFORE, AFTER, LATER = (MIDNIGHT + timedelta(hours=hours) for hours in (-1, 1, 9))


def waits(desk: Desk, at: datetime, score: float | None, *, urgent: bool = False) -> int:
    ranked = [] if score is None else [{"department": "昆明海关", "score": score, "words": []}]
    verdict = {"ranked": ranked, "urgent": []}
    enterprise = desk.enterprises[0] if desk.enterprises else desk.enterprise("云南某企业")
    return desk.appeal(State.TRIAGE, enterprise, verdict=verdict, clock_from=at, urgent=urgent, due_at=None).id


def listed(desk: Desk, page: int = 0) -> tuple[list[int], int]:
    (shown,) = appeals.triage(desk.tx, desk.person(Role.COORDINATOR), page, now=desk.now)
    assert isinstance(shown, ListShown)
    return [view.appeal.id for view in shown.views], shown.total


def test_what_can_not_wait_then_the_oldest_day_then_what_is_least_certain(desk: Desk) -> None:
    sure, unsure, blank = waits(desk, AFTER, 0.62), waits(desk, LATER, 0.08), waits(desk, LATER, None)
    yesterday = waits(desk, BEFORE, 0.9)
    urgent = waits(desk, LATER, 0.95, urgent=True)
    assert listed(desk) == ([urgent, yesterday, blank, unsure, sure], 5)


def test_of_two_as_certain_the_earlier_comes_first_and_no_page_loses_one(desk: Desk) -> None:
    later, earlier = waits(desk, LATER, 0.5), waits(desk, AFTER, 0.5)
    assert listed(desk) == ([earlier, later], 2)
    more = [waits(desk, LATER, 0.5) for _ in range(PAGE)]
    pages = listed(desk, 0)[0] + listed(desk, 1)[0]
    assert pages == [earlier, later, *more]

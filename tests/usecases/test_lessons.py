"""What an appeal's way says about the right department, and what weighs more."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.classes.grouping import GroupingTimer
from bot.domain.people.person import SYSTEM, Role
from bot.domain.time.timers import Subject
from bot.domain.words.wordbook import Ground, LearningTimer
from bot.usecases import book as verbs
from bot.usecases.appeals import lessons as learning
from bot.usecases.classes import grouping
from storage.time import timers
from storage.time.timers import DueTimer
from storage.words import lessons
from tests.desk import ELSEWHERE, HOME, Desk

SURE = {"ranked": [{"department": HOME, "score": 0.9, "words": []}], "decision": "assign"}


def learned(desk: Desk) -> list[tuple[str, Ground]]:
    return [(one.department, one.ground) for one in lessons.all_of(desk.tx)]


@pytest.mark.parametrize(
    ("returns", "lead", "wanted"),
    [
        (0, HOME, []),  # as proposed: known only when it is closed
        (0, ELSEWHERE, [(ELSEWHERE, Ground.CORRECTED)]),
        (1, HOME, [(HOME, Ground.RETURNED)]),
        (2, HOME, [(HOME, Ground.RULED)]),
    ],
)
def test_an_assignment_teaches_when_it_corrects(
    desk: Desk, returns: int, lead: str, wanted: list[tuple[str, Ground]]
) -> None:
    appeal = desk.appeal(State.TRIAGE, desk.enterprise("甲"), lead=None, verdict=SURE, returns=returns)
    verbs.do(desk.tx, desk.person(Role.COORDINATOR), Action.ASSIGN, {"appeal": appeal.id, "lead": lead}, now=desk.now)
    assert learned(desk) == wanted


@pytest.mark.parametrize(
    ("wish", "proposed", "ground"),
    [(HOME, HOME, Ground.CLOSED), (HOME, ELSEWHERE, Ground.CHOSEN), (None, ELSEWHERE, Ground.CLOSED)],
)
def test_a_closed_appeal_teaches(desk: Desk, wish: str | None, proposed: str, ground: Ground) -> None:
    verdict = {"ranked": [{"department": proposed}], "wish": wish}
    appeal = desk.appeal(State.ANSWERED, desk.enterprise("甲"), verdict=verdict)
    verbs.do(desk.tx, SYSTEM, Action.SURVEY_EXPIRED, {"appeal": appeal.id}, now=desk.now)
    assert learned(desk) == [(HOME, ground)]


def test_the_strongest_lesson_about_a_department_stays_and_a_newer_department_wins(desk: Desk) -> None:
    row = desk.appeal(State.CLOSED, desk.enterprise("甲")).id
    for department, ground in ((HOME, Ground.CORRECTED), (HOME, Ground.CLOSED)):
        lessons.put(desk.tx, row, department, ground, desk.now)
    assert learned(desk) == [(HOME, Ground.CORRECTED)]
    lessons.put(desk.tx, row, ELSEWHERE, Ground.CLOSED, desk.now)
    assert learned(desk) == [(ELSEWHERE, Ground.CLOSED)]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("work", "about", "subject", "night"),
    [
        (learning, learning.about_wordbook, Subject.WORDBOOK, LearningTimer.NIGHT),
        (grouping, grouping.about_grouping, Subject.GROUPING, GroupingTimer.NIGHT),
    ],
)
def test_what_takes_long_is_asked_for_each_night_and_taken_up_once(
    desk: Desk, work: Any, about: Callable[..., object], subject: Subject, night: str
) -> None:
    assert not work.is_wanted(desk.tx)
    assert not work.take_up(desk.tx)
    about(desk.tx, DueTimer(1, night, subject, 0, 0, desk.now, 0), now=desk.now)
    assert work.is_wanted(desk.tx)
    assert [work.take_up(desk.tx) for _ in range(2)] == [True, False]
    assert not work.is_wanted(desk.tx)
    assert timers.waits_of(desk.tx, subject, night), "and the next night again"

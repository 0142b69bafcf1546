"""Late class issues in the morning message: each once, for who leads it, its head, and coordinators."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from bot.domain.appeals.action import State
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button
from bot.domain.classes.class_issue import ClassAction, ClassState
from bot.domain.desk.morning import Wait
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.person import Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.texts.render import render
from bot.usecases.classes import steering
from storage.classes import classes
from tests.desk import ELSEWHERE, HOME, Desk
from tests.texts.samples import WORDS
from tests.usecases.test_walking_requests import mornings

S = ClassState


def led(desk: Desk, state: ClassState = S.CONFIRMED) -> int:
    """Return a class of the customs that was confirmed a moment ago, with half a year for its measures."""
    firm = desk.enterprise("甲")
    filed = [desk.appeal(State.HANDLING, firm).id for _ in range(2)]
    found = classes.propose(desk.tx, [(row, 0.5) for row in filed], ["查验"], desk.now)
    assert found
    far = desk.now + timedelta(days=180)
    values = {"state": state, "lead": HOME, "confirmed_at": desk.now, "noted_at": desk.now, "due_at": far}
    classes.change(desk.tx, found.id, values)
    return found.id


def readers(desk: Desk) -> dict[str, Person]:
    return {
        "联络员": desk.person(Role.CONTACT, HOME),
        "负责人": desk.person(Role.HEAD, HOME),
        "统筹员": desk.person(Role.COORDINATOR),
        "别处的联络员": desk.person(Role.CONTACT, ELSEWHERE),
    }


def late(desk: Desk, whose: dict[str, Person], at: datetime) -> dict[str, int]:
    desk.now = at
    return {who: count for who, one in whose.items() if (count := mornings(desk, one).get(Wait.CLASSES_LATE, 0))}


@pytest.mark.parametrize("state", [S.CONFIRMED, S.MEASURES, S.RECURRED])
def test_a_note_that_is_late_is_counted_each_morning_until_it_is_there(desk: Desk, state: ClassState) -> None:
    row, whose, start = led(desk, state), readers(desk), desk.now
    assert late(desk, whose, start + timedelta(days=25)) == {}
    after = start + timedelta(days=40)
    assert late(desk, whose, after) == {"联络员": 1, "负责人": 1, "统筹员": 1}
    data = {"class_issue": row, "state": state, "words": "通道已立项，下月开工。"}
    steering.FINISH[ClassAction.NOTE](desk.tx, whose["联络员"], data, now=desk.now)
    assert late(desk, whose, after + timedelta(days=1)) == {}


def test_one_that_is_late_with_note_and_measures_counts_once(desk: Desk) -> None:
    row, whose = led(desk), readers(desk)
    classes.change(desk.tx, row, {"due_at": desk.now + timedelta(days=10)})
    assert late(desk, whose, desk.now + timedelta(days=60)) == {"联络员": 1, "负责人": 1, "统筹员": 1}
    led(desk)
    assert late(desk, whose, desk.now + timedelta(days=60))["联络员"] == 2


@pytest.mark.parametrize("state", [S.OBSERVED, S.DONE, S.MERGED, S.REFUSED])
def test_nobody_is_late_where_nobody_has_to_report(desk: Desk, state: ClassState) -> None:
    led(desk, state)
    assert late(desk, readers(desk), desk.now + timedelta(days=100)) == {}


def test_the_message_says_it_and_leads_to_the_list() -> None:
    counts = Counter({Wait.CLASSES_LATE: 2})
    at = datetime(2024, 12, 2, 8, 30, tzinfo=SHANGHAI)
    said = render(Morning(to=1, role=Role.CONTACT, counts=counts, now=at), WORDS)
    assert "超过期限的一类事：2类" in said.text
    assert Button("超期一类事", Go(Menu.CLASSES)) in [button for row in said.rows for button in row]

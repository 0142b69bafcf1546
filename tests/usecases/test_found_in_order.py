"""What is found, and what waits for triage, stands below headings by its date, on every page and in 批量 alike."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.desk.find_notices import Found
from bot.domain.desk.presses import Find, ManyFound
from bot.domain.people.person import Person, Role
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.texts.desk.urgency import Urgency, urgency
from bot.texts.render import render
from bot.texts.style.words import Words
from bot.usecases.desk import bulk_form, finding, ledger, lists
from storage.appeals.finding import MOST
from tests.desk import HOME, Desk

NOON = datetime(2024, 10, 25, 12, tzinfo=SHANGHAI)  # a Friday
DAY = timedelta(days=1)
LONG_AGO = NOON - 30 * DAY
ORDER = ["超期", "今天到期", "以后到期", "没有期限", "已办结"]


@pytest.fixture
def several(desk: Desk) -> dict[str, int]:
    """Appeals of every heading, the newest of which are settled; two are below most of them."""
    firm = desk.enterprise("云南某企业")
    dated = {"later": 9, "late": -3, "today": 0, "soon": 4, "latest": -9}
    closing = NOON.replace(hour=17, minute=30)
    made = {name: desk.appeal(State.HANDLING, firm, due_at=closing + days * DAY).id for name, days in dated.items()}
    made["held"] = desk.appeal(State.SCHEDULED, firm, due_at=None, session_at=NOON.replace(hour=9)).id
    made["asked"] = desk.appeal(State.NEEDS_INFO, firm).id
    made["closed"] = desk.appeal(State.CLOSED, firm, due_at=closing - 9 * DAY).id
    made["withdrawn"] = desk.appeal(State.WITHDRAWN, firm, due_at=closing).id
    return made


def found(desk: Desk, who: Person, line: str = "口岸") -> Found:
    (shown,) = finding.find(desk.tx, who, line, now=NOON)
    assert isinstance(shown, Found)
    return shown


def pages(desk: Desk, who: Person, shown: Found) -> Iterator[Found]:
    for page in range(-(-shown.total // PAGE)):
        (turned,) = finding.again(desk.tx, who, Find(shown.search, page=page), now=NOON)
        assert isinstance(turned, Found)
        yield turned


def seen(desk: Desk, who: Person, line: str) -> dict[int, Appeal]:
    """Return all that a line finds, on whatever page."""
    every = (view.appeal for page in pages(desk, who, found(desk, who, line)) for view in page.views or ())
    return {appeal.id: appeal for appeal in every}


def text(desk: Desk, notice: Notice) -> str:
    return render(notice, Words(desk.tx.programme.pack)).text


def test_what_is_late_is_found_first_then_what_is_due_then_what_is_over(desk: Desk, several: dict[str, int]) -> None:
    who = desk.person(Role.COORDINATOR)
    rows = [view.appeal.id for shown in pages(desk, who, found(desk, who)) for view in shown.views]
    wanted = ["latest", "late", "held", "today", "soon", "later", "asked", "withdrawn", "closed"]
    assert rows == [several[name] for name in wanted]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CONTACT, Role.MEMBER])
def test_each_page_of_what_is_found_has_its_headings(desk: Desk, several: dict[str, int], role: Role) -> None:
    firm = desk.enterprises[0] if role is Role.MEMBER else None
    who = desk.person(role, HOME if role is Role.CONTACT else None, firm)
    first, second = (text(desk, shown) for shown in pages(desk, who, found(desk, who)))
    heads = [head for head in ORDER if f"<b>{head}</b>" in first]
    assert heads == [head for head in ORDER if head != "没有期限" or role is not Role.MEMBER]
    assert all(first.index(f"<b>{one}</b>") < first.index(f"<b>{two}</b>") for one, two in pairwise(heads))
    assert first.index("<b>超期</b>") < first.index("1. ") < first.index("2. ") < first.index("<b>今天到期</b>")
    assert second.index("<b>已办结</b>") < second.index("9. ")
    assert "超期</b>" not in second
    assert len(several) == PAGE + 1


def test_the_buttons_and_the_bulk_act_number_what_is_found_as_its_lines_do(desk: Desk, several: dict[str, int]) -> None:
    who = desk.person(Role.COORDINATOR)
    shown = found(desk, who)
    screen = render(shown, Words(desk.tx.programme.pack))
    opens = {button.number: button.press for row in screen.rows for button in row if button.number}
    assert [getattr(opens[number], "appeal", None) for number in (1, 2)] == [several["latest"], several["late"]]
    rows = bulk_form.page(desk.tx, who, ManyFound(shown.search, 0), now=NOON)["rows"]
    lines = [view.appeal.id for page in pages(desk, who, shown) for view in page.views]
    assert [row["appeal"] for row in rows] == lines


def test_a_session_of_this_morning_is_not_late(desk: Desk, several: dict[str, int]) -> None:
    who = desk.person(Role.COORDINATOR)
    shown = found(desk, who, "待坐诊")
    assert [view.appeal.id for view in shown.views] == [several["held"]]
    assert "<b>今天到期</b>\n1. <b>待坐诊，今天坐诊</b>" in text(desk, shown)


def test_triage_stands_below_headings_and_what_may_be_urgent_before_them(desk: Desk) -> None:
    firm, none = desk.enterprise("云南某企业"), {"lead": None, "due_at": None}
    urgent = {"verdict": {"urgent": ["塌方"]}, "urgent": True}
    for days, more in ((0, {}), (9, {}), (0, urgent), (2, {})):  # two working days are the limit
        desk.appeal(State.TRIAGE, firm, clock_from=NOON - days * DAY, **none, **more)
    (shown,) = lists.triage(desk.tx, desk.person(Role.COORDINATOR), now=NOON)
    said = text(desk, shown)
    heads = ["可能紧急", "超期", "今天到期", "以后到期"]
    assert [said.index(f"<b>{head}</b>") for head in heads] == sorted(said.index(f"<b>{head}</b>") for head in heads)


def test_what_is_late_by_many_days_is_found_among_more_that_are_late_by_few(desk: Desk) -> None:
    """More than are read are late by less and were filed before those that are looked for."""
    firm, who, closing = desk.enterprise("云南某企业"), desk.person(Role.COORDINATOR), NOON.replace(hour=17, minute=30)
    for _ in range(MOST + 5):
        desk.appeal(State.HANDLING, firm, due_at=closing - 2 * DAY)
    by_answer = desk.appeal(State.HANDLING, firm, due_at=closing - 30 * DAY).id
    by_step = desk.appeal(State.TRIAGE, firm, clock_from=NOON - 30 * DAY, lead=None, due_at=None).id
    for line in ("超期9天以上", "口岸 超期9天"):
        assert [view.appeal.id for view in found(desk, who, line).views] == [by_answer, by_step]
    assert found(desk, who, "超期3天以上 待受理").total == 1
    assert found(desk, who, "超期").total == MOST


@pytest.mark.parametrize(("now", "late"), [(NOON, 2), (NOON + DAY, 2), (NOON + 3 * DAY, 3)])
def test_days_late_are_found_as_the_lines_count_them(desk: Desk, now: datetime, late: int) -> None:
    """From Wednesday's closing it is two working days on Friday and on Saturday, three on Monday."""
    firm, who = desk.enterprise("云南某企业"), desk.person(Role.COORDINATOR)
    desk.appeal(State.HANDLING, firm, due_at=NOON.replace(hour=17, minute=30) - 2 * DAY)
    for days in range(1, 6):
        (shown,) = finding.find(desk.tx, who, f"超期{days}天以上", now=now)
        assert isinstance(shown, Found)
        assert shown.total == (days <= late)
        assert not shown.total or f"超期{late}个工作日" in text(desk, shown)


def test_a_heading_stands_right_above_its_first_line(desk: Desk) -> None:
    firm, who = desk.enterprise("云南某企业"), desk.person(Role.COORDINATOR)
    for _ in range(2):
        desk.appeal(State.TRIAGE, firm, lead=None, due_at=None, clock_from=LONG_AGO)
    (triage,), (late,) = lists.triage(desk.tx, who, now=NOON), ledger.ledger(desk.tx, who, now=NOON)
    for shown in (triage, late, found(desk, who)):
        assert "</b>\n1. <b>" in text(desk, shown)
        assert "\n\n2. <b>" in text(desk, shown)


def test_of_one_there_is_no_order(desk: Desk) -> None:
    desk.appeal(State.TRIAGE, desk.enterprise("云南某企业"), lead=None, due_at=None, clock_from=LONG_AGO)
    who = desk.person(Role.COORDINATOR)
    for shown in (*lists.triage(desk.tx, who, now=NOON), *ledger.ledger(desk.tx, who, now=NOON)):
        assert "（共1件）" in text(desk, shown)


def test_what_stands_under_today_is_what_is_found_as_due_today(desk: Desk) -> None:
    """In every state in which somebody has to act the date of its step counts, and beside it that of the answer."""
    firm = desk.enterprise("云南某企业")
    for state in State:
        for days in range(-4, 2):
            begun, end = NOON + days * DAY, NOON.replace(hour=17, minute=30) + days * DAY
            desk.appeal(state, firm, clock_from=begun, due_at=end, session_at=end, settled_at=None, paused_at=None)
    who, words = desk.person(Role.COORDINATOR), Words(desk.tx.programme.pack)
    every = seen(desk, who, "在办")
    under_today = {row for row, each in every.items() if urgency(each, NOON, words, own=False) is Urgency.TODAY}
    due = seen(desk, who, "今天到期")
    assert due.keys() >= under_today
    assert {shanghai_date(due[row].due_at or NOON) for row in due.keys() - under_today} <= {NOON.date()}
    assert {each.state for each in due.values()} > {State.TRIAGE, State.ASSIGNED, State.HANDLING, State.SCHEDULED}

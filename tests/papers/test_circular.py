"""The circular says what the screen counts, in the layout of official documents; signed figures stay as they were."""

import io
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from bot.domain.appeals.action import State
from bot.domain.appeals.ladder import Level
from bot.domain.appeals.presses import Show
from bot.domain.appeals.survey import Satisfaction, Solved, Survey
from bot.domain.base.errors import BadInput, NoRight, NotFound, NotRegistered, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.paper import PaperSent
from bot.domain.people.person import OF_DEPARTMENT, Person, Role
from bot.domain.reports import figures as of
from bot.domain.reports.circular import TABLE, Circular, CircularAction, CircularState
from bot.domain.reports.circular_notices import CircularAbsent, CircularMoved, CircularOrder, CircularShown
from bot.domain.reports.errors import CircularRefused
from bot.domain.reports.export import Scope
from bot.domain.reports.figures import Selection
from bot.domain.reports.notices import NumbersBehind
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time import spans
from bot.domain.time.calendar import SHANGHAI
from bot.papers import circular as papers
from bot.papers.export import Order, write
from bot.texts.reports import circular as said
from bot.texts.reports.circular_card import unfold
from bot.usecases.reports import circular_figures
from bot.usecases.reports import circulars as verbs
from bot.usecases.reports import figures as look_at
from storage.appeals import appeals, escalations
from storage.reports import circulars, counting, export_rows
from tests.desk import ELSEWHERE, HOME, Desk
from tests.house import programme
from tests.texts.circulars import NOTHING

NOVEMBER = datetime(2024, 11, 4, 9, tzinfo=SHANGHAI)


@pytest.fixture
def october(desk: Desk) -> Desk:
    """Eight appeals of October: two departments, one late, one returned, one not satisfied, one in the ledger's end."""
    enterprise, due = desk.enterprise("甲"), desk.now + timedelta(days=2)
    good = {"assigned_at": desk.now, "answered_at": desk.now, "original_due_at": due}
    made = [
        desk.appeal(State.CLOSED, enterprise, **good),
        desk.appeal(State.CLOSED, enterprise, **good | {"answered_at": due + timedelta(days=1)}),
        desk.appeal(State.VISIT, enterprise, lead=ELSEWHERE, **good),
        desk.appeal(State.HANDLING, enterprise, lead=ELSEWHERE, assigned_at=desk.now, returns=1),
        desk.appeal(State.TRIAGE, enterprise, lead=None),
        desk.appeal(State.DECLINED, enterprise, lead=None),
        desk.appeal(State.WITHDRAWN, enterprise, lead=None),
        desk.appeal(State.CLOSED, enterprise, filed_at=datetime(2024, 10, 31, 23, 59, tzinfo=SHANGHAI), **good),
    ]
    for one, satisfaction in ((made[0], Satisfaction.FAIRLY), (made[2], Satisfaction.UNSATISFIED)):
        appeals.open_survey(desk.tx, Survey(one.id, 1, one.lead or "", desk.now))
        rated = {"rated_at": desk.now, "satisfaction": satisfaction, "solved": Solved.NO}
        appeals.rate(desk.tx, one.id, 1, rated)
    escalations.add(desk.tx, made[1].id, 1, Level.LISTED, desk.now)
    desk.appeal(State.TRIAGE, enterprise, lead=None, filed_at=datetime(2024, 11, 1, tzinfo=SHANGHAI))
    played = desk.appeal(State.CLOSED, enterprise, demo=True, **good)
    escalations.add(desk.tx, played.id, 1, Level.LISTED, desk.now)
    desk.now = NOVEMBER
    return desk


def card(told: list[Notice]) -> CircularShown:
    assert isinstance(told[0], CircularShown)
    return told[0]


def drafted(desk: Desk) -> tuple[Person, Circular]:
    who = desk.person(Role.COORDINATOR)
    return who, card(verbs.last_month(desk.tx, who, now=desk.now)).circular


def does(desk: Desk, who: Person, action: CircularAction, row: int) -> list[Notice]:
    it = circulars.peek(desk.tx, row)
    assert it is not None
    return verbs.do(desk.tx, who, action, row, it.state, now=desk.now)


def text_of(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def test_the_figures_are_those_of_the_screen(october: Desk) -> None:
    who, it = drafted(october)
    assert (it.year, it.month) == (2024, 10)
    shown = card(verbs.last_month(october.tx, who, now=october.now)).figures
    month = spans.of_month(2024, 10)
    total = counting.total(october.tx, Selection(month.first, month.until), now=october.now)
    assert shown.total.of == total.of
    assert total.count(of.RECEIVED) == 8
    for key in of.GROUPS:
        assert sum(line.of[key] for line in shown.lines) == total.of[key], key
    assert [one.department for one in shown.listed] == [HOME]


def test_the_screen_the_export_and_the_circular_count_the_same(october: Desk, tmp_path: Path) -> None:
    """Each figure of the month, thrice: counted, as the sum of a column, and in the circular."""
    who, it = drafted(october)
    month, path = spans.of_month(it.year, it.month), tmp_path / "october.xlsx"
    scope = Scope(month.first, month.until)
    order = Order(path, None, scope, programme().pack, october.now)
    for _ in write(order, lambda sheet: export_rows.pages(october.tx, sheet, scope, now=october.now)):
        pass
    table: list[Any] = list(openpyxl.load_workbook(path)["诉求"].values)
    head, rows = table[0], table[1:]
    sums = {of.RECEIVED.name: len(rows)}
    sums |= {one.name: sum(row[head.index(one.name)] for row in rows) for one in of.GROUPS.values() if one.name in head}
    screen = counting.total(october.tx, Selection(month.first, month.until), now=october.now)
    circular = card(verbs.last_month(october.tx, who, now=october.now)).figures.total
    counts = {one.name: screen.count(one) for one in of.GROUPS.values()}
    assert sums == counts == {one.name: circular.count(one) for one in of.GROUPS.values()}
    assert sum(counts.values()) > len(rows)


def test_the_document_says_them(october: Desk) -> None:
    who, it = drafted(october)
    sheet = circular_figures.gather(october.tx, CircularOrder(it.id), now=october.now)
    assert sheet is not None
    written = text_of(papers.make(sheet).data)
    figures = card(verbs.last_month(october.tx, who, now=october.now)).figures
    for part in said.parts(it, figures, sheet.name):
        assert part.heading in written
        assert all(paragraph in written for paragraph in part.paragraphs)
    assert "受理诉求8件，其中有效6件，不予受理1件，企业撤回1件" in written
    assert "满意和基本满意1件，满意率1/2（50%）［9%–91%］；不满意1件（省教育厅1件）" in written
    assert "因超期列入通报1件" in written
    assert all(cell in written for line in figures.lines for cell in said.row(line))


@pytest.mark.parametrize("appeals_of_the_month", [0, 3, 30])
def test_an_interval_is_explained_where_it_stands(desk: Desk, appeals_of_the_month: int) -> None:
    enterprise = desk.enterprise("甲")
    for _ in range(appeals_of_the_month):
        made = desk.appeal(State.CLOSED, enterprise, lead=HOME, answered_at=desk.now, assigned_at=desk.now)
        appeals.open_survey(desk.tx, Survey(made.id, 1, HOME, desk.now))
        rated = {"rated_at": desk.now, "satisfaction": Satisfaction.SATISFIED, "solved": Solved.YES}
        appeals.rate(desk.tx, made.id, 1, rated)
    desk.now = NOVEMBER
    _, it = drafted(desk)
    sheet = circular_figures.gather(desk.tx, CircularOrder(it.id), now=desk.now)
    assert sheet is not None
    written = text_of(papers.make(sheet).data)
    assert ("）［" in written) == ("不到30件的，［ ］里是95%可信区间" in written) == (appeals_of_the_month == 3)


def test_signed_figures_stay_as_they_were(october: Desk) -> None:
    desk, (coordinator, it) = october, drafted(october)
    supervisor = desk.person(Role.SUPERVISOR)
    told = does(desk, coordinator, CircularAction.SUBMIT, it.id)
    assert [(type(one), one.to) for one in told[1:]] == [(CircularMoved, supervisor.chat)]
    signed = card(does(desk, supervisor, CircularAction.SIGN, it.id))
    desk.appeal(State.TRIAGE, desk.enterprises[0], lead=None, filed_at=datetime(2024, 10, 26, tzinfo=SHANGHAI))
    later = card(verbs.last_month(desk.tx, coordinator, now=desk.now + timedelta(days=3)))
    assert later.figures == signed.figures
    assert later.figures.total.count(of.RECEIVED) == 8
    recalled = card(does(desk, coordinator, CircularAction.RECALL, it.id))
    assert recalled.figures.total.count(of.RECEIVED) == 9


def test_it_goes_to_heads_and_contacts(october: Desk) -> None:
    desk, (coordinator, it) = october, drafted(october)
    readers = [desk.person(Role.HEAD, HOME), desk.person(Role.CONTACT, ELSEWHERE)]
    supervisor = desk.person(Role.SUPERVISOR)
    desk.person(Role.MEMBER, None, desk.enterprises[0])
    does(desk, supervisor, CircularAction.SIGN, it.id)
    told = does(desk, coordinator, CircularAction.SEND, it.id)
    assert card(told).readers == 2
    assert [one.to for one in told if isinstance(one, PaperSent)] == [one.chat for one in readers]
    sent = circulars.peek(desk.tx, it.id)
    assert sent is not None
    assert (sent.state, sent.sent_at) == (CircularState.SENT, desk.now)
    with pytest.raises(CircularRefused):
        does(desk, coordinator, CircularAction.SEND, it.id)


def test_each_figure_unfolds_to_its_appeals(october: Desk) -> None:
    """Behind the button stand as many appeals as the circular says."""
    desk, (coordinator, it) = october, drafted(october)
    shown = card(verbs.last_month(desk.tx, coordinator, now=desk.now))
    presses = [button.press for button in unfold(shown)]
    views = [one for one in presses if isinstance(one, Numbers) and one.look is Look.BEHIND]
    assert {one.what for one in views} >= {"received", "closed", "overdue", "returned", "unsatisfied"}
    for view in views:
        behind = look_at.gather(desk.tx, coordinator.chat, view, now=desk.now)
        assert isinstance(behind, NumbersBehind)
        assert behind.total == shown.figures.total.of[view.what]
    assert [one.appeal for one in presses if isinstance(one, Show)] == [one.appeal for one in shown.figures.listed]
    assert it.state is CircularState.DRAFT


def test_words_are_put_in_and_kept(october: Desk) -> None:
    desk, (coordinator, it) = october, drafted(october)
    worded = {"circular": it.id, "section": "problems", "words": "一些诉求答复慢。\n请注意。"}
    shown = card(verbs.word(desk.tx, coordinator, worded, now=desk.now))
    assert ("一些诉求答复慢。", "请注意。") in [
        part.paragraphs for part in said.parts(shown.circular, shown.figures, "")
    ]
    does(desk, desk.person(Role.SUPERVISOR), CircularAction.SIGN, it.id)
    with pytest.raises(CircularRefused):
        verbs.word(desk.tx, coordinator, worded, now=desk.now)


@pytest.mark.parametrize("state", CircularState)
@pytest.mark.parametrize("action", CircularAction)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SUPERVISOR, Role.HEAD])
def test_the_table_decides(desk: Desk, state: CircularState, action: CircularAction, role: Role) -> None:
    desk.now = NOVEMBER
    coordinator, it = drafted(desk)
    circulars.change(desk.tx, it.id, {"state": state, "facts": NOTHING.as_data()})
    desk.person(Role.SUPERVISOR)
    allowed = {
        (CircularState.DRAFT, CircularAction.SUBMIT, Role.COORDINATOR),
        (CircularState.DRAFT, CircularAction.SIGN, Role.SUPERVISOR),
        (CircularState.SIGNED, CircularAction.RECALL, Role.COORDINATOR),
        (CircularState.SIGNED, CircularAction.RECALL, Role.SUPERVISOR),
        (CircularState.SIGNED, CircularAction.SEND, Role.COORDINATOR),
    }
    who = coordinator if role is Role.COORDINATOR else desk.person(role, HOME if role is Role.HEAD else None)
    if (state, action, role) in allowed:
        assert does(desk, who, action, it.id)
    else:
        with pytest.raises((CircularRefused, NoRight)):
            does(desk, who, action, it.id)


def test_the_table_is_whole() -> None:
    assert TABLE.problems() == []


def test_a_month_that_runs_is_not_signed_and_one_to_come_not_shown(desk: Desk) -> None:
    desk.now = NOVEMBER
    who, supervisor = desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)
    (absent,) = verbs.of_month(desk.tx, supervisor, 2024, 11, now=desk.now)
    assert isinstance(absent, CircularAbsent)
    running = card(verbs.of_month(desk.tx, who, 2024, 11, now=desk.now))
    assert not running.over
    with pytest.raises(CircularRefused):
        does(desk, supervisor, CircularAction.SIGN, running.circular.id)
    for year, month in ((2024, 12), (2024, 13), (1066, 1)):
        with pytest.raises(BadInput):
            verbs.of_month(desk.tx, who, year, month, now=desk.now)


def test_without_a_supervisor_a_draft_goes_nowhere(desk: Desk) -> None:
    """Nobody would hear of it; the coordinator hears so and still has the draft."""
    desk.now = NOVEMBER
    coordinator, it = drafted(desk)
    with pytest.raises(BadInput) as told:
        does(desk, coordinator, CircularAction.SUBMIT, it.id)
    assert told.value.problem == "no_supervisor"
    supervisor = desk.person(Role.SUPERVISOR)
    assert [one.to for one in does(desk, coordinator, CircularAction.SUBMIT, it.id)][1:] == [supervisor.chat]


WORDS = {"section": "problems", "words": "答复慢。"}
FORM: dict[str, Callable[[Desk, Person, int], object]] = {  # what is done with a circular, but its moves
    "word": lambda desk, who, row: verbs.word(desk.tx, who, WORDS | {"circular": row}, now=desk.now),
    "may word": lambda desk, who, row: verbs.may_word(desk.tx, who, WORDS | {"circular": row}, now=desk.now),
    "file": lambda desk, who, row: verbs.file(desk.tx, who, row, now=desk.now),
    "resend": lambda desk, who, row: verbs.resend(desk.tx, who, row, now=desk.now),
    "ask": lambda desk, who, _: verbs.of_month(desk.tx, who, 2024, 10, now=desk.now),
}


@pytest.mark.parametrize("done", FORM)
def test_who_may_do_what_else_with_a_circular(desk: Desk, done: str) -> None:
    desk.now = NOVEMBER
    coordinator, it = drafted(desk)
    may: dict[Role | None, type[Refusal] | None] = dict.fromkeys(Role, NoRight) | {None: NotRegistered}
    may |= {Role.COORDINATOR: None, Role.SUPERVISOR: NoRight if done == "resend" else None}
    for role, refusal in may.items():
        who = desk.person(role, HOME if role in OF_DEPARTMENT else None)
        with pytest.raises(refusal) if refusal else nullcontext():
            FORM[done](desk, who, it.id)
    with pytest.raises(NotFound) if done != "ask" else nullcontext():
        FORM[done](desk, coordinator, it.id + 1)


@pytest.mark.parametrize("state", CircularState)
def test_only_a_draft_is_worded(desk: Desk, state: CircularState) -> None:
    desk.now = NOVEMBER
    coordinator, it = drafted(desk)
    circulars.change(desk.tx, it.id, {"state": state, "facts": NOTHING.as_data()})
    for form in ("word", "may word"):
        with nullcontext() if state is CircularState.DRAFT else pytest.raises(CircularRefused):
            FORM[form](desk, coordinator, it.id)


@pytest.mark.parametrize(
    ("year", "month", "problem"),
    [
        (2024, 10, None),
        (2024, 11, None),
        (2024, 12, "month_to_come"),
        (2025, 1, "month_to_come"),
        (2024, 0, "month_to_come"),
        (2024, 13, "month_to_come"),
        (2023, 13, "month_to_come"),
        (2024, 9, "month_too_early"),
        (2023, 12, "month_too_early"),
        (1066, 1, "month_too_early"),
    ],
)
def test_of_which_months_there_is_a_circular(desk: Desk, year: int, month: int, problem: str | None) -> None:
    desk.appeal(State.TRIAGE, desk.enterprise("甲"), filed_at=datetime(2024, 10, 1, tzinfo=SHANGHAI))
    desk.now, who = NOVEMBER, desk.person(Role.COORDINATOR)
    with pytest.raises(BadInput) if problem else nullcontext() as told:
        verbs.of_month(desk.tx, who, year, month, now=desk.now)
    assert (told and told.value.problem) == problem


@pytest.mark.parametrize("words", ["2024年", "2024年第3季度", "2024-10-01 2024-10-15", "上周的", "2024-10-01至今"])
def test_what_is_no_month_is_said_so(desk: Desk, words: str) -> None:
    with pytest.raises(BadInput) as told:
        verbs.asked(desk.tx, desk.person(Role.COORDINATOR), words, now=NOVEMBER)
    assert told.value.problem == "no_month"


def test_an_older_button_does_nothing(desk: Desk) -> None:
    desk.now = NOVEMBER
    coordinator, it = drafted(desk)
    does(desk, desk.person(Role.SUPERVISOR), CircularAction.SIGN, it.id)
    with pytest.raises(CircularRefused):
        verbs.do(desk.tx, coordinator, CircularAction.SEND, it.id, CircularState.DRAFT, now=desk.now)

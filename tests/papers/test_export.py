"""An export read back: every row once, real dates, no formulas, no personal data for those not entitled."""

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.event import Event
from bot.domain.appeals.survey import Satisfaction, Survey
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.people.person import Role
from bot.domain.reports.export import Scope, Sheet
from bot.domain.reports.figures import RECEIVED, Cut, Selection
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.session import SessionState
from bot.domain.time.calendar import SHANGHAI
from bot.papers import cells
from bot.papers.export import Order, write
from bot.usecases import book as verbs
from storage.appeals import appeals
from storage.classes import classes, measures, spared
from storage.people import people
from storage.reports import counting, export_rows
from storage.sessions import sessions
from tests.desk import HOME, Desk
from tests.house import programme

EVIL = "=cmd|' /C calc'!A0"
PHONE = "13900001111"


def history(desk: Desk) -> None:
    enterprise = desk.enterprise(EVIL)
    member = desk.person(Role.MEMBER, None, enterprise)
    people.change(desk.tx, member.id, phone=PHONE, name="李敏")
    for number, state in enumerate(State):
        made = desk.appeal(state, enterprise, number=f"YN-2024-{number:04d}", filed_by=member.id, text=f"@{state}")
        event = Event(desk.now, member.id, Party.MEMBER, None, Action.FILE, None, state, 1, "", "+说明")
        appeals.append(desk.tx, made.id, event)
    appeals.open_survey(desk.tx, Survey(made.id, 1, "昆明海关", desk.now))
    appeals.rate(desk.tx, made.id, 1, {"rated_at": desk.now, "satisfaction": Satisfaction.FAIRLY})
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "capacity": 20}
    session = sessions.add(desk.tx, values | {"departments": ("省商务厅",), "held_at": desk.now})
    seat = {"session": session.id, "enterprise": enterprise, "slot": 1, "state": BookingState.BOOKED}
    sessions.book(desk.tx, seat | {"booked_by": member.id, "booked_at": desk.now})
    of_a_class(desk, [made.id, made.id - 1], member.id)


def of_a_class(desk: Desk, appeals_: list[int], who: int) -> None:
    """Let these appeals be a class with one measure in force and one that is planned."""
    issue = classes.propose(desk.tx, [(row, 0.5) for row in appeals_], ["查验"], desk.now)
    assert issue
    values = {"state": ClassState.MEASURES, "name": "昆明口岸查验慢", "lead": "昆明海关", "confirmed_at": desk.now}
    classes.change(desk.tx, issue.id, values)
    for place, words in enumerate(("设快速通道", "出台口岸办法")):
        measures.add(desk.tx, issue.id, Planned(MeasureKind.PROCESS, words, desk.now), who, desk.now)
        if not place:
            measures.complete(desk.tx, issue.id, measures.of(desk.tx, issue.id)[0].id, InForce("", ""), desk.now)
    spared.add(desk.tx, issue.id, desk.enterprise("乙"), desk.now)


def made(desk: Desk, target: Path, scope: Scope, sheet: Sheet | None = None, **given: int) -> list[int]:
    order = Order(target, sheet, scope, programme().pack, desk.now, **given)
    return list(write(order, lambda one: export_rows.pages(desk.tx, one, scope, 5, now=desk.now)))


def table(path: Path, name: str) -> list[dict[str, object]]:
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_an_export_is_read_back_row_by_row(desk: Desk, tmp_path: Path) -> None:
    history(desk)
    path = tmp_path / "a.xlsx"
    assert made(desk, path, Scope(personal=True))[-1] == 12 + 1 + 12 + 1 + 1
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["诉求", "挂号", "事件", "评价", "一类事", "口径"]
    assert all(sheet.freeze_panes == "A2" and sheet.auto_filter.ref for sheet in book)
    rows = table(path, "诉求")
    assert [row["诉求编号"] for row in rows] == [f"YN-2024-{number:04d}" for number in range(12)]
    assert rows[0]["提交时间"] == datetime(2024, 10, 25, 9, 0)  # noqa: DTZ001  # as a spreadsheet has it: Shanghai's
    assert (rows[0]["状态"], rows[-1]["满意度"]) == ("待受理", "基本满意")
    assert (rows[0]["企业名称"], rows[0]["电话"], rows[0]["诉求内容"]) == ("'" + EVIL, PHONE, "'@TRIAGE")
    assert [row["号"] for row in table(path, "挂号")] == [1]
    assert {row["说明"] for row in table(path, "事件")} == {"'+说明"}
    told = [(row["轮次"], row["答复单位"], row["满意度"], row["计入统计"]) for row in table(path, "评价")]
    assert told == [(1, "昆明海关", "基本满意", 1)]
    (issue,) = table(path, "一类事")
    assert (issue["一类事"], issue["状态"], issue["诉求件数"]) == ("昆明口岸查验慢", "措施推进中", 2)
    assert (issue["全部措施"], issue["已施行的措施"], issue["免交件数"]) == (
        "设快速通道\n出台口岸办法",
        "设快速通道",
        1,
    )
    assert sum(int(str(row["一类事"])) for row in rows) == 2
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("sheet", [None, *Sheet])
def test_who_is_not_entitled_gets_no_personal_data(desk: Desk, tmp_path: Path, sheet: Sheet | None) -> None:
    history(desk)
    path = tmp_path / ("a.csv" if sheet else "a.xlsx")
    made(desk, path, Scope(), sheet)
    held = (
        path.read_text("utf-8-sig")
        if sheet
        else str([table(path, name) for name in ("诉求", "挂号", "事件", "评价", "一类事")])
    )
    assert "昆明" in held or "提交诉求" in held
    assert not any(word in held for word in (PHONE, "李敏", "calc", "说明", "@TRIAGE"))


def test_what_was_passed_on_at_its_session_is_still_of_it(desk: Desk, tmp_path: Path) -> None:
    """As on the screen."""
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "capacity": 20}
    values |= {"departments": (HOME,), "held_at": desk.now, "state": SessionState.RUNNING}
    held = sessions.add(desk.tx, values)
    heard = desk.appeal(State.SCHEDULED, desk.enterprise("甲"), session=held.id, session_at=desk.now, due_at=None)
    desk.appeal(State.TRIAGE, desk.enterprise("乙"))
    passed_on = {"appeal": heard.id, "lead": HOME}
    verbs.do(desk.tx, desk.person(Role.COORDINATOR), Action.ASSIGN, passed_on, now=desk.now)
    made(desk, tmp_path / "a.xlsx", Scope())
    assert [row["坐诊场次"] for row in table(tmp_path / "a.xlsx", "诉求")] == ["2024年第4期", None]
    screen = counting.cut(desk.tx, Selection(), [Cut.SESSION], now=desk.now)
    assert {one.key[0]: one.count(RECEIVED) for one in screen} == {held.id: 1, None: 1}


def test_a_csv_opens_in_excel(desk: Desk, tmp_path: Path) -> None:
    history(desk)
    path = tmp_path / "a.csv"
    made(desk, path, Scope(personal=True), Sheet.APPEALS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (len(rows), rows[0]["提交时间"], rows[0]["诉求内容"]) == (12, "2024-10-25 09:00:00", "'@TRIAGE")


def test_the_bounds_are_those_of_the_scope(desk: Desk, tmp_path: Path) -> None:
    """A late event is not in the month in which the appeal was filed."""
    edge, enterprise = datetime(2024, 11, 1, tzinfo=SHANGHAI), desk.enterprise("甲")
    for number, at in enumerate((edge, edge.replace(month=10, day=31, hour=23, minute=59))):
        desk.appeal(State.TRIAGE, enterprise, number=f"YN-{number}", filed_at=at)
    path = tmp_path / "a.xlsx"
    made(desk, path, Scope(until=edge))
    assert [row["诉求编号"] for row in table(path, "诉求")] == ["YN-1"]
    made(desk, path, Scope(first=edge))
    assert [row["诉求编号"] for row in table(path, "诉求")] == ["YN-0"]


def test_what_does_not_fit_on_a_sheet_stands_on_the_next(desk: Desk, tmp_path: Path) -> None:
    history(desk)
    path = tmp_path / "a.xlsx"
    made(desk, path, Scope(), most=6)
    assert openpyxl.load_workbook(path).sheetnames[:3] == ["诉求", "诉求（2）", "诉求（3）"]
    numbers = [row["诉求编号"] for name in ("诉求", "诉求（2）", "诉求（3）") for row in table(path, name)]
    assert numbers == [f"YN-2024-{number:04d}" for number in range(12)]


def test_demonstration_data_stay_at_home(desk: Desk, tmp_path: Path) -> None:
    history(desk)
    desk.appeal(State.TRIAGE, desk.enterprises[0], number="YN-DEMO", demo=True)
    path = tmp_path / "a.xlsx"
    made(desk, path, Scope())
    assert "YN-DEMO" not in [row["诉求编号"] for row in table(path, "诉求")]


BLANKS = " \u200b\ufeff\u3000\u00a0"
SLY = st.tuples(st.text(BLANKS, max_size=2), st.sampled_from([*"=+-@＝\t"]), st.text()).map("".join)


@given(st.text() | SLY)
def test_no_text_is_a_formula(text: str) -> None:
    found = cells.neutral(text)
    assert found.lstrip(BLANKS)[:1] not in cells.RISKY | {""} or not found.strip(BLANKS)
    assert len(found) <= cells.LONGEST
    assert cells.neutral(found) == found
    found.encode()


def test_the_outcome_of_a_plan_stands_while_it_is_followed_too(desk: Desk, tmp_path: Path) -> None:
    """Its outcome is empty again while the department reports, until the final answer."""
    firm = desk.enterprise("甲")
    desk.appeal(State.HANDLING, firm)
    desk.appeal(State.HANDLING, firm, noted_at=desk.now, plan_rounds=1, plan="年底前完成。")
    desk.appeal(State.CLOSED, firm, noted_at=desk.now, plan_rounds=1, outcome=Outcome.SOLVED)
    desk.appeal(State.ANSWERED, firm, outcome=Outcome.LONG_TERM)
    made(desk, tmp_path / "a.xlsx", Scope())
    assert [row["办理结果"] for row in table(tmp_path / "a.xlsx", "诉求")] == [None, "长期推进", "已解决", "长期推进"]

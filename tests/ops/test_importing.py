"""`python -m bot import`: tables are tried, their wrong cells are named, and they are taken over whole."""

import json
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import create_engine, insert, select

from bot.__main__ import main
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.event import Event
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from storage import schema
from storage.appeals import appeals
from storage.sessions import sessions
from tests.desk import open_desk
from tests.ops.conftest import rows_of

Says = pytest.CaptureFixture[str]
CODE, OTHER = "91350100M000100Y43", "91530100DEM000001C"
FIRMS = ("企业名称", "统一社会信用代码", "所在州市")
STAFF = ("姓名", "身份", "单位")
MAILED = (*STAFF, "电子邮箱")
Rows = tuple[tuple[str | int | datetime, ...], ...]
Run = Callable[..., int]


@pytest.fixture
def run(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["migrate"]) == 0
    return lambda *words: main(["import", *map(str, words)])


def sheet(target: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(target)
    return target


def kept(url: str, table: str) -> int:
    return len(rows_of(url)[table])


def test_a_template_filled_in_is_tried_and_then_taken_over(
    run: Run, database_url: str, tmp_path: Path, capsys: Says
) -> None:
    file = tmp_path / "staff.xlsx"
    assert run("staff", file, "--template") == 0
    assert run("staff", file) == 0
    assert "3 new, 0 known already; nothing was changed" in capsys.readouterr().out
    assert kept(database_url, "invite") == 0
    assert run("staff", file, "--apply") == 0
    result = tmp_path / "staff-result.xlsx"
    assert str(result) in capsys.readouterr().out
    assert stat.S_IMODE(result.stat().st_mode) == 0o600
    rows = list(openpyxl.load_workbook(result).worksheets[0].iter_rows(values_only=True, min_row=2))
    assert [row[:3] for row in rows] == [(2, "张海燕", "已导入"), (3, "杨立", "已导入"), (4, "周岚", "已导入")]
    assert all("inv_" in str(row[3]) for row in rows)
    assert kept(database_url, "invite") == 3


def test_an_address_comes_with_the_invite_and_a_later_table_brings_it_up_to_date(
    run: Run, database_url: str, tmp_path: Path
) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        known = {"user": 7, "chat": 7, "name": "周岚", "role": "COORDINATOR", "since": datetime(2024, 1, 1, tzinfo=UTC)}
        connection.execute(insert(schema.person).values(known))
    rows = (MAILED, ("周岚", "统筹员", "", "zhou@EXAMPLE.com"), ("新来的", "统筹员", "", "new@example.com"))
    assert run("staff", sheet(tmp_path / "staff.xlsx", rows), "--apply") == 0
    with engine.begin() as connection:
        assert connection.execute(select(schema.person.c.email)).scalars().all() == ["zhou@example.com"]
        assert connection.execute(select(schema.invite.c.email)).scalars().all() == ["new@example.com"]
    engine.dispose()
    told = list(openpyxl.load_workbook(tmp_path / "staff-result.xlsx").worksheets[0].iter_rows(values_only=True))
    assert told[1][2] == "已有，邮箱已更新"


def test_a_table_from_excel_in_gbk(run: Run, database_url: str, tmp_path: Path, capsys: Says) -> None:
    file = tmp_path / "firms.csv"
    lines = (",".join(FIRMS), f"云南甲公司,'{CODE},昆明", f"云南乙公司,{OTHER},曲靖市", "")
    file.write_bytes("\r\n".join(lines).encode("gb18030"))
    assert run("enterprises", file, "--apply") == 0
    assert run("enterprises", file, "--apply") == 0
    assert "0 new, 2 known already" in capsys.readouterr().out
    found = [row[1:4] for row in rows_of(database_url)["enterprise"]]
    assert found == [("云南甲公司", CODE, "昆明市"), ("云南乙公司", OTHER, "曲靖市")]
    state = list(schema.enterprise.c.keys()).index("state")
    assert {row[state] for row in rows_of(database_url)["enterprise"]} == {"VERIFIED"}


WRONG: list[tuple[str, Rows, list[str]]] = [
    ("enterprises", (FIRMS, ("", CODE, "昆明市")), ["A2 企业名称"]),
    (
        "enterprises",
        (FIRMS, ("甲", "530102199003074514", "北京")),
        ["B2 统一社会信用代码: 这像是个人身份证号码", "C2 所在州市: 没有找到州市“北京”"],
    ),
    ("enterprises", (FIRMS, ("甲", CODE, "昆明市"), ("乙", CODE, "昆明市")), [":3 : 和第2行重复"]),
    ("enterprises", (FIRMS, ("甲", OTHER, "昆明市"), ("乙", 913501000001000, "昆明市")), ["B3 统一社会信用代码"]),
    ("staff", (STAFF, ("李敏", "管理员", "")), ["B2 身份: 没有“管理员”这个身份"]),
    ("staff", (STAFF, ("李敏", "联络员", "天上人间局")), ["C2 单位: 没有找到“天上人间局”"]),
    ("staff", (STAFF, ("李敏", "联络员", "")), ["C2 单位"]),
    ("staff", (MAILED, ("李敏", "统筹员", "", "李敏@")), ["D2 电子邮箱: 没有认出电子邮箱"]),
    ("staff", (STAFF, ("李敏", "联络员", "=A2")), ["C2 单位: 这一格是公式，文件里没有算出的结果"]),
    ("staff", (("人员名单",), STAFF, (), ("=B2", "=C2", "")), ["A4 姓名: 这一格是公式", "B4 身份: 这一格是公式"]),
    ("staff", (STAFF, ("", "国王", "")), ["A2 姓名", "B2 身份: 没有“国王”这个身份"]),
    ("staff", (STAFF, ("#N/A", "联络员", "#REF!")), ["A2 姓名: 这一格显示“#N/A”", "C2 单位: 这一格显示“#REF!”"]),
    ("holidays", (("日期", "安排"), ("4642", "放假"), ("2027-02-30", "放假")), ["A2 日期", "A3 日期"]),
]


@pytest.mark.parametrize("given", WRONG)
def test_a_wrong_cell_is_named_and_nothing_is_done(
    run: Run, database_url: str, tmp_path: Path, capsys: Says, given: tuple[str, Rows, list[str]]
) -> None:
    kind, rows, said = given
    assert run(kind, sheet(tmp_path / "table.xlsx", rows), "--apply") == 2
    told = capsys.readouterr().err
    assert all(one in told for one in said), told
    assert f"{len(said)} wrong, nothing was changed" in told
    assert (kept(database_url, "enterprise"), kept(database_url, "invite"), kept(database_url, "audit")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"no spreadsheet", "it can't be read as a spreadsheet"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "the heads lack the columns 姓名, 身份, 单位"),
        ("a.csv", "姓名,身份,单位\n".encode(), "no rows"),
        ("a.txt", b"", "FILE ends with .xlsx or .csv"),
        ("a.xls", b"", "it is of an old or another format; open it and save it as .xlsx"),
    ],
)
def test_what_is_no_such_table(run: Run, tmp_path: Path, capsys: Says, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert run("staff", tmp_path / name) == 2
    assert said in capsys.readouterr().err
    assert run("staff", tmp_path / "not-there.xlsx") == 2


DAYS = ("日期", "安排")
PAST = ("统一社会信用代码", "诉求内容", "类别", "承办单位", "提交日期", "答复日期", "答复内容", "评价", "坐诊场次")
OLD = "口岸查验排队时间长，请协调加快。"


def column(url: str, table: str, name: str) -> list[object]:
    place = list(schema.metadata.tables[table].c.keys()).index(name)
    return [row[place] for row in rows_of(url)[table]]


def test_what_tired_people_send_is_read(run: Run, database_url: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(
        sheet(tmp_path / "staff.xlsx", ((" 姓 名*", "身份（必填）", "单位\n"), ("李　敏", "联 络 员", "昆明海关 ")))
    )
    hidden = book.create_sheet("旧表", 0)
    hidden.append(["企业名称"])
    hidden.sheet_state = "hidden"
    book.active = 1
    book.save(tmp_path / "staff.xlsx")
    assert run("staff", tmp_path / "staff.xlsx", "--apply") == 0
    assert kept(database_url, "invite") == 1
    days = (("日期", "安排"), (46424, "上 班"), ("４６４２５", "放假"))
    assert run("holidays", sheet(tmp_path / "days.xlsx", days), "--apply") == 0
    (version,) = rows_of(database_url)["setting_version"]
    assert "days.2027-02-06" in str(version)
    assert "days.2027-02-07" in str(version)


def test_days_off_and_made_up_become_a_version_of_the_settings(
    run: Run, database_url: str, tmp_path: Path, capsys: Says
) -> None:
    file = tmp_path / "days.csv"
    file.write_bytes("\ufeff日期,安排\n2027-02-06,上班\n2027年2月15日,放假\n".encode())
    assert run("holidays", file) == 0
    assert kept(database_url, "setting_version") == 0
    assert run("holidays", file, "--apply") == 0
    assert run("holidays", file, "--apply") == 0
    assert "0 new, 2 known already" in capsys.readouterr().out
    assert kept(database_url, "setting_version") == 1
    known = {"days.2027-02-06": "work", "days.2027-02-15": "off"}
    assert column(database_url, "setting_version", "content") == [known]
    wrong = sheet(tmp_path / "wrong.xlsx", (DAYS, ("2027-02-06", "也许"), ("2月15日", "放假"), ("2027-02-30", "放假")))
    assert run("holidays", wrong, "--apply") == 2
    said = capsys.readouterr().err
    assert all(place in said for place in (":B2 安排", ":A3 日期", ":A4 日期", "3 wrong"))


def test_what_the_state_council_says_already_is_no_change(
    run: Run, database_url: str, tmp_path: Path, capsys: Says
) -> None:
    file = sheet(tmp_path / "days.xlsx", (DAYS, (datetime(2024, 10, 1), "放假"), ("20241012", "补班")))  # noqa: DTZ001 - as Excel has it
    assert run("holidays", file, "--apply") == 0
    assert "0 new, 2 known already" in capsys.readouterr().out
    assert kept(database_url, "setting_version") == 0


def test_a_trial_names_the_open_appeals_that_days_off_move_and_people_hear_of_it_when_it_is_done(
    run: Run, database_url: str, tmp_path: Path, capsys: Says
) -> None:
    with open_desk(database_url) as desk:
        admin = desk.person(Role.ADMIN)
        open_one = {"number": "YN-2024-0007", "settled_at": None, "reply_days": 10}
        appeal = desk.appeal(State.ASSIGNED, desk.enterprise("甲"), **open_one)
        event = Event(desk.now, None, Party.COORDINATOR, None, Action.ASSIGN, State.TRIAGE, State.ASSIGNED, 1)
        appeals.append(desk.tx, appeal.id, event)
        desk.tx.connection.commit()
    file = sheet(tmp_path / "days.xlsx", (DAYS, ("2024-10-31", "放假")))
    before = column(database_url, "appeal", "due_at")
    assert run("holidays", file) == 0
    told = capsys.readouterr().out
    assert "1 of 1 open appeals: the date of the answer moves" in told
    assert "YN-2024-0007: 2024-11-08 17:30 -> 2024-11-11 17:30" in told
    assert column(database_url, "appeal", "due_at") == before
    assert kept(database_url, "outbox") == 0
    assert run("holidays", file, "--apply") == 0
    assert column(database_url, "appeal", "due_at") != before
    chats, said = (column(database_url, "outbox", name) for name in ("chat", "payload"))
    assert chats == [admin.chat]
    assert "系统按导入的表格采用了改动，已生效。1个在办诉求的期限变了。" in str(said)


def test_appeals_of_earlier_sessions_come_with_answers_and_ratings_and_nobody_is_told(
    run: Run, database_url: str, tmp_path: Path, capsys: Says
) -> None:
    firms = sheet(tmp_path / "firms.xlsx", (FIRMS, ("云南甲公司", CODE, "昆明市")))
    assert run("enterprises", firms, "--apply") == 0
    with open_desk(database_url) as desk:
        given = {"theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": (), "capacity": 5}
        sessions.add(desk.tx, given | {"year": 2024, "number": 1, "held_at": datetime(2024, 7, 29, 1, tzinfo=UTC)})
        desk.tx.connection.commit()
    said = (CODE, OLD, "服务需求", "昆明海关", "2024-07-29", "2024-08-05", "已增设查验通道。", "满意", "2024年第一期")
    late = (CODE, "别的事情，也请协调解决。", "政策咨询", "海关", "2024年7月29日", "2024-10-25", "已解决。", "", "")
    file = sheet(tmp_path / "past.xlsx", (PAST, said, late))
    before = kept(database_url, "outbox"), kept(database_url, "timer")
    assert run("appeals", file) == 0
    assert kept(database_url, "appeal") == 0
    assert run("appeals", file, "--apply") == 0
    assert "2 new" in capsys.readouterr().out
    assert run("appeals", file, "--apply") == 0
    assert "0 new, 2 known already" in capsys.readouterr().out
    assert (kept(database_url, "outbox"), kept(database_url, "timer")) == before
    assert column(database_url, "appeal", "source") == ["IMPORTED"] * 2
    assert column(database_url, "appeal", "number") == ["YN-2024-0001", "YN-2024-0002"]
    assert column(database_url, "fact", "month") == [202407] * 2
    assert column(database_url, "fact", "answered") == ["IN_TIME", "LATE"]
    assert column(database_url, "fact", "outlet") == ["ON_SPOT", "PASSED_ON"]
    assert column(database_url, "survey", "satisfaction") == ["SATISFIED", None]
    assert column(database_url, "event", "action") == ["FILE", "ANSWER", "RATE", "FILE", "ANSWER", "SURVEY_EXPIRED"]


@pytest.mark.parametrize(("span", "count"), [(("2024-07-01", "2024-07-31"), 1), (("2024-08-01", "2024-10-25"), 0)])
def test_the_figures_count_earlier_appeals_in_their_time(
    run: Run, database_url: str, tmp_path: Path, capsys: Says, span: tuple[str, str], count: int
) -> None:
    assert run("enterprises", sheet(tmp_path / "firms.xlsx", (FIRMS, ("云南甲公司", CODE, "昆明市"))), "--apply") == 0
    past = (CODE, OLD, "服务需求", "昆明海关", "2024-07-29", "2024-08-05", "已增设查验通道。", "满意", "")
    assert run("appeals", sheet(tmp_path / "past.xlsx", (PAST, past)), "--apply") == 0
    capsys.readouterr()
    assert main(["stats", "--json", "--from", span[0], "--to", span[1]]) == 0
    read = json.loads(capsys.readouterr().out)["counts"]
    assert [read[name] for name in ("received", "closed", "rated", "satisfied")] == [count] * 4


def test_each_wrong_cell_of_earlier_appeals_is_named(run: Run, database_url: str, tmp_path: Path, capsys: Says) -> None:
    row = (OTHER, "", "别的", "没有这个局", "2024-08-05", "2024-08-01", "", "很好", "2031年第9期")
    later = (CODE, OLD, "服务需求", "昆明海关", "2031-08-05", "8月5日", "已解决。", "", "")
    file = sheet(tmp_path / "past.xlsx", (PAST, row, later))
    assert run("appeals", file, "--apply") == 2
    said = capsys.readouterr().err
    assert all(f":{letter}2 " in said for letter in "ABCDFGHI")
    assert all(f":{place} " in said for place in ("A3", "E3", "F3"))
    assert "11 wrong" in said
    assert kept(database_url, "appeal") == 0


def test_the_same_table_again_invites_nobody_twice(run: Run, database_url: str, tmp_path: Path, capsys: Says) -> None:
    """They were invited already; the file with the links stays beside the new one."""
    file = sheet(tmp_path / "staff.xlsx", (STAFF, ("周岚", "统筹员", ""), ("张海燕", "联络员", "昆明海关")))
    assert run("staff", file, "--apply") == 0
    assert run("staff", file, "--apply") == 0
    assert "0 new, 2 known already" in capsys.readouterr().out
    assert kept(database_url, "invite") == 2
    first, second = (
        [
            row[2:]
            for row in openpyxl.load_workbook(tmp_path / name).worksheets[0].iter_rows(values_only=True, min_row=2)
        ]
        for name in ("staff-result.xlsx", "staff-result-2.xlsx")
    )
    assert [said for said, link in first if "inv_" in str(link)] == ["已导入"] * 2
    assert second == [("已邀请过，链接还有效", "")] * 2
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(schema.invite.update().values(expires_at=datetime(2024, 1, 1, tzinfo=UTC)))
    engine.dispose()
    assert run("staff", file, "--apply") == 0  # who never came is invited anew
    assert kept(database_url, "invite") == 4


@pytest.mark.parametrize("was_done", [True, False])
def test_the_result_of_an_import_that_was_cut_off_is_found_again(
    run: Run, database_url: str, tmp_path: Path, capsys: Says, was_done: bool
) -> None:
    file, result = sheet(tmp_path / "staff.xlsx", (STAFF, ("周岚", "统筹员", ""))), tmp_path / "staff-result.xlsx"
    assert run("staff", file, "--apply") == 0
    links = result.read_bytes()
    result.rename(f"{result}.part")  # as it stands if the process is killed before it says so
    if not was_done:
        engine = create_engine(database_url)
        with engine.begin() as connection:
            connection.execute(schema.invite.delete())
        engine.dispose()
    capsys.readouterr()
    assert run("staff", file, "--apply") == 0
    assert ("was cut off after it was done; see" in capsys.readouterr().out) is was_done
    assert (result.read_bytes() == links) is was_done
    assert kept(database_url, "invite") == 1
    assert not list(tmp_path.glob("*.part"))

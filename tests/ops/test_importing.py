"""`python -m bot import`: tables of staff and enterprises, tried, named by their cells, and taken over whole."""

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import create_engine, insert, select

from bot.__main__ import main
from storage import schema
from tests.ops.conftest import rows_of

Says = pytest.CaptureFixture[str]
CODE, OTHER = "91350100M000100Y43", "91530100DEM000001C"
FIRMS = ("企业名称", "统一社会信用代码", "所在州市")
STAFF = ("姓名", "身份", "单位")
MAILED = (*STAFF, "电子邮箱")
Rows = tuple[tuple[str | int, ...], ...]
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
    ("enterprises", (FIRMS, ("甲", CODE, "昆明市"), ("乙", CODE, "昆明市")), [":3 : 和上面的一行重复"]),
    ("enterprises", (FIRMS, ("甲", OTHER, "昆明市"), ("乙", 913501000001000, "昆明市")), ["B3 统一社会信用代码"]),
    ("staff", (STAFF, ("李敏", "管理员", "")), ["B2 身份: 没有“管理员”这个身份"]),
    ("staff", (STAFF, ("李敏", "联络员", "天上人间局")), ["C2 单位: 没有找到“天上人间局”"]),
    ("staff", (STAFF, ("李敏", "联络员", "")), ["C2 单位"]),
    ("staff", (MAILED, ("李敏", "统筹员", "", "李敏@")), ["D2 电子邮箱: 没有认出电子邮箱"]),
    ("staff", (STAFF, ("", "国王", "")), ["A2 姓名", "B2 身份: 没有“国王”这个身份"]),
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
        ("a.csv", "甲,乙\n1,2\n".encode(), "the first row needs the columns 姓名, 身份, 单位"),
        ("a.csv", "姓名,身份,单位\n".encode(), "no rows"),
        ("a.txt", b"", "FILE ends with .xlsx or .csv"),
    ],
)
def test_what_is_no_such_table(run: Run, tmp_path: Path, capsys: Says, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert run("staff", tmp_path / name) == 2
    assert said in capsys.readouterr().err
    assert run("staff", tmp_path / "not-there.xlsx") == 2

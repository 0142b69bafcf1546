"""Each cell of the matrix of fields: what somebody can open, in chat or at the server, is read for its words."""

from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import main
from tests.desk import open_desk
from tests.house import fresh_sqlite
from tests.permissions.crawl import Reader
from tests.permissions.fields import COLUMNS, SEES, SERVER, SERVER_PERSONAL
from tests.permissions.office import WholeTown
from tests.permissions.town import MARKS, NUMBER, WHO

SEARCHED = (
    NUMBER,
    "橡胶",
    "检疫",
    "赵海",
    "雪莲",
    "0902",
    "配方",
    "2024年9月",
)  # parts, since what was typed is said again
COMMANDS = (("audit",), ("stats",), ("dead",), ("doctor",), ("workflow",), ("retention", "--dry-run"))


def shown_in_chat(who: str) -> str:
    """Return everything that somebody of this standing can open."""
    with open_desk() as desk:
        town = WholeTown(desk)
        return Reader(desk.tx, town.person(who), desk.now).looks(SEARCHED, town.rows)


def exported(folder: Path, *, personal: bool) -> tuple[str, ...]:
    """Return the cells of an export."""
    target = folder / f"all-{personal}.xlsx"
    assert main(["export", str(target), *(["--personal"] if personal else [])]) == 0
    book = openpyxl.load_workbook(target)
    return tuple(str(cell) for sheet in book.worksheets for row in sheet.values for cell in row)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose database holds the town."""
    url = fresh_sqlite(tmp_path / "data")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("FILES_DIR", str(tmp_path / "files"))
    with open_desk(url) as desk:
        WholeTown(desk)
        desk.tx.connection.commit()
    return tmp_path


def test_the_matrix_has_a_row_for_each_field_of_the_town() -> None:
    assert list(SEES) == list(MARKS)
    assert {who for seen in SEES.values() for who in seen} <= set(COLUMNS)


@pytest.mark.parametrize("who", WHO)
def test_which_fields_somebody_sees_in_chat(who: str) -> None:
    shown = shown_in_chat(who)
    assert {field for field, mark in MARKS.items() if mark in shown} == {
        field for field, seen in SEES.items() if who in seen
    }


@pytest.mark.usefixtures("working_morning")
@pytest.mark.parametrize("column", [SERVER, SERVER_PERSONAL])
def test_what_commands_at_the_server_print(server: Path, column: str, capsys: pytest.CaptureFixture[str]) -> None:
    cells = exported(server, personal=column == SERVER_PERSONAL)
    capsys.readouterr()
    for words in COMMANDS:
        main([*words])
    printed = capsys.readouterr()
    said = "\n".join([*cells, printed.out, printed.err])
    assert {field for field, mark in MARKS.items() if mark in said} == {
        field for field, seen in SEES.items() if column in seen
    }

"""Each cell of the matrix of who acts: everything that somebody can do is done, and the fields are compared."""

from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import main
from bot.domain.tenure.imports import FilledIn
from bot.texts.tenure.imports import HEADS
from tests.desk import open_desk
from tests.house import fresh_sqlite
from tests.permissions.acting import Doer, seen
from tests.permissions.fields import ACTORS, ACTS, SERVER
from tests.permissions.test_fields import COMMANDS
from tests.permissions.village import FIELDS, TABLES, WholeVillage


def test_the_matrix_has_a_row_for_each_field_of_the_village() -> None:
    assert list(ACTS) == list(FIELDS)
    assert {who for acts in ACTS.values() for who in acts} <= {*ACTORS, SERVER}


@pytest.mark.parametrize("who", ACTORS)
def test_who_changes_which_fields_in_chat(who: str) -> None:
    """One test for each person: who does everything once has tried each of the cells."""
    with open_desk() as desk:
        village = WholeVillage(desk)
        doer = Doer(desk.tx, village.actor(who), village.looks(), desk.now)
        changed = doer.does(village.rows, TABLES, village.hall.presses)
    assert {field: field in changed for field in ACTS} == {field: who in acts for field, acts in ACTS.items()}


def saved(folder: Path, table: FilledIn) -> Path:
    """Write the table as somebody would fill it in."""
    book, heads, target = openpyxl.Workbook(), HEADS[table.kind], folder / f"{table.kind}.xlsx"
    book.worksheets[0].append(list(heads.values()))
    for line in table.lines:
        book.worksheets[0].append([line.cells.get(field, "") for field in heads])
    book.save(target)
    return target


@pytest.mark.usefixtures("working_morning")
def test_what_commands_at_the_server_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = fresh_sqlite(tmp_path / "data")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("FILES_DIR", str(tmp_path / "files"))
    with open_desk(url) as desk:
        village = WholeVillage(desk)
        before = {field: seen(desk.tx, look) for field, look in village.looks().items()}
        desk.tx.connection.commit()
    for words in COMMANDS:
        main([*words])
    for table in TABLES:
        assert main(["import", table.kind, str(saved(tmp_path, table)), "--apply"]) == 0
    with open_desk(url) as desk:
        after = {field: seen(desk.tx, look) for field, look in village.looks().items()}
    assert {field for field in FIELDS if after[field] != before[field]} == {
        field for field, acts in ACTS.items() if SERVER in acts
    }

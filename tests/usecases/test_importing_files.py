"""Which file an administrator may send as a table, and what becomes of one that can't be read."""

import pytest
from sqlalchemy import select

from bot.domain.base.content import Content, File
from bot.domain.base.errors import BadInput, NoRight
from bot.domain.people.person import Person, Role
from bot.domain.tenure.import_notices import TableDropped, TableUnread, Unread
from bot.domain.tenure.imports import Field, Import, TableState
from bot.usecases.tenure import importing_chat
from bot.usecases.tenure.importing_chat import MEGABYTE, MOST_LINES, MOST_MB
from storage import schema
from storage.tenure import import_tables as tables
from tests.desk import HOME, Desk


def table(name: str, size: int = 1) -> Content:
    return Content("", files=(File("id", "unique", "document", name, size),))


@pytest.fixture
def admin(desk: Desk) -> Person:
    return desk.person(Role.ADMIN)


def states(desk: Desk) -> list[str]:
    return list(desk.tx.execute(select(schema.import_table.c.state)).scalars())


@pytest.mark.parametrize(
    ("name", "size", "problem"),
    [
        ("单位.xlsx", MOST_MB * MEGABYTE, ""),
        ("单位.CSV", 1, ""),
        ("单位.xlsx", MOST_MB * MEGABYTE + 1, "import_too_big"),
        *((f"单位.{ending}", 1, "import_old") for ending in importing_chat.OLD),
        ("单位.XLS", 1, "import_old"),
        ("单位.pdf", 1, "import_file"),
        ("单位", 1, "import_file"),
        ("xlsx.单位", 1, "import_file"),
    ],
)
def test_which_files_are_taken(desk: Desk, admin: Person, name: str, size: int, problem: str) -> None:
    if problem:
        with pytest.raises(BadInput) as told:
            importing_chat.receive(desk.tx, admin, table(name, size), now=desk.now)
        assert (told.value.problem, told.value.facts["name"]) == (problem, name)
        assert states(desk) == []
    else:
        (received,) = importing_chat.receive(desk.tx, admin, table(name, size), now=desk.now)
        assert (received.to, states(desk)) == (admin.chat, [TableState.SENT])


def test_a_table_that_is_let_be_is_dropped_with_what_it_holds(desk: Desk, admin: Person) -> None:
    importing_chat.receive(desk.tx, admin, table("单位.xlsx"), now=desk.now)
    (row,) = desk.tx.execute(select(schema.import_table.c.id)).scalars()
    tables.change(desk.tx, row, {"state": TableState.TRIED, "content": "姓名,单位"})
    (dropped,) = importing_chat.decide(desk.tx, admin, row, yes=False, now=desk.now)
    assert isinstance(dropped, TableDropped)
    assert (dropped.to, dropped.name) == (admin.chat, "单位.xlsx")
    kept = tables.find(desk.tx, row)
    assert kept is not None
    assert (kept.state, kept.content) == (TableState.DROPPED, "")
    with pytest.raises(BadInput, match="import_decided"):
        importing_chat.decide(desk.tx, admin, row, yes=True, now=desk.now)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_administrators_send_tables(desk: Desk, role: Role) -> None:
    who = desk.person(role, HOME)
    with pytest.raises(NoRight):
        importing_chat.show(desk.tx, who, now=desk.now)
    with pytest.raises(NoRight):
        importing_chat.template(desk.tx, who, Import.STAFF, now=desk.now)
    with pytest.raises(NoRight):
        importing_chat.receive(desk.tx, who, table("单位.xlsx"), now=desk.now)


def test_who_sent_it_hears_once_why_it_can_t_be_read(desk: Desk, admin: Person) -> None:
    importing_chat.receive(desk.tx, admin, table("单位.xlsx"), now=desk.now)
    (row,) = desk.tx.execute(select(schema.import_table.c.id)).scalars()
    missing = (Field.CODE.value,)
    told = [importing_chat.unread(desk.tx, row, Unread.DAMAGED, Import.STAFF, missing, now=desk.now) for _ in range(2)]
    said = TableUnread(
        to=admin.chat, name="单位.xlsx", why=Unread.DAMAGED, kind=Import.STAFF, missing=missing, most=MOST_LINES
    )
    assert told == [[said], []]
    assert states(desk) == [TableState.UNFIT]
    assert importing_chat.unread(desk.tx, row + 1, Unread.DAMAGED, now=desk.now) == []

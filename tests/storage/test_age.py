"""What is asked at each step costs the same in an old house: as many steps of the database as in a new one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, insert, text

from bot.usecases.desk.health import look
from storage import schema
from storage.engine.database import Database, Transaction
from storage.mail import inbox, outbox
from storage.mail.outbox import Status
from storage.mail.pace import Pace
from storage.mail.parcels import PUSH, Kind
from tests.faults.trouble import is_sqlite
from tests.house import START

FINISHED = 20_000
LOOSE = Pace(each_second=1000, burst=1000, chat_each_second=1000, chat_burst=1000)
ASKED: dict[str, Callable[[Transaction], Any]] = {
    "claim of updates": lambda tx: inbox.claim(tx, 64, 100.0, 30.0),
    "claim of messages": lambda tx: outbox.claim(tx, 256, 100.0, 60.0, LOOSE),
    "health": lambda tx: look(tx, now=START),
    "release of updates": inbox.release,
    "release of messages": outbox.release,
}
NEVER_ANALYSED = [what for what in ASKED if what != "health"]  # where PostgreSQL takes most rows for dead letters


def grow_old(tx: Transaction, first: int = 1) -> None:
    """Let very much have come in and gone out, and a little wait behind it."""
    waiting = range(first + FINISHED, first + FINISHED + 3)
    come = [_update(number) | {"done_at": START} for number in range(first, first + FINISHED)]
    gone = [_message(number) | {"state": Status.SENT} for number in range(first, first + FINISHED)]
    tx.execute(insert(schema.inbox), come)
    tx.execute(insert(schema.outbox), gone)
    tx.execute(insert(schema.inbox), [_update(number) for number in waiting])
    tx.execute(insert(schema.outbox), [_message(number) | {"state": Status.WAITING} for number in waiting])


def analyse(tx: Transaction) -> None:
    tx.execute(text("ANALYZE inbox, outbox, timer"))


def _update(number: int) -> dict[str, Any]:
    return {"update_id": number, "chat": number % 500 + 1, "raw": "{}", "arrived_at": START}


def _message(number: int) -> dict[str, Any]:
    values = {"chat": number % 500 + 1, "kind": Kind.MESSAGE, "rank": PUSH, "what": "Test"}
    return values | {"payload": {"text": "x"}, "written_at": START}


@contextmanager
def counted(tx: Transaction) -> Iterator[list[int]]:
    """Count the steps of SQLite's machine."""
    steps, driver = [0], tx.connection.connection.driver_connection

    def step() -> int:
        steps[0] += 1
        return 0

    assert driver is not None
    driver.set_progress_handler(step, 1)
    try:
        yield steps
    finally:
        driver.set_progress_handler(None, 0)


@pytest.mark.parametrize("what", ASKED)
async def test_sqlite_takes_as_many_steps_as_in_a_new_house(database: Database, database_url: str, what: str) -> None:
    if not is_sqlite(database_url):
        pytest.skip("PostgreSQL counts no steps: its plans are looked at below")

    def ask(tx: Transaction) -> int:
        with tx.savepoint(), counted(tx) as steps:
            ASKED[what](tx)
        return steps[0]

    young = await database.write(ask)
    await database.write(grow_old)
    old = await database.write(ask)
    assert old < young + 3000, f"{what}: {young} steps in a new house, {old} in an old one"


@pytest.mark.parametrize("analysed", [False, True])
async def test_postgresql_reads_no_table_from_end_to_end(
    database: Database, database_url: str, *, analysed: bool
) -> None:
    if is_sqlite(database_url):
        pytest.skip("SQLite's steps are counted above")

    def plans(tx: Transaction) -> list[str]:
        found: list[str] = []

        def note(_: Any, cursor: Any, statement: str, parameters: Any, *__: Any) -> None:
            if statement.startswith(("SELECT", "UPDATE")) and "FROM rate" not in statement:
                cursor.execute(f"EXPLAIN {statement}", parameters)
                found.append(statement + "\n" + "\n".join(row[0] for row in cursor.fetchall()))

        event.listen(tx.connection, "before_cursor_execute", note)
        for what in ASKED if analysed else NEVER_ANALYSED:
            ASKED[what](tx)
        return found

    await database.write(grow_old)
    if analysed:
        await database.write(analyse)
    for plan in await database.write(plans):
        assert "Seq Scan on inbox" not in plan, plan
        assert "Seq Scan on outbox" not in plan, plan

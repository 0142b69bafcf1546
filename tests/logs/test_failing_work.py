"""A whole house in which everything fails while people write: at DEBUG nothing of them is in the log."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine.database import Transaction
from tests.house import START, House, open_house
from tests.logs.conftest import Written
from tests.logs.planted import NAME, PHONE, TEXT, TOKEN, found_in

# The table that is missing for a while, and what the log then calls it.
MISSING = {
    "draft": "update.failed",
    "inbox": "inbox.claim_failed",
    "outbox": "outbox.claim_failed",
    "attachment": "file.failed",
    "export": "export.failed",
    "person": "update.failed",
}


def _rename(tx: Transaction, old: str, new: str) -> None:
    tx.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))


async def _heard(written: Written, word: str) -> str:
    said = ""
    while word not in said:
        await asyncio.sleep(0.05)
        said += written()
    return said


async def _without(house: House, written: Written, table: str) -> str:
    person = house.newcomer(NAME, phone=PHONE)
    await person.says("/start")
    said = await _heard(written, "update.done")
    await house.app.database.write(_rename, table, "lost")
    await person.says(f"{TEXT} {PHONE}")
    try:
        return said + await _heard(written, MISSING[table])
    finally:
        await house.app.database.write(_rename, "lost", table)


@pytest.mark.parametrize("table", MISSING)
async def test_while_a_table_is_missing(table: str, tmp_path: Path, database_url: str, written: Written) -> None:
    async with open_house(tmp_path, database_url=database_url) as house:
        said = await _without(house, written, table)
    said += written()
    assert found_in(said) == []
    assert "OperationalError" in said or "ProgrammingError" in said


@pytest.mark.parametrize("kind", ["429", "500", "html", "reset_before"])
async def test_while_telegram_takes_nothing(kind: str, tmp_path: Path, written: Written) -> None:
    async with open_house(tmp_path) as house:
        person = house.newcomer(NAME, phone=PHONE)
        for method in ("sendMessage", "editMessageText", "setMyCommands", "getUpdates"):
            house.world.faults.add(method, kind=kind, count=2)
        await person.says(f"/start {TEXT}")
        await person.shares_contact()
        await person.says(TEXT)
        said = await _heard(written, "update.done")
        await house.until(START)
    assert found_in(said + written()) == []


async def test_an_update_that_cannot_be_read(tmp_path: Path, written: Written) -> None:
    async with open_house(tmp_path) as house:
        person = house.newcomer(NAME, phone=PHONE)
        await person.says("/start")
        sender = {"id": PHONE, "is_bot": TOKEN, "first_name": {"name": NAME}}
        message = {
            "message_id": 1,
            "date": TEXT,
            "chat": {"id": person.id, "type": NAME},
            "from": sender,
            "text": [TEXT],
        }
        house.world.redeliver({"update_id": 900_000_001, "message": message})
        said = await _heard(written, "update.failed")
    said += written()
    assert found_in(said) == []
    assert all(one in said for one in ("Unparsable", "ValidationError", "message.date int_type"))

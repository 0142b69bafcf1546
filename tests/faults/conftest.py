"""A house in a hurry: it waits for nobody long, and tries again soon."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.transport import AiohttpRequest
from bot.demo.botapi import World
from bot.domain.base.parcels import Message
from storage import schema
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import REPLY, Item
from storage.people import people
from tests.house import House, open_house
from tests.screenplays.stage import rows

HASTE = 0.6  # seconds that a call of the Bot API may take
BACK_OFF = 0.02


def hurry(house: House) -> House:
    sender, receiver, filer = house.app.sender, house.app.receiver, house.app.filer
    sender.lease, sender.failures.back_off, sender.failures.back_off_max = 5.0, BACK_OFF, 0.5
    receiver.timeout, receiver.grace = 1, HASTE
    filer.idle, filer.back_off = 0.1, BACK_OFF
    for request in (house.app.application.bot.request, receiver.polling):
        assert isinstance(request, AiohttpRequest)
        request.seconds = HASTE
    return house


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with open_house(tmp_path, database_url=database_url, poll_seconds=1) as opened:
        yield hurry(opened)


def said(world: World, chat: int, method: str = "sendMessage") -> list[str]:
    """What was carried out for a chat, in the order in which it was."""
    return [call["text"] for call in world.ledger if call["chat"] == chat and call["method"] == method]


async def post(house: House, *chats: int, text: str = "通知", rank: int = REPLY, **given: Any) -> list[int]:
    """Put a message for each chat into the outbox; the rows."""

    def put(tx: Transaction) -> list[int]:
        items = (Item(chat, "test", Message(text=text), rank, **given) for chat in chats)
        return [outbox.put(tx, item, house.clock.now(), held=_out_of_reach(tx, item.chat)) for item in items]

    rows = await house.app.database.write(put)
    house.app.sender.wake.set()
    return rows


async def row_of(house: House, row: int) -> Any:
    (found,) = await rows(house, schema.outbox, id=row)
    return found


def _out_of_reach(tx: Transaction, chat: int) -> bool:
    person = people.by_chat(tx, chat)
    return person is not None and not person.reachable

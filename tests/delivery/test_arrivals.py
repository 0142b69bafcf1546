"""What arrives together is noted together, and one that can't be noted keeps no other from it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.delivery.arrivals import Arrivals
from bot.delivery.channels.port import Channels, Sent
from bot.delivery.clocks import Clocks
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.base.screen import Screen
from bot.texts.render import render
from bot.texts.style.words import Words
from storage import schema
from storage.engine.database import Database, Transaction, open_database
from storage.engine.migrate import migrate
from storage.mail import outbox
from storage.mail.outbox import Status
from storage.mail.parcels import Item, Parcel, parcel_of
from tests.house import START, programme

CHATS = range(1, 9)
NO_QUESTION = Message(text="诉求", draft=[0])  # type: ignore[arg-type]  # what the database refuses


def parcels(tx: Transaction) -> list[Parcel]:
    return [parcel_of(row) for row in tx.execute(select(schema.outbox).order_by(schema.outbox.c.id)).mappings()]


def states(tx: Transaction) -> list[tuple[str, int | None]]:
    rows = tx.execute(select(schema.outbox.c.state, schema.outbox.c.message).order_by(schema.outbox.c.id))
    return [(row.state, row.message) for row in rows]


@pytest.fixture
async def opened(database_url: str) -> AsyncIterator[Database]:
    migrate(database_url)
    database = await open_database(database_url, programme())
    yield database
    await database.close()


async def test_one_that_cannot_be_noted_keeps_no_other_from_it(opened: Database) -> None:
    await opened.write(_put, bad=5)
    noted = await _note_all(opened)
    assert [type(one) for one in noted if one is not None] == [TypeError]
    expected = [(Status.WAITING, None) if chat == 5 else (Status.SENT, chat * 100) for chat in CHATS]
    assert await opened.read(states) == expected


async def _note_all(opened: Database) -> list[BaseException | None]:
    def show(notice: Notice) -> Screen:
        return render(notice, Words(programme().pack, "bot"))

    arrivals = Arrivals(opened, show, Clocks(lambda: START, lambda: 0.0), Channels())
    waiting = await opened.read(parcels)
    return await asyncio.gather(*(arrivals.note(one, Sent(one.chat * 100)) for one in waiting), return_exceptions=True)


def _put(tx: Transaction, bad: int) -> None:
    for chat in CHATS:
        payload = NO_QUESTION if chat == bad else Message(text="你好")
        outbox.put(tx, Item(chat, "greeting", payload), START)

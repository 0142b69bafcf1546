"""What fell due for one chat in one tick: of two mornings only the newer is still so, and few things become one."""

from dataclasses import replace

import pytest

from bot.delivery import gathering
from bot.domain.base.ids import ChatId
from bot.domain.base.parcels import Message
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.person import Role
from bot.domain.reach.notices import Gathered
from bot.texts.style.markup import PUSH_UNITS
from storage.mail import gathered, outbox
from storage.mail.outbox import Status
from storage.mail.parcels import Item, Parcel
from storage.schema import outbox as letters
from tests.desk import Desk


def falls_due(desk: Desk, chat: ChatId, *said: tuple[str, str]) -> list[tuple[str, str]]:
    """Gather messages, each of a kind and a text, and return what becomes of them, oldest first, and what is new."""
    items = [Item(chat, kind, Message(text=text, line=text[:20])) for kind, text in said]
    outbox.put_all(desk.tx, [(item, Status.GATHERED) for item in items], desk.now)
    gathering.merge(desk.tx, chat, lambda _: pytest.fail("nothing is put together from a notice"), desk.now)
    rows = desk.tx.execute(letters.select().where(letters.c.chat == chat).order_by(letters.c.id)).mappings()
    return [(row["what"], row["state"]) for row in rows]


@pytest.fixture
def chat(desk: Desk) -> ChatId:
    return desk.person(Role.COORDINATOR).chat


def test_only_the_newest_morning_is_still_so(desk: Desk, chat: ChatId) -> None:
    assert falls_due(desk, chat, (Morning.CODE, "昨天"), (Morning.CODE, "今天")) == [
        (Morning.CODE, Status.SUPERSEDED),
        (Morning.CODE, Status.WAITING),
    ]


def test_one_message_goes_as_it_is(desk: Desk, chat: ChatId) -> None:
    assert falls_due(desk, chat, ("moved", "一件")) == [("moved", Status.WAITING)]
    assert gathered.chats(desk.tx) == []


def test_the_only_reminder_stands_whole_above_the_morning(desk: Desk, chat: ChatId) -> None:
    told = falls_due(desk, chat, (Morning.CODE, "今天"), ("moved", "一件"))
    assert told == [
        (Morning.CODE, Status.MERGED),
        ("moved", Status.MERGED),
        (Gathered.CODE, Status.WAITING),
    ]
    (whole,) = [row for row in desk.tx.execute(letters.select()).mappings() if row["what"] == Gathered.CODE]
    assert whole["payload"]["text"] == "今天\n\n一件"


def test_what_does_not_fit_is_no_whole(desk: Desk, chat: ChatId) -> None:
    long = "长" * (PUSH_UNITS - 4)
    parcels = [
        replace(parcel, payload=Message(text=text))
        for parcel, text in zip(_two(desk, chat), ("今天", long), strict=True)
    ]
    assert gathering._whole(parcels) is not None
    parcels[1] = replace(parcels[1], payload=Message(text=f"{long}长"))
    assert gathering._whole(parcels) is None


def _two(desk: Desk, chat: ChatId) -> list[Parcel]:
    items = [Item(chat, kind, Message(text="")) for kind in (Morning.CODE, "moved")]
    outbox.put_all(desk.tx, [(item, Status.GATHERED) for item in items], desk.now)
    return gathered.of_chat(desk.tx, chat)

"""Each fault at each method: what is due arrives all the same; what may have arrived twice is counted."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.demo.botapi import Person
from bot.demo.botapi.faults import Fault
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.content import File
from bot.domain.base.parcels import CardEdit, CommandMenu
from bot.domain.people.person import Role
from storage import schema
from storage.appeals import appeals, attachments
from storage.engine.database import Transaction
from storage.mail import cards, outbox
from storage.mail.parcels import Item
from storage.people import people
from tests.desk import Desk
from tests.faults.conftest import hurry, post, said
from tests.faults.trouble import until
from tests.house import House, open_house
from tests.screenplays.stage import quiet, rows

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Surely not carried out, or carried out and only late
PASSING: dict[str, dict[str, Any]] = {
    "429": {"kind": "429", "retry_after": 1},
    "500": {"kind": "500"},
    "502": {"kind": "502"},
    "HTML for 502": {"kind": "html"},
    "HTML for 200": {"kind": "html", "status": 200},
    "reset before": {"kind": "reset_before"},
    "slow": {"kind": "slow", "seconds": 0.3},
}
# Carried out, but nobody hears of it
AMBIGUOUS: dict[str, dict[str, Any]] = {
    "time-out after success": {"kind": "timeout_after_success"},
    "reset after": {"kind": "reset_after"},
    "too slow": {"kind": "slow", "seconds": 1.0},
}
_names = count(1)

Fails = Callable[..., Fault]
Play = Callable[[House, Fails], Awaitable[int]]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One house for the whole matrix: each play has people of its own."""
    folder: Path = tmp_path_factory.mktemp("matrix")
    async with open_house(folder, poll_seconds=1) as opened:
        yield hurry(opened)
        assert opened.world.bugs == []


async def member(house: House) -> Person:
    return await house.enterprise(f"成员{next(_names)}", f"USCC{next(_names)}")


async def sends(house: House, fails: Fails) -> int:
    who = await member(house)
    fails("sendMessage", who.id)
    await post(house, who.id, text="明天九点开会")
    await until(lambda: said(house.world, who.id))
    await quiet(house)
    return said(house.world, who.id).count("明天九点开会")


async def edits(house: House, fails: Fails) -> int:
    """The card of an appeal is edited when the appeal has moved."""
    who = await member(house)
    appeal = await house.app.database.write(_appeal, who.id, house.clock.now())
    await who.says("/my")
    shown = await who.sees(appeal.number)
    await until(lambda: rows(house, schema.card, appeal=appeal.id))
    fails("editMessageText", who.id)
    await house.app.database.write(_moves_on, who.id, appeal, house.clock.now())
    house.app.sender.wake.set()
    await who.sees("承办中")
    await quiet(house)
    assert who.last.id == shown.id
    return len([one for one in who.messages if appeal.number in one.text])


def _appeal(tx: Transaction, chat: int, now: Any) -> Appeal:
    who = people.by_chat(tx, chat)
    assert who is not None
    assert who.enterprise is not None
    return Desk(tx, now).appeal(State.ASSIGNED, who.enterprise)


def _moves_on(tx: Transaction, chat: int, appeal: Appeal, now: Any) -> None:
    appeals.change(tx, appeal.id, {"state": State.HANDLING})
    card = cards.of_appeal(tx, appeal.id)[0]
    outbox.put(tx, Item(chat, "card_stale", CardEdit(), card=card.id), now)


async def answers_presses(house: House, fails: Fails) -> int:
    who = await member(house)
    await who.says("/help")
    await who.sees("随时可用")
    await quiet(house)
    fails("answerCallbackQuery")
    press = await who.presses("我的诉求")
    await until(lambda: press not in house.world.unanswered)
    await quiet(house)
    return len(who.toasts)


async def receives(house: House, fails: Fails) -> int:
    who = await member(house)
    fails("getUpdates")
    await who.says("/help")
    await who.sees("随时可用")
    await quiet(house)
    return len(await rows(house, schema.inbox, chat=who.id))


async def sets_menus(house: House, fails: Fails) -> int:
    who = await member(house)
    fails("setMyCommands")

    def put(tx: Transaction) -> None:
        outbox.put(tx, Item(who.id, "menu_set", CommandMenu(Role.MEMBER)), house.clock.now())

    await house.app.database.write(put)
    house.app.sender.wake.set()
    await until(lambda: f"chat {who.id} :" in house.world.menus)
    await quiet(house)
    return 1


def _keeps(method: str) -> Play:
    async def keeps(house: House, fails: Fails) -> int:
        """The bytes of an attachment are fetched."""
        who = await member(house)
        stored = house.world.keep("document", "报关单.pdf", "application/pdf", f"%PDF {next(_names)}".encode())
        fails(method)

        def attach(tx: Transaction) -> int:
            appeal = _appeal(tx, who.id, house.clock.now())
            file = File(stored.id, stored.id, "document", stored.name, stored.size, stored.mime)
            attachments.attach(tx, appeal.id, (file,), house.clock.now())
            return appeal.id

        appeal = await house.app.database.write(attach)

        async def kept() -> bool:
            return all(one.sha256 for one in await rows(house, schema.attachment, appeal=appeal))

        await until(kept)
        return 1

    return keeps


PLAYS: dict[str, Play] = {
    "sendMessage": sends,
    "editMessageText": edits,
    "answerCallbackQuery": answers_presses,
    "getUpdates": receives,
    "setMyCommands": sets_menus,
    "getFile": _keeps("getFile"),
    "download": _keeps("download"),
}


@pytest.mark.parametrize("name", [*PASSING, *AMBIGUOUS])
async def test_what_is_due_arrives(house: House, name: str) -> None:
    """All methods meet the fault at the same time."""
    faults: dict[str, Fault] = {}

    async def play(method: str, one: Play) -> int:
        def fails(meets: str, chat: int | None = None) -> Fault:
            faults[method] = house.world.faults.add(meets, chat, **(PASSING | AMBIGUOUS)[name])
            return faults[method]

        return await one(house, fails)

    try:
        came = dict(zip(PLAYS, await asyncio.gather(*(play(*one) for one in PLAYS.items())), strict=True))
    finally:
        house.world.faults.clear()
    assert {method: fault.met for method, fault in faults.items()} == dict.fromkeys(PLAYS, 1)
    doubled = {method: times for method, times in came.items() if times != 1}
    print(f"{name}: twice came {doubled or 'nothing'}")
    assert doubled == {} if name in PASSING else doubled in ({}, {"sendMessage": 2})
    assert await rows(house, schema.outbox, state=outbox.Status.DEAD) == []

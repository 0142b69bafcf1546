"""A refusal that will not pass stops only its recipient; a pause that Telegram asks for is kept to the second."""

import time

import pytest

from bot.demo.botapi import Person
from bot.demo.botapi.watcher import Group
from storage import schema
from tests.faults.conftest import BACK_OFF, post, row_of, said
from tests.faults.trouble import until
from tests.house import House
from tests.screenplays.stage import quiet, rows


async def member(house: House, number: int) -> Person:
    return await house.enterprise(f"成员{number}", f"USCC{number}")


REFUSALS = {
    "blocked": {"kind": "403"},
    "deactivated": {"kind": "403", "description": "Forbidden: user is deactivated"},
    "never started": {"kind": "403", "description": "Forbidden: bot can't initiate conversation with a user"},
    "chat not found": {"kind": "400"},
}


@pytest.mark.parametrize("fault", REFUSALS.values(), ids=REFUSALS.keys())
async def test_who_can_not_be_reached_stops_nobody_else(house: House, fault: dict[str, str]) -> None:
    gone, other = await member(house, 1), await member(house, 2)
    house.world.faults.add("sendMessage", gone.id, count=None, **fault)
    first = await post(house, gone.id, other.id, text="第一条")
    await until(lambda: said(house.world, other.id))
    await quiet(house)
    await post(house, gone.id, other.id, text="第二条")
    await quiet(house)
    assert said(house.world, other.id) == ["第一条", "第二条"]
    assert (await row_of(house, first[0])).state == "HELD"
    (person,) = await rows(house, schema.person, user=gone.id)
    assert not person.reachable
    assert house.world.faults._set[0].met == 1, "asked again although it is no use"
    house.world.faults.clear()
    await gone.says("/help")
    await gone.sees("随时可用")
    await quiet(house)
    assert await rows(house, schema.outbox, chat=gone.id, state="HELD") == []
    assert await rows(house, schema.person, user=gone.id, reachable=True)


async def test_who_blocks_the_bot_is_not_written_to(house: House) -> None:
    gone = await member(house, 1)
    await gone.says("/help")
    await gone.sees("随时可用")
    await gone.blocks()
    await until(lambda: rows(house, schema.person, user=gone.id, reachable=False))
    before = len(house.world.ledger)
    await post(house, gone.id)
    await quiet(house)
    assert len(house.world.ledger) == before


async def test_a_group_that_became_a_supergroup_gets_it_under_its_new_id(house: House) -> None:
    group = Group(house.world, -500, "专班群")
    new = group.migrates(-1_000_500)
    rows_ = await post(house, group.id, text="周报一") + await post(house, group.id, text="周报二")
    await until(lambda: said(house.world, new.id) == ["周报一", "周报二"])
    await quiet(house)
    assert [(await row_of(house, row)).chat for row in rows_] == [new.id, new.id]
    assert said(house.world, -500) == []


async def test_nothing_goes_to_a_chat_before_the_pause_is_over(house: House) -> None:
    """Others wait half a second, since Telegram does not say whom it means."""
    slow, other = await member(house, 1), await member(house, 2)
    for who in (slow, other):
        await who.says("/help")
        await who.sees("随时可用")
    await quiet(house)
    house.world.faults.add("sendMessage", slow.id, kind="429", retry_after=2)
    since = time.time()
    await post(house, slow.id, slow.id, slow.id, text="稍后")
    await until(lambda: house.world.faults._set[0].met)
    await slow.says("/help")
    await other.says("/help")
    await other.sees("随时可用")
    others = time.time() - since
    await until(lambda: len(said(house.world, slow.id)) == 5)
    after = [call["at"] - since for call in house.world.ledger if call["chat"] == slow.id and call["at"] > since]
    assert min(after) >= 2.0
    assert max(after) < 4.0
    assert others < 1.0
    assert said(house.world, slow.id)[1:4] == ["稍后"] * 3
    print(f"pause of 2 s: first after {min(after):.2f} s, another chat answered after {others:.2f} s")


async def test_what_fails_in_passing_is_tried_until_it_arrives(house: House) -> None:
    who = await member(house, 1)
    house.app.sender.failures.back_off_max = BACK_OFF
    fault = house.world.faults.add("sendMessage", who.id, kind="500", count=12)
    (row,) = await post(house, who.id, text="第十三次")
    await until(lambda: said(house.world, who.id), 20)
    await quiet(house)
    found = await row_of(house, row)
    assert (found.state, found.attempts, fault.met) == ("SENT", 12, 12)

"""Many do the same thing at the same time: one wins, the others are told, and nothing is counted twice."""

import asyncio
import threading
from collections import Counter
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.errors import Overtaken
from bot.domain.base.errors import NotFound
from bot.domain.base.parcels import Message
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import JoinRequest, Person, Role
from bot.usecases import book as verbs
from bot.usecases.people import accounts
from bot.usecases.sessions import bringing
from bot.usecases.tenure import entering, joining
from storage import schema
from storage.appeals import appeals
from storage.engine import audit, audit_check
from storage.engine.database import Transaction
from storage.mail import inbox, outbox
from storage.mail.inbox import Received
from storage.mail.pace import Pace
from storage.mail.parcels import Item
from storage.people import people
from tests.desk import HOME, Desk
from tests.house import START
from tests.races.conftest import Crowd

USCC = "91350100M000100Y43"


def set_up(tx: Transaction) -> dict[str, Any]:
    """Two contacts of one department with an assigned appeal, and ten strangers."""
    desk = Desk(tx)
    enterprise = desk.enterprise("云南某企业")
    member = desk.person(Role.MEMBER, enterprise=enterprise)
    contacts = [desk.person(Role.CONTACT, HOME) for _ in range(2)]
    strangers = [desk.person(None) for _ in range(10)]
    appeal = desk.appeal(State.ASSIGNED, enterprise).id
    return {"contacts": contacts, "strangers": strangers, "appeal": appeal, "member": member, "enterprise": enterprise}


def press_accept(tx: Transaction, who: Person, appeal: int) -> str:
    pressed = {"appeal": appeal, "state": State.ASSIGNED, "round": 1}
    verbs.do(tx, who, Action.ACCEPT, pressed, now=START)
    return "accepted"


async def test_of_two_contacts_on_one_card_the_first_wins(crowd: Crowd) -> None:
    """Guard: `FOR UPDATE` in storage.appeals.load."""
    for _ in range(10):
        cast = await crowd.alone(set_up)
        came = await crowd.together(*((press_accept, one, cast["appeal"]) for one in cast["contacts"] * 4))
        assert Counter(type(one) for one in came) == {str: 1, Overtaken: 7}
        history = await crowd.alone(appeals.history, cast["appeal"])
        assert [event.action for event in history] == [Action.ACCEPT]


def open_invite(tx: Transaction, who: Person, code: str) -> str:
    entering.enter(tx, who, {"invite": accounts.hashed(code), "name": who.name}, now=START)
    return "joined"


def begin(tx: Transaction, who: Person, code: str) -> str:
    entering.opened(tx, who, code, now=START)
    return "asked who they are"


def make_invite(tx: Transaction) -> str:
    return accounts.make_invite(tx, Role.COORDINATOR, None, made_by=None, now=START)


async def test_an_invite_lets_one_person_in(crowd: Crowd) -> None:
    """Guard: `used_at IS NULL` in storage.people.invites.use."""
    for _ in range(5):
        cast, code = await crowd.alone(set_up), await crowd.alone(make_invite)
        came = await crowd.together(*((open_invite, one, code) for one in cast["strangers"]))
        assert Counter(type(one) for one in came) == {str: 1, BadInvite: 9}


async def test_an_invite_is_opened_by_one_person(crowd: Crowd) -> None:
    """Guard: `held_by` in storage.people.invites.hold."""
    for _ in range(5):
        cast, code = await crowd.alone(set_up), await crowd.alone(make_invite)
        came = await crowd.together(*((begin, one, code) for one in cast["strangers"]))
        assert Counter(type(one) for one in came) == {str: 1, BadInvite: 9}


def ask_to_join(tx: Transaction, who: Person, enterprise: int) -> None:
    people.ask_to_join(tx, JoinRequest(who.id, enterprise, "王芳", "13900001111"), START)


def let_in(tx: Transaction, who: Person, person: int) -> str:
    joining.let_in(tx, who, person, yes=True, now=START)
    return "let in"


async def test_of_several_decisions_on_a_colleague_the_first_counts(crowd: Crowd) -> None:
    """Guard: `FOR UPDATE` in storage.people.join_requested."""
    cast = await crowd.alone(set_up)
    for stranger in cast["strangers"]:
        await crowd.alone(ask_to_join, stranger, cast["enterprise"])
        came = await crowd.together(*[(let_in, cast["member"], stranger.id)] * 6)
        assert Counter(type(one) for one in came) == {str: 1, NotFound: 5}


def file(tx: Transaction, who: Person, number: int) -> None:
    data = {"text": f"第{number}件：货物压在口岸好多天", "kind": "服务需求", "lead": None}
    bringing.file(tx, who, data | {"verdict": {"ranked": [], "decision": "triage"}}, now=START)


def numbers(tx: Transaction, enterprise: int) -> list[str]:
    found, page = [], 0
    while rows := appeals.of_enterprise(tx, enterprise, page)[0]:
        found += [one.number for one in rows if one.number.startswith("YN-")]
        page += 1
    return sorted(found)


async def test_numbers_have_no_gaps_and_no_twins(crowd: Crowd) -> None:
    """Guard: the counter's one upsert in storage.appeals.next_number."""
    cast = await crowd.alone(set_up)
    came = await crowd.together(*((file, cast["member"], number) for number in range(60)))
    assert came == [None] * 60
    assert await crowd.alone(numbers, cast["enterprise"]) == [f"YN-2024-{number:04d}" for number in range(1, 61)]


def receive(tx: Transaction, first: int, chats: int, each: int) -> None:
    rows = [Received(first + n, 1 + n % chats, "{}") for n in range(chats * each)]
    inbox.add(tx, rows, START)


def take(tx: Transaction, machine: float) -> list[inbox.Claimed]:
    return inbox.claim(tx, 3, machine, 0.02)


def finish(tx: Transaction, row: int, log: list[tuple[int, int]], chat: int) -> bool:
    if not inbox.finish(tx, row, START):
        return False
    log.append((chat, row))
    return True


async def work(crowd: Crowd, log: list[tuple[int, int]], seed: int) -> int:
    """One worker: claims, overruns its lease now and then, finishes; returns how often it was fenced off."""
    fenced, idle, turn = 0, 0, 0
    loop = asyncio.get_running_loop()
    while idle < 20:
        claimed = await crowd.pools[seed % 2].write(take, loop.time())
        idle = 0 if claimed else idle + 1
        for row in claimed:
            turn += 1
            await asyncio.sleep(0.03 if (turn + seed) % 5 == 0 else 0)
            fenced += not await crowd.pools[seed % 2].write(finish, row.id, log, row.chat)
        if not claimed:
            await asyncio.sleep(0.005)
    return fenced


async def test_several_workers_keep_each_chats_order_and_do_nothing_twice(crowd: Crowd) -> None:
    """Guards: the line per chat in storage.inbox.claim, `done_at IS NULL` in storage.inbox.finish."""
    await crowd.alone(receive, 1000, 3, 50)
    log: list[tuple[int, int]] = []
    fenced = await asyncio.gather(*(work(crowd, log, seed) for seed in range(4)))
    assert sum(fenced) > 0
    assert len(log) == len(set(log)) == 150
    for chat in range(1, 4):
        rows = [row for one, row in log if one == chat]
        assert rows == sorted(rows)


def write_letter(tx: Transaction, chat: int, *, one: bool = True) -> int:
    """Write a letter in either way that letters are written; return its number."""
    item = Item(chat, "test", Message(text="x"))
    if one:
        return outbox.put(tx, item, START)
    outbox.put_all(tx, [(item, outbox.Status.WAITING)], START)
    return int(tx.execute(select(func.max(schema.outbox.c.id)).where(schema.outbox.c.chat == chat)).scalar_one())


def write_letters(tx: Transaction, chats: int, each: int) -> None:
    for number in range(chats * each):
        outbox.put(tx, Item(1 + number % chats, "test", Message(text=str(number))), START)


def take_letters(tx: Transaction, machine: float) -> list[tuple[int, int]]:
    return [(one.chat, one.id) for one in outbox.claim(tx, 50, machine, 60, Pace())]


async def test_several_senders_share_one_limit(crowd: Crowd) -> None:
    """Guard: `FOR UPDATE` on the rate row of all chats."""
    await crowd.alone(take_letters, 0.0)  # from the first claim on there is a row to lock
    await crowd.alone(write_letters, 200, 1)
    came = await crowd.together(*[(take_letters, 1_000_000.0)] * 12)
    assert [one for one in came if isinstance(one, BaseException)] == []
    taken = [letter for batch in came for letter in batch]
    assert len(taken) == len(set(taken)) == Pace().burst


def take_all(tx: Transaction, machine: float) -> list[int]:
    return [one.id for one in outbox.claim(tx, 50, machine, 60, Pace(each_second=10**6, burst=10**6))]


async def test_several_senders_share_no_letter(crowd: Crowd) -> None:
    """Guard: the lease in storage.outbox.claim; no limit is in the way here."""
    await crowd.alone(write_letters, 200, 1)
    came = await crowd.together(*[(take_all, 1_000_000.0)] * 12)
    taken = [letter for batch in came for letter in batch]
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 200


@pytest.mark.parametrize("one", [True, False])
async def test_a_chats_letters_are_numbered_in_the_order_of_their_commits(crowd: Crowd, one: bool) -> None:
    """Guard: the lock in storage.lines; without it a letter is sent before the one with the smaller number."""
    wrote, go_on = threading.Event(), threading.Event()
    write = partial(write_letter, one=one)

    def write_slowly(tx: Transaction) -> int:
        write(tx, 1)
        wrote.set()
        assert go_on.wait(10)
        return write(tx, 1)

    slow = asyncio.create_task(crowd.pools[0].write(write_slowly))
    await asyncio.to_thread(wrote.wait, 10)
    quick = asyncio.create_task(crowd.pools[1].write(write, 1))
    await crowd.pools[1].write(write, 2)  # another chat waits for nobody
    await asyncio.sleep(0.2)
    assert not quick.done()
    go_on.set()
    assert await slow < await quick


def look_at_phones(tx: Transaction, number: int) -> None:
    for turn in range(3):
        audit.note(tx, None, "phone", f"appeal:{number}", START, turn=turn)


async def test_of_many_who_note_something_at_once_each_is_chained_to_the_one_before(crowd: Crowd) -> None:
    """Guard: the lock of the head in storage.audit.note; without it two rows follow the same one."""
    assert await crowd.together(*((look_at_phones, number) for number in range(60))) == [None] * 60
    found = await crowd.alone(audit_check.verify)
    assert (found.rows, found.faults) == (180, ())

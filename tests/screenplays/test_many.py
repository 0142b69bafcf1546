"""A coordinator acts on twelve appeals at once, and takes it back before anybody hears."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.demo.botapi import Person
from bot.domain.appeals.action import Action, State
from storage import schema
from storage.classes import classes
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.people import people
from tests.desk import Desk
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet

NUMBERS = [f"YN-2024-{number:04d}" for number in range(1, 13)]


def file_twelve(tx: Transaction, member: int, now: datetime) -> None:
    """Twelve that the classifier would not decide wait for the desk."""
    person = people.by_chat(tx, member)
    assert person is not None
    assert person.enterprise is not None
    none = {"lead": None, "due_at": None, "original_due_at": None, "settled_at": None}
    for number in NUMBERS:
        Desk(tx, now).appeal(State.TRIAGE, person.enterprise, number=number, filed_by=person.id, **none)


def counted(tx: Transaction) -> tuple[dict[str, int], dict[str, int]]:
    """Count the appeals by state and the lines of all histories by action."""
    states = tx.execute(select(schema.appeal.c.state)).scalars()
    acts = tx.execute(select(schema.event.c.action)).scalars()
    return Counter(states), Counter(acts)


def superseded(tx: Transaction) -> int:
    gone = select(func.count()).where(schema.outbox.c.state == Status.SUPERSEDED, schema.outbox.c.bulk.is_not(None))
    return int(tx.execute(gone).scalar_one())


def told(tx: Transaction) -> list[str]:
    """Return what of bulk acts has left or is about to."""
    left = schema.outbox.c.state.not_in([Status.SUPERSEDED])
    return list(tx.execute(select(schema.outbox.c.state).where(schema.outbox.c.bulk.is_not(None), left)).scalars())


async def assigns(coordinator: Person, which: str) -> None:
    await coordinator.says("/triage")
    await coordinator.sees("待受理的诉求（共12件")
    await coordinator.presses("批量办理")
    await coordinator.sees("一起办理哪几件？", "这一页是第1—8件")
    await coordinator.says(which)
    await coordinator.sees("件诉求要怎么办？")
    await coordinator.presses("交办")
    await coordinator.sees("交给哪个单位主办？")
    await coordinator.says("昆明海关")
    await coordinator.sees("确定交办这", "2分钟内可以撤销")


async def test_twelve_are_assigned_at_once_taken_back_and_assigned_anew(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await house.app.database.write(file_twelve, 企业.id, house.clock.now())
    await assigns(统筹员, "1-12")
    await asyncio.gather(统筹员.presses("确认"), 统筹员.presses("确认"))  # a double tap
    done = await 统筹员.sees("已交办12件", "可以撤销")
    assert all(number in done.text for number in NUMBERS)
    states, acts = await house.app.database.read(counted)
    assert (states, acts["ASSIGN"]) == ({State.ASSIGNED: 12}, 12)
    await 统筹员.presses("撤销这次操作")
    await 统筹员.sees("已撤销12件，恢复原状", "没有通知任何人")
    states, acts = await house.app.database.read(counted)
    assert (states, acts[Action.UNDO]) == ({State.TRIAGE: 12}, 12)
    await house.until(house.clock.moment + timedelta(minutes=3))
    await quiet(house)
    assert await house.app.database.read(told) == []
    统筹员.has_seen_all()
    await assigns(统筹员, "1,3-5")
    await 统筹员.presses("确认")
    last = await 统筹员.sees("已交办4件")
    await house.until(house.clock.moment + timedelta(minutes=3))
    await 海关.sees("请签收")
    await 企业.sees("昆明海关")
    assert await house.app.database.read(superseded) == 24
    await 统筹员.presses("撤销这次操作", last)
    await 统筹员.sees("已经过了两分钟，通知已发出，不能撤销")


def proposes(tx: Transaction, now: datetime) -> None:
    """The program proposes a class of the first two."""
    first = tx.execute(select(schema.appeal.c.id).order_by(schema.appeal.c.id).limit(2)).scalars()
    assert classes.propose(tx, [(appeal, 0.8) for appeal in first], ("停电",), now)


@on_sqlite
async def test_a_page_is_put_into_a_class_and_nobody_is_told(house: House, 企业: Person, 统筹员: Person) -> None:
    await house.app.database.write(file_twelve, 企业.id, house.clock.now())
    await house.app.database.write(proposes, house.clock.now())
    await 统筹员.says("/triage")
    await 统筹员.presses("批量办理")
    await 统筹员.sees("一起办理哪几件？")
    await 统筹员.says("全部")
    await 统筹员.sees("这8件诉求要怎么办？")
    await 统筹员.presses("归入一类事")
    await 统筹员.sees("这8件归入哪个一类事？")
    await 统筹员.presses("1号")
    await 统筹员.sees("确定把这8件诉求归入一类事吗", "一类事：1号　停电", "2分钟内可以撤销")
    await 统筹员.presses("确认")
    done = await 统筹员.sees("已把6件归入一类事", "没有归入一类事的2件", "YN-2024-0001：已经在一类事1号里")
    assert "通知" not in done.text
    await 统筹员.presses("撤销这次操作")
    await 统筹员.sees("已撤销6件，恢复原状")

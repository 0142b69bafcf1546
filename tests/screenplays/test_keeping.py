"""What a house keeps a year later: little of what is over, all of what is open, and nobody who has long been silent."""

import sqlite3
from collections import Counter
from collections.abc import Container, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.base.dead_letter import Source
from bot.domain.tenure.keeping import Kept
from bot.usecases.desk import dead_letters
from bot.usecases.tenure import retention
from storage import schema
from storage.engine.database import Transaction
from storage.tenure import cleaning
from tests.house import House
from tests.screenplays.stage import accepts, answered, appeal_of, files, on_sqlite, quiet, rates, rows
from tests.screenplays.test_forgotten import CALLED, CHAT, NAMED, PHONE, found, member

YEAR = timedelta(days=400)
MOST = 15_000  # bytes an appeal
LINES = (schema.inbox, schema.outbox, schema.timer, schema.draft, schema.card)


async def night(house: House, but: Container[Kept] = ()) -> None:
    """Look through everything, as the timers of a night do."""
    for what in [one for one in Kept if one not in but]:
        up_to: int | None = 0
        while up_to is not None:
            up_to = await house.app.database.write(partial(_step, what, up_to, house))


def _step(what: Kept, after: int, house: House, tx: Transaction) -> int | None:
    return retention.STEPS[what](tx, after, house.clock.now())[0]


async def whole(house: House, members: Sequence[Person], 海关: Person) -> None:
    """Play an appeal of each from the first word to the end."""
    for one in members:
        number = await answered(one, 海关)
        await rates(one, "满意")
        assert (await appeal_of(house, number)).state is State.CLOSED
    await quiet(house)


async def counted(house: House) -> Counter[str]:
    return Counter({table.name: len(await rows(house, table)) for table in LINES})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_year_later_an_appeal_takes_little_room(
    house: House, 企业: Person, 海关: Person, tmp_path: Path
) -> None:
    sizes = []
    others = [await house.enterprise(f"别家{number}", f"USCC{number}") for number in range(3)]
    await whole(house, [企业], 海关)
    for members in ([], others):
        await whole(house, members, 海关)
        house.clock.moment += YEAR
        await night(house, but={Kept.PEOPLE})  # the same member goes on
        sizes.append(size(house, tmp_path))
    assert (sizes[1] - sizes[0]) / 3 < MOST


def size(house: House, folder: Path) -> int:
    """Return the bytes in use, tables and indexes, without what is empty of a page."""
    with closing(sqlite3.connect(folder / "bot.db")) as connection:
        found: int = connection.execute("SELECT sum(pgsize - unused) FROM dbstat").fetchone()[0]
    return found


async def test_what_is_over_goes_and_what_is_open_stays(house: House, 企业: Person, 海关: Person) -> None:
    await whole(house, [企业], 海关)
    number = await files(企业, "口岸海关的查验窗口周末不开，报关的冷链货物等不起，请协调增加周末班次")
    await accepts(海关, 企业)
    await 企业.says("/appeal")
    await quiet(house)
    open_one = (await appeal_of(house, number)).id
    await house.days(20)
    await quiet(house)
    before = await counted(house)
    house.clock.moment += timedelta(days=60)
    await night(house)
    assert await counted(house) == before, "not before its time"
    house.clock.moment += YEAR
    await night(house)
    left = {table.name: await rows(house, table) for table in LINES}
    assert left["inbox"] == left["draft"] == []
    assert {one.appeal for one in [*left["outbox"], *left["card"]]} == {open_one}
    about = [one for one in left["timer"] if one.subject == "APPEAL"]
    assert {one.row for one in about} == {open_one}
    assert any(one.done_at for one in about)
    assert any(not one.done_at for one in about)


@on_sqlite
async def test_dead_letters_and_what_waits_stay(house: House, 企业: Person) -> None:
    house.world.faults.add("sendMessage", 企业.id, kind="400", description="Bad Request: whatever", count=None)
    await 企业.says("/help")
    await quiet(house)
    house.world.faults.clear()
    assert len(await rows(house, schema.outbox, state="DEAD")) == 1
    house.clock.moment += YEAR
    await night(house)
    (dead,) = await rows(house, schema.outbox, state="DEAD")
    await house.app.database.write(dead_letters.replay_by_operator, (Source.OUTBOX, dead.id), now=house.clock.now())
    await 企业.sees("诉求")


async def test_much_goes_in_small_steps(house: House, 企业: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "LOOK", 2)
    for _ in range(3):
        await 企业.says("/help")
        await 企业.sees("诉求")
    await quiet(house)
    house.clock.moment += YEAR
    steps = 0
    while await rows(house, schema.inbox):
        await house.until(house.clock.moment + retention.GAP)
        steps += 1
    assert 1 < steps < 10


async def test_by_itself_at_night_nothing_is_left_of_a_member_of_a_year_ago(house: House) -> None:
    who = await member(house)
    await quiet(house)
    await house.until(house.clock.moment + timedelta(days=360))
    assert await found(house, CALLED)
    await house.days(8)
    await who.sees("办结已满12个月", "您的姓名、手机号码等个人信息已删除")
    await quiet(house)
    assert await found(house, CHAT, NAMED, CALLED, PHONE) == []
    await who.says("/start")
    await who.sees("先登记企业")

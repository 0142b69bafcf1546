"""What was given up is listed without what people wrote, and goes its way when it is put back in line."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.__main__ import main
from bot.demo.botapi import Person
from bot.domain.base.dead_letter import Source, short
from bot.domain.people.person import Role
from bot.usecases.people import accounts
from storage import schema
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from storage.engine.rows import to
from storage.mail import dead, inbox
from storage.mail.inbox import Received
from storage.time import timers
from storage.time.timers import DueTimer
from tests.faults.trouble import until
from tests.house import START, House, programme
from tests.ops.conftest import value
from tests.screenplays.stage import quiet, rows

SECRET = "李敏 13800138000"
FAILED = f"IntegrityError('{SECRET}')"


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("管理员", Role.ADMIN)


def bury_all(tx: Transaction) -> None:
    """A dead letter of each kind, and beside each one that failed in passing."""
    for number, done in ((901, START), (902, None)):
        given = {"chat": number, "error": FAILED, "attempts": 3, "lease_until": 1e12, "try_at": 1e12, "done_at": done}
        given |= {"kind": "MESSAGE", "state": "DEAD" if done else "WAITING"}
        for table in (schema.inbox, schema.timer, schema.outbox):
            row = {one.name: None if one.foreign_keys else value(one, number) for one in table.columns}
            row |= {one.name: given[one.name] for one in table.columns if one.name in given}
            tx.execute(insert(table).values({name: it for name, it in row.items() if it is not ...}))


async def listed(house: House) -> list[Source]:
    found, total = await house.app.database.read(dead.letters)
    assert len(found) == total
    assert {one.error for one in found} <= {"IntegrityError"}
    return [one.source for one in found]


def replays_all(tx: Transaction) -> None:
    """Put all back, each once, and look at them before those who work take them up."""
    for letter in dead.letters(tx)[0]:
        assert dead.replay(tx, letter.source, letter.row)
        assert not dead.replay(tx, letter.source, letter.row)
    for table in (schema.inbox, schema.timer):
        row = tx.execute(select(table).order_by(table.c.id)).first()
        assert row is not None
        assert (row.done_at, row.error, row.attempts) == (None, None, 0)
    row = tx.execute(select(schema.outbox).where(schema.outbox.c.chat == 901)).one()
    assert (row.state, row.try_at, row.attempts) == ("WAITING", 0, 0)


async def test_each_kind_is_listed_and_goes_back_in_line(house: House) -> None:
    write = house.app.database.write
    await write(bury_all)
    assert await listed(house) == sorted(Source)
    await write(replays_all)
    assert await listed(house) == []


async def test_what_is_not_dead_is_not_replayed(house: House) -> None:
    await house.app.database.write(bury_all)
    for table, source in ((schema.inbox, Source.INBOX), (schema.timer, Source.TIMER), (schema.outbox, Source.OUTBOX)):
        alive = (await rows(house, table))[-1].id
        assert not await house.app.database.write(dead.replay, source, alive)
        assert not await house.app.database.write(dead.replay, source, 999_999)


async def test_who_failed_once_and_then_succeeded_is_no_dead_letter(house: House) -> None:
    def play(tx: Transaction) -> None:
        bury_all(tx)
        inbox.add(tx, [Received(903, 903, "{}")], START)
        row = tx.execute(schema.inbox.select().order_by(schema.inbox.c.id.desc())).first()
        assert row is not None
        inbox.failed(tx, row.id, FAILED, 1e12)
        assert inbox.finish(tx, row.id, START)
        alive = next(one for one in tx.execute(schema.timer.select()) if one.done_at is None)
        timers.failed(tx, alive.id, FAILED, 1e12)
        assert timers.finish(tx, to(DueTimer, alive._mapping), START)

    await house.app.database.write(play)
    assert await listed(house) == sorted(Source), "more than the three of the beginning"
    assert len(await house.app.database.read(inbox.dead)) == 1


async def test_an_update_that_broke_the_program_is_mended_by_the_administrator(
    house: House, 管理员: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: Any, **__: Any) -> None:
        raise KeyError(SECRET)

    who = await house.hires("李敏", Role.SUPERVISOR)
    with monkeypatch.context() as broken:
        broken.setattr(accounts, "greet", breaks)
        await who.says("/start")
        alarm = await 管理员.sees("多次处理失败", "KeyError")
    assert SECRET not in alarm.text
    await who.sees("这一步出了问题")
    await 管理员.says("/dead")
    shown = await 管理员.sees("共1项", "收到的消息", "KeyError")
    assert SECRET not in shown.text
    assert shown.text.splitlines()[2].startswith("1. 收到的消息第")
    await 管理员.presses("1. 重放")
    await 管理员.sees("已重新排队")
    await who.sees("您好")
    await 管理员.presses("重放", alarm)
    await 管理员.sees("没有找到")
    await 管理员.says("/dead")
    await 管理员.sees("现在没有处理失败的事项")
    (noted,) = await rows(house, schema.audit, action="replay")
    assert noted.subject.startswith("inbox:")


async def test_a_message_that_telegram_will_not_take_is_sent_when_it_is_replayed(house: House, 管理员: Person) -> None:
    who = house.newcomer("李敏")
    refusal = {"kind": "400", "description": "Bad Request: can't parse entities: 李敏"}
    house.world.faults.add("sendMessage", who.id, count=2, **refusal)  # as it is, then plain
    await who.says("/help")
    alarm = await 管理员.sees("发出的消息", "can't parse entities")
    assert "李敏" not in alarm.text
    await 管理员.presses("重放")
    await who.sees("诉求办理助手")


async def test_an_alarm_that_can_not_be_sent_brings_no_other(house: House, 管理员: Person) -> None:
    who = house.newcomer("李敏")
    house.world.faults.add("sendMessage", kind="400", description="Bad Request: no", count=4)
    await who.says("/help")
    await until(lambda: house.world.faults._set[0].met == 4)
    await quiet(house)
    dead_rows = await rows(house, schema.outbox, state="DEAD")
    assert sorted(one.what for one in dead_rows) == ["dead_letter", "help"]


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMIN])
async def test_only_administrators_see_and_replay(house: House, role: Role) -> None:
    who = await house.hires("别人", role, "昆明海关")
    await house.app.database.write(bury_all)
    await who.says("/dead")
    await who.sees("其他身份")
    found, _ = await house.app.database.read(dead.letters)
    for letter in found:
        await who.presses_forged(f"e:{letter.source}:{letter.row}")
        await who.sees("其他身份")
    assert len(await listed(house)) == 3


async def test_many_are_turned_over_page_by_page(house: House, 管理员: Person) -> None:
    def bury(tx: Transaction) -> None:
        for number in range(901, 913):
            row = {"update_id": number, "chat": number, "raw": "{}", "arrived_at": START, "error": FAILED}
            tx.execute(insert(schema.inbox).values(row | {"done_at": START}))

    await house.app.database.write(bury)
    await 管理员.says("/dead")
    await 管理员.sees("共12项", "8. ")
    await 管理员.presses("下一页")
    await 管理员.sees("9. ", "12. ")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("IntegrityError('(sqlite3.IntegrityError) [parameters: (李敏)]')", "IntegrityError"),
        ("Unparsable(\"KeyError('id')\")", "Unparsable"),
        ("can't parse entities: <李敏>", "can't parse entities"),
        ("李敏 said", ""),
        ("chat 13800138000 " + "x" * 100, ("chat 13800138000 " + "x" * 100)[:60]),
        ("", ""),
    ],
)
def test_an_error_is_told_by_its_kind(error: str, told: str) -> None:
    assert short(error) == told


def test_by_command(database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)

    def says(*words: str) -> tuple[int, str]:
        ended, told = main(["dead", *words]), capsys.readouterr()
        assert SECRET not in told.out
        return ended, told.out + told.err

    assert says() == (0, "no dead letters\n")
    asyncio.run(in_database(database_url, bury_all))
    ended, told = says()
    assert (ended, told.count("IntegrityError"), told.count("3 attempts")) == (0, 3, 3)
    first = told.split()[0]
    assert says("--replay", first) == (0, "1 back in line; the running bot takes them up\n")
    assert says("--replay", first) == (1, f"{first} is no dead letter\n")
    for nonsense in ("7", "inbox:x", "post:7"):
        assert says("--replay", nonsense)[0] == 2
    assert says("--replay", "all") == (0, "2 back in line; the running bot takes them up\n")
    assert says("--replay", "all") == (0, "0 back in line; the running bot takes them up\n")
    found = asyncio.run(in_database(database_url, lambda tx: tx.execute(schema.audit.select()).all()))
    assert [(one.person, one.action) for one in found] == [(None, "replay")] * 3


async def in_database(url: str, work: Callable[[Transaction], Any]) -> Any:
    migrate(url)
    database = await open_database(url, programme())
    done = await database.write(work)
    await database.close()
    return done

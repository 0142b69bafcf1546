"""After /delete_me no row of the database says any more who somebody was, what they sent or where their chat is."""

import asyncio
import json
import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from bot.delivery.files import path_of
from bot.demo.botapi import Person
from bot.domain.base.parcels import Message
from storage import schema
from storage.engine.database import Transaction
from storage.mail import inbox, outbox, parcels
from storage.mail.inbox import Received
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import (
    PATIENCE,
    PORT,
    accepts,
    answers,
    files,
    on_sqlite,
    quiet,
    rates,
    rows,
    sends_off,
)
from tests.screenplays.test_counter import NAME, registers
from tests.screenplays.test_registering import confirms, to_phone

CHAT, NAMED, CALLED, PHONE = 7_700_000_123, "阿敏在云南", "李敏", "13987654321"
FAR = 1e12  # machine seconds


def somebody(house: House) -> Person:
    """Whose number and names nobody else has, so that they can be looked for."""
    return Person(house.world, CHAT, NAMED, phone=PHONE)


async def member(house: House) -> Person:
    who = somebody(house)
    await to_phone(who)
    await who.says(PHONE)
    await confirms(who, PHONE)
    return who


async def leaves(who: Person) -> None:
    await who.says("/delete_me")
    await who.sees("确定删除您的个人信息吗")
    await who.presses("确认")
    await who.sees("您的个人信息已删除")


async def found(house: House, *words: object) -> list[str]:
    """Return where one of the words stands, in the whole database."""

    def search(tx: Transaction) -> list[str]:
        return [
            f"{table.name}: {row}"
            for table in schema.metadata.sorted_tables
            for row in (json.dumps([*one], ensure_ascii=False, default=str) for one in tx.execute(select(table)))
            if any(str(word) in row for word in words)
        ]

    return await house.app.database.read(search)


async def nothing_is_left(house: House, names: Sequence[str] = (NAMED, CALLED, PHONE)) -> None:
    await quiet(house)
    assert await found(house, CHAT, *names) == []


async def test_nothing_is_left_of_who_filed_booked_and_rated(house: House, 海关: Person) -> None:
    who = await member(house)
    await files(who)
    await accepts(海关, who)
    await 海关.presses("查看全文")
    await 海关.presses("联系方式")
    await 海关.sees(PHONE)
    await answers(海关)
    await who.sees("请评价")
    await rates(who, "满意")
    await a_session(house)
    await who.says("/book")
    await who.presses("挂号：第4期")
    await who.presses("退号")
    await who.sees("已退号")
    assert len({one.split(":")[0] for one in await found(house, CHAT, NAMED, CALLED, PHONE)}) >= 6
    await leaves(who)
    await nothing_is_left(house)
    (appeal,) = await rows(house, schema.appeal)
    assert appeal.filed_by is not None


async def files_with_papers(who: Person, house: House, *papers: tuple[str, bytes]) -> list[Path]:
    """File an appeal with these files, and return where they are stored."""
    await who.says("/appeal")
    await who.sees("用自己的话说说")
    await who.says(PORT)
    await who.sees("已记下")
    await who.presses("完成")
    await who.sees("照片")
    for number, (name, data) in enumerate(papers, 1):
        await who.sends_file(name, data, "application/pdf")
        await who.sees(f"附件{number}个")
    await who.presses("完成")
    await who.sees("不确定")
    await who.presses("昆明海关")
    await sends_off(who)
    async with asyncio.timeout(PATIENCE):
        while not all(row.sha256 for row in await rows(house, schema.attachment)):
            await asyncio.sleep(0.05)
    return [path_of(house.app.filer.folder, row.sha256) for row in await rows(house, schema.attachment)]


async def test_files_leave_the_disk_and_every_place_but_those_of_answers(house: House, 海关: Person) -> None:
    who = await member(house)
    house.app.filer.idle = 0.02
    stored = await files_with_papers(who, house, ("单据.pdf", b"%PDF-1.4 a"), (f"{CALLED}的证件.pdf", b"%PDF-1.4 b"))
    assert all(path.exists() for path in stored)
    await accepts(海关, who)
    await 海关.presses("查看全文")
    await 海关.presses("附件")
    await answers(海关)
    await who.sees("请评价")
    await rates(who, "满意")
    ids = [row.file_id for row in await rows(house, schema.attachment)]
    await leaves(who)
    await nothing_is_left(house, (NAMED, CALLED, PHONE, *ids))
    assert await rows(house, schema.attachment) == []
    async with asyncio.timeout(PATIENCE):
        while any(path.exists() for path in stored):
            await asyncio.sleep(0.05)
    assert [row.details for row in await rows(house, schema.audit, action="forgotten")] == [{"files": 2}]


@on_sqlite
async def test_files_stay_with_an_enterprise_that_has_others_but_name_nobody(house: House, 海关: Person) -> None:
    who = await member(house)
    stored = await files_with_papers(who, house, (f"{CALLED}的单据.pdf", b"%PDF-1.4 c"))
    await house.enterprise("王芳", "91350100M000100Y43")
    await accepts(海关, who)
    await answers(海关)
    await who.sees("请评价")
    await rates(who, "满意")
    await leaves(who)
    await nothing_is_left(house)
    assert [row.name for row in await rows(house, schema.attachment)] == [""]
    assert all(path.exists() for path in stored)


async def test_what_was_taken_is_not_taken_again(house: House) -> None:
    who = await member(house)
    await quiet(house)
    taken = await rows(house, schema.inbox)
    await leaves(who)
    await quiet(house)
    again = [Received(one.update_id, CHAT, one.raw) for one in taken]
    await house.app.database.write(inbox.add, again, house.clock.now())
    await quiet(house)
    assert [one.raw for one in await rows(house, schema.inbox)] == [""] * (len(taken) + 2)
    await nothing_is_left(house)


async def test_what_waits_is_kept_back(house: House) -> None:
    who = await member(house)
    await who.says("/delete_me")
    await who.sees("确定删除您的个人信息吗")
    await quiet(house)
    said = Message(text=f"{CALLED}，明天见")

    def put_off(tx: Transaction) -> None:
        row = outbox.put(tx, parcels.Item(CHAT, "test", said), house.clock.now())
        outbox.again(tx, row, FAR, "Telegram is away")

    await house.app.database.write(put_off)
    await who.presses("确认")
    await who.sees("您的个人信息已删除")
    await nothing_is_left(house)
    assert not [one for one in who.messages if one.says("明天见")]
    (kept,) = await rows(house, schema.outbox, what="test")
    assert kept.state == outbox.Status.SUPERSEDED


async def test_who_presses_an_old_button_or_leaves_stays_forgotten(house: House) -> None:
    who = await member(house)
    await who.says("/help")
    old = await who.sees("随时可用")
    await leaves(who)
    press = await who.presses("我的诉求", old)
    await quiet(house)
    assert press not in house.world.unanswered
    await who.blocks()
    await nothing_is_left(house)
    await who.unblocks()
    await who.says("/start")
    await who.sees("先登记企业")


@on_sqlite
async def test_the_farewell_reaches_nobody(house: House) -> None:
    """Whoever blocks the bot before it says so is forgotten all the same."""
    who = await member(house)
    await who.says("/delete_me")
    await who.sees("确定删除您的个人信息吗")
    house.world.faults.add("sendMessage", CHAT, kind=403, count=None)
    await who.presses("确认")
    await nothing_is_left(house)


@on_sqlite
async def test_who_was_served_at_the_counter_before(house: House, 统筹员: Person) -> None:
    await registers(统筹员)
    await 统筹员.presses("生成绑定码")
    shown = await 统筹员.sees(f"{NAME}的绑定码")
    (code,) = re.findall(r"BD-\w{4}-\w{4}", shown.text)
    who = somebody(house)
    await who.says(code)
    await who.presses("同意")
    await who.sees("您的姓名")
    await who.says(CALLED)
    await who.sees("您的手机号")
    await who.says("13912345678")
    await who.sees("登记完成", NAME)
    await leaves(who)
    await nothing_is_left(house, (NAMED, CALLED, "13912345678"))

"""What screenplays share: words to file, scenes that many begin with, and what must hold when the curtain falls."""

import asyncio
import re
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.demo.botapi import Bubble, Person
from bot.demo.stage import Stage
from bot.domain.appeals.appeal import Appeal
from bot.domain.time.calendar import SHANGHAI
from storage import schema
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.mail import backlog, inbox, outbox
from tests import engines
from tests.house import House

PORT = "我们做老挝那边过来的跨境物流，磨憨口岸的铜矿要采样送到昆明化验，货压在口岸好多天，请海关缩短检验时间。"
SCHOOL = "民办幼儿园办学许可证换证材料交了两个月，教育局一直没有批下来，招生受影响，请省教育厅协调解决。"
VAGUE = "我们公司遇到一件麻烦事，想请领导协调一下，谢谢。"
REPLY = "自下月起磨憨口岸可就地采样化验，三个工作日出结果。"

NUMBER = re.compile(r"YN-\d{4}-\d{4}")
PHONE_SHOWN = re.compile(r"^\S+的(联系人|工作电话)：")
PATIENCE = 10.0

EVERY, on_sqlite = engines.EVERY, engines.on_sqlite


def closing(month: int, day: int) -> datetime:
    """Return when the day's work ends."""
    return datetime(2024, month, day, 17, 30, tzinfo=SHANGHAI)


# Scenes


async def choosing(member: Person, text: str = PORT) -> None:
    """Write an appeal as far as the question which department."""
    await member.says("/appeal")
    await member.sees("用自己的话说说")
    await member.says(text)
    await member.sees("已记下")
    await member.presses("完成")
    await member.sees("照片")
    await member.presses("没有附件，下一步")
    await member.sees("不确定")


async def choosing_for(coordinator: Person, enterprise: str, text: str) -> None:
    """Write an appeal for an enterprise at the counter as far as the question which department."""
    await coordinator.sees(f"代{enterprise}填写", "用自己的话说说")
    await coordinator.says(text)
    await coordinator.sees("已记下")
    await coordinator.presses("完成")
    await coordinator.sees("照片")
    await coordinator.presses("没有附件，下一步")
    await coordinator.sees("不确定")


async def sends_off(member: Person, kind: str = "服务需求") -> str:
    """Answer the last two questions and return the appeal's number."""
    asked = await sees_from(member, member.last, "属于哪一类")
    await member.presses(kind, asked)
    page = await sees_from(member, asked, "请核对")
    await member.presses("确认提交", page)
    receipt = await member.sees("受理编号")
    found = NUMBER.search(receipt.text)
    assert found
    return found[0]


async def files(member: Person, text: str = PORT, department: str = "昆明海关") -> str:
    await choosing(member, text)
    await member.presses(department)
    return await sends_off(member)


async def opens(person: Person, listed: Bubble, label: str, *said: str) -> Bubble:
    """Open what a list shows. What stands above the list is an older card, which may just have changed, and goes."""
    await person.presses(label, listed)
    return await sees_from(person, listed, *said)


async def sees_from(person: Person, first: Bubble, *said: str) -> Bubble:
    """Wait for what stands at `first` or below it: an older message of the same words may just have changed."""
    while (found := await person.sees(*said)).id < first.id:
        pass
    return found


async def accepts_alone(contact: Person) -> None:
    await contact.sees("请签收")
    await contact.presses("签收")
    await contact.sees("已签收，开始办理")


async def accepts(contact: Person, member: Person) -> None:
    await accepts_alone(contact)
    await member.sees("已签收")


async def begins(contact: Person, member: Person) -> None:
    """Accept and tell the enterprise so: nobody need remind of the first contact."""
    await accepts(contact, member)
    await contact.presses("报告进展")
    await contact.sees("办理有什么进展")
    await contact.says("已与企业电话联系。")
    await contact.presses("发送进展")
    await contact.sees("进展已报告")
    await member.sees("报告了办理进展")


async def answers(contact: Person, words: str = REPLY, outcome: str = "已解决") -> None:
    await contact.presses("答复")
    await contact.sees("办理结果")
    await contact.presses(outcome)
    await contact.sees("请写给企业的答复")
    await contact.says(words)
    if outcome == "长期推进":
        await contact.sees("请写推进计划")
        await contact.says("2024年12月底前完成方案。")
    await contact.sees("请核对答复")
    await contact.presses("发送答复")


async def answered(member: Person, contact: Person, outcome: str = "已解决") -> str:
    """Play an appeal as far as the survey and return its number."""
    number = await files(member)
    await accepts(contact, member)
    await answers(contact, outcome=outcome)
    await member.sees("已答复", "请评价")
    return number


async def rates(
    member: Person, satisfaction: str, solved: str = "已解决", reason: str | None = None, manner: str = "跳过"
) -> None:
    member.has_seen_all()  # a rating before this one asked the same
    await member.presses(satisfaction)
    await _says_more(member, solved, reason, manner)


async def rates_anew(
    member: Person, satisfaction: str, solved: str = "已解决", reason: str | None = None, manner: str = "跳过"
) -> None:
    member.has_seen_all()
    await member.presses("更改评价")
    await member.sees("您对答复满意吗")
    await member.presses(satisfaction)
    await _says_more(member, solved, reason, manner)


async def _says_more(member: Person, solved: str, reason: str | None, manner: str) -> None:
    await member.sees("问题解决了吗")
    await member.presses(solved)
    if reason:
        await member.sees("主要原因")
        await member.presses(reason)
    await member.sees("还有什么想说的")
    await member.presses(manner)
    await member.sees("评价已记录")


# Looking behind the scenes


async def appeal_of(house: House, number: str) -> Appeal:
    found = await house.app.database.read(appeals.by_number, number)
    assert found is not None
    return found


async def rows(house: House, table: Any, **columns: Any) -> list[Any]:
    """Return the rows of a table in which the columns have these values."""

    def query(tx: Transaction) -> list[Any]:
        wanted = select(table).filter_by(**columns).order_by(*table.primary_key.columns)
        return list(tx.execute(wanted).all())

    return await house.app.database.read(query)


async def quiet(house: House | Stage) -> None:
    """Wait until the bot has nothing left to take in, to do or to send."""
    async with asyncio.timeout(PATIENCE):
        while await _busy(house):  # rows tell nobody that they are done
            await asyncio.sleep(0.01)
    if isinstance(house, House):
        await house.shows()


async def _busy(house: House | Stage) -> bool:
    if len(house.world.queue):
        return True  # looked at first: what it no longer holds is in the inbox
    return await house.app.database.read(_waits)


def _waits(tx: Transaction) -> bool:
    """Count what `/healthz` counts, without the rest of it: this is asked a hundred times a second."""
    return backlog.of_inbox(tx).count > 0 or backlog.number(tx, outbox.Status.WAITING) > 0


# What holds after every play


async def curtain(house: House) -> None:
    """Nothing failed, every press was answered, and no phone number reached a stranger unasked."""
    await quiet(house)
    assert house.world.bugs == []
    assert await house.app.database.read(inbox.dead) == []
    assert await rows(house, schema.outbox, state=outbox.Status.DEAD) == []
    assert house.world.unanswered == []
    await phones_stay_home(house)


async def phones_stay_home(house: House) -> None:
    """A number stands in its owner's chat, or in an answer to a tap that was noted: one note, one answer."""
    people = [one for one in await rows(house, schema.person) if one.phone]
    shown = 0
    for chat in house.world.chats.values():
        for message in [one for one in [*chat.shown, *chat.messages.values()] if one.by_bot]:
            leaked = [one for one in people if one.phone in message.text and one.chat != chat.id]
            if leaked:
                assert PHONE_SHOWN.match(message.text), f"{chat.id} was shown a number: {message.text}"
    for chat in house.world.chats.values():
        shown += sum(bool(PHONE_SHOWN.match(message.text)) for message in chat.messages.values())
    assert shown == len(await rows(house, schema.audit, action="phone"))

"""Files of measures: sent in Telegram or the web chat, opened from the class, kept as those of appeals are."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from storage.appeals import attachments
from tests.channels.visitor import Visitor
from tests.channels.web import at_work, web_house
from tests.delivery.test_files import PDF, given_up, kept
from tests.house import House
from tests.screenplays.stage import curtain, on_sqlite, rows
from tests.screenplays.test_class_effects import plans
from tests.screenplays.test_classes import appoints, confirms, proposes

NAME = "快速通道办法.pdf"


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        opened.app.filer.idle = opened.app.filer.back_off = 0.05
        yield opened
        await curtain(opened)


async def led(house: House, 统筹员: Person) -> None:
    await proposes(house)
    await confirms(统筹员)
    await appoints(统筹员)
    await plans(统筹员, "优化流程", "设快速通道")


async def puts_in_force(person: Person | Visitor) -> None:
    """Note that the measure is in force, up to the question for files."""
    await person.says("/class 1")
    await person.sees("措施推进中")
    await person.presses("措施已落实")
    await person.sees("哪一项措施已经落实")
    await person.presses("设快速通道")
    await person.sees("从什么时候起落实的")
    await person.presses("今天")
    await person.sees("文件名称和文号")
    await person.says("昆关发〔2024〕12号")
    await person.sees("有文件或图片要附上吗", "最多")


async def test_a_file_of_the_web_chat_is_opened_in_telegram(house: House, 统筹员: Person) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        await led(house, 统筹员)
        await puts_in_force(customs)
        await customs.says("还没有文件")
        await customs.sees("这一步请发送文件或图片", "有文件或图片要附上吗")
        await customs.sends_file(NAME, PDF, "application/pdf")
        await customs.sees("已收到附件1个")
        await customs.presses("完成")
        await customs.sees("起已落实，昆关发〔2024〕12号，省商务厅负责，附件1个")
        await 统筹员.says("/class 1")
        await 统筹员.sees("附件1个")
        await 统筹员.presses("措施附件")
        sent = await 统筹员.sees("口岸查验等待时间长的措施附件（1/1）：快速通道办法.pdf")
        assert sent.message.raw["document"]["file_name"] == NAME
        await customs.presses("措施附件")
        await customs.sees("措施附件（1/1）")
    (held,) = await rows(house, schema.attachment)
    assert (held.appeal, held.measure, bool(held.sha256)) == (None, 1, True)
    assert [one.subject for one in await rows(house, schema.audit, action="files")] == ["class:1"] * 2


async def test_files_come_later_too_and_the_same_is_kept_once(house: House, 统筹员: Person, 海关: Person) -> None:
    await led(house, 统筹员)
    await puts_in_force(海关)
    await 海关.presses("没有附件")
    card = await 海关.sees("起已落实，昆关发〔2024〕12号")
    assert "附件" not in card.text
    assert "措施附件" not in str(card.labels)
    await 海关.presses("补充附件")
    await 海关.sees("给哪一项措施补充附件")
    await 海关.presses("设快速通道")
    await 海关.sees("请发送文件或图片")
    await 海关.says("完成")
    await 海关.sees("这一步请发送文件或图片")
    await 海关.sends_file(NAME, PDF, "application/pdf")
    await 海关.sees("已收到附件1个")
    await 海关.sends_photo()
    await 海关.sees("已收到附件2个")
    await 海关.presses("完成")
    await 海关.sees("已办理：补充附件", "附件2个")
    assert len(set(await kept(house, 2))) == 2
    stock = await house.app.database.read(attachments.stock)
    assert (len(stock.kept), stock.waiting, stock.given_up) == (2, 0, 0)
    await 海关.presses("措施附件")
    await 海关.sees("（1/2）：快速通道办法.pdf")
    await 海关.sees("（2/2）")


@on_sqlite
async def test_who_leads_hears_that_a_file_is_lost(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await led(house, 统筹员)
    await puts_in_force(海关)
    house.world.faults.add("getFile", kind="400", count=None, description="Bad Request: file is too big")
    await 海关.sends_file(NAME, PDF, "application/pdf")
    await 海关.sees("已收到附件1个")
    await 海关.presses("完成")
    await given_up(house)
    for person in (海关, 统筹员):
        await person.sees("措施的附件没能保存", "超过20MB", "重新补充附件")
    assert not any("附件" in one.text for one in 企业.messages)

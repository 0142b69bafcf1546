"""An enterprise that has long not looked at what it is asked is phoned, unless it looks before."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.channels.visitor import Visitor
from tests.channels.web import also_by_web, web_house
from tests.house import House
from tests.screenplays.stage import accepts_alone, answers, files, quiet, rows


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        yield opened


@pytest.fixture
async def 网页(house: House, 企业: Person, 海关: Person) -> AsyncIterator[Visitor]:
    """The enterprise of an appeal, which has been answered while its page was shut."""
    await files(企业)
    await accepts_alone(海关)
    async with also_by_web(house, 企业) as guest:
        await answers(海关)
        await quiet(house)
        yield guest


async def passes(house: House, days: int) -> None:
    for _ in range(days):
        await house.until(house.clock.moment + timedelta(days=1))
        await quiet(house)


async def test_it_is_on_the_list_with_its_number_until_it_was_told(house: House, 网页: Visitor, 统筹员: Person) -> None:
    await passes(house, 1)
    await 统筹员.says("/calls")
    await 统筹员.sees("现在没有要拨打的电话")
    await passes(house, 5)
    await 统筹员.says("/calls")
    listed = await 统筹员.sees("电话清单", "李敏的企业", "需要企业答复")
    assert "共1个" in listed.text, "one event, one call"
    await 统筹员.presses("1. 打开")
    await 统筹员.sees("请致电李敏的企业", "告知后点")
    await 统筹员.presses("查看电话")
    await 统筹员.sees("13800138000")
    await 统筹员.presses("已接通，已告知")
    await 统筹员.says("知道了")
    await quiet(house)
    (call,) = await rows(house, schema.phone_call)
    assert call.state == "REACHED"


async def test_a_call_goes_off_the_list_when_the_enterprise_looks(house: House, 网页: Visitor, 统筹员: Person) -> None:
    await passes(house, 6)
    await 统筹员.says("/calls")
    await 统筹员.sees("共1个")
    await 网页.opens()
    await 统筹员.says("/calls")
    await 统筹员.sees("现在没有要拨打的电话")
    (call,) = await rows(house, schema.phone_call)
    assert call.state == "OVER"


async def test_who_has_looked_is_not_phoned(house: House, 网页: Visitor) -> None:
    await 网页.opens()
    await passes(house, 6)
    assert await rows(house, schema.phone_call) == []

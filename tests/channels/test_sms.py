"""Signing in by a number and a code that is sent to it: for whom it is, within bounds, and the same answer to all."""

import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.demo.botapi import Person
from storage import schema
from tests.channels.gateway import KEY, Gateway
from tests.channels.visitor import Visitor, visitor
from tests.channels.web import address_of, also_by_web, web_house
from tests.faults.trouble import until
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import accepts_alone, answers, curtain, files, quiet, rows

NUMBER = "13900001111"
_CODE = re.compile(r"\d{6}")


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path)


@pytest.fixture
async def house(tmp_path: Path, 网关: Gateway) -> AsyncIterator[House]:
    async with web_house(tmp_path, sms_url=网关.url, sms_key=SecretStr(KEY)) as opened:
        yield opened
        await curtain(opened)


@pytest.fixture
async def 访客(house: House) -> AsyncIterator[Visitor]:
    async with visitor(address_of(house)) as opened:
        yield opened


async def asks(guest: Visitor, number: str = NUMBER) -> str:
    """Ask for a code; return what the page says then."""
    await guest.opens()
    await guest.posts(guest.form("/sign-in/phone"), phone=number)
    return guest.page


async def sent(gate: Gateway, count: int = 1) -> str:
    await until(lambda: len(gate.sent) >= count)
    found = _CODE.search(gate.sent[count - 1]["text"])
    assert found
    return found[0]


async def test_an_enterprise_without_telegram_registers_by_itself(house: House, 访客: Visitor, 网关: Gateway) -> None:
    await asks(访客, "+86 139-0000-1111")
    code = await sent(网关)
    assert 网关.sent[0]["to"] == NUMBER
    assert len(网关.sent[0]["text"]) <= 70
    await 访客.posts(访客.form("/sign-in/code"), code=code)
    await 访客.sees("诉求办理助手")
    consent = await 访客.sees("个人信息处理告知", "本服务由网页直接提供")
    assert "Telegram" not in consent.text
    await 访客.presses("同意")
    await 访客.sees("统一社会信用代码")
    await 访客.says("91350100M000100Y43")
    await 访客.sees("企业")
    await 访客.says("云南某某公司")
    await 访客.presses("昆明市")
    await 访客.says("李敏")
    await 访客.presses("发送本人手机号")
    await 访客.presses("确认登记")
    await 访客.sees("登记完成")
    (who,) = await rows(house, schema.person)
    assert (who.name, who.phone, who.role) == ("李敏", NUMBER, "MEMBER")


async def test_the_same_number_is_the_same_person_in_another_browser(
    house: House, 访客: Visitor, 网关: Gateway
) -> None:
    await asks(访客)
    await 访客.posts(访客.form("/sign-in/code"), code=await sent(网关))
    await 访客.sees("诉求办理助手")
    house.clock.moment += timedelta(minutes=2)
    async with visitor(访客.url) as other:
        await asks(other)
        await other.posts(other.form("/sign-in/code"), code=await sent(网关, 2))
        await other.sees("诉求办理助手")
    assert len(await rows(house, schema.address, channel="web")) == 1


async def test_a_code_has_five_guesses_and_five_minutes(house: House, 访客: Visitor, 网关: Gateway) -> None:
    await asks(访客)
    code = await sent(网关)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        await 访客.posts(访客.form("/sign-in/code"), code=wrong)
        assert "验证码不对或已过期" in 访客.page
    await 访客.posts(访客.form("/sign-in/code"), code=code)
    assert "验证码不对或已过期" in 访客.page, "the sixth guess was taken"
    house.clock.moment += timedelta(minutes=2)
    await asks(访客)
    code = await sent(网关, 2)
    house.clock.moment += timedelta(minutes=6)
    await 访客.posts(访客.form("/sign-in/code"), code=code)
    assert "验证码不对或已过期" in 访客.page


async def test_a_number_is_sent_one_a_minute_and_the_page_says_the_same(
    house: House, 访客: Visitor, 网关: Gateway
) -> None:
    pages = {re.sub(r'value="[^"]*"', "", await asks(访客)) for _ in range(3)}
    assert len(pages) == 1
    await quiet(house)
    assert len(网关.sent) == 1


async def test_who_does_not_look_is_nudged_and_who_looked_is_not(
    house: House, 企业: Person, 海关: Person, 网关: Gateway
) -> None:
    await files(企业)
    async with also_by_web(house, 企业) as web:
        await accepts_alone(海关)
        await web.sees("已签收")
        await house.until(house.clock.moment + timedelta(hours=5, minutes=30))
        await quiet(house)
        assert 网关.sent == [], "nudged although it was seen"
        await answers(海关)
        await quiet(house)
        await house.until(house.clock.moment + timedelta(days=4))
        await until(lambda: bool(网关.sent))
        (one,) = 网关.sent
        assert one["to"] == "13800138000"
        assert "还没有看" in one["text"]
        assert len(one["text"]) <= 70
        await house.until(house.clock.moment + timedelta(hours=1))
        await quiet(house)
        assert len(网关.sent) == 1


async def test_whom_telegram_can_not_reach_is_nudged(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 网关: Gateway
) -> None:
    await files(企业)
    await 企业.blocks()
    await quiet(house)
    await accepts_alone(海关)
    await quiet(house)
    await house.until(house.clock.moment + timedelta(days=4))
    await until(lambda: bool(网关.sent))
    assert 网关.sent[0]["to"] == "13800138000"


async def test_no_code_stands_in_the_database_once_it_is_sent(house: House, 访客: Visitor, 网关: Gateway) -> None:
    await asks(访客)
    code = await sent(网关)
    await quiet(house)
    for table in (schema.outbox, schema.door_code, schema.inbox):
        assert code not in str(await rows(house, table))


@pytest.mark.parametrize("typed", ["", "12345", "0871-63100000", "139 0000", "一三九"])
async def test_what_is_no_mobile_number_is_sent_nothing(house: House, 访客: Visitor, 网关: Gateway, typed: str) -> None:
    assert "请输入 11 位手机号码" in await asks(访客, typed)
    await quiet(house)
    assert 网关.sent == []


async def test_a_gateway_that_is_away_is_asked_again(house: House, 访客: Visitor, 网关: Gateway) -> None:
    house.app.sender.failures.back_off = 0.05
    网关.status = 503
    await asks(访客)
    await until(lambda: bool(house.app.sender), 1)
    网关.status = 200
    await 访客.posts(访客.form("/sign-in/code"), code=await sent(网关))
    await 访客.sees("诉求办理助手")


@pytest.mark.parametrize("typed", [
    lambda code: code.translate({ord(digit): 0xFEE0 + ord(digit) for digit in "0123456789"}),
    lambda code: f" {code[:3]} {code[3:]} ",
    lambda code: f"{code[:3]}-{code[3:]}",
], ids=["full width", "in groups", "with a hyphen"])  # fmt: skip
async def test_a_code_is_taken_however_it_is_typed(
    house: House, 访客: Visitor, 网关: Gateway, typed: Callable[[str], str]
) -> None:
    await asks(访客)
    await 访客.posts(访客.form("/sign-in/code"), code=typed(await sent(网关)))
    await 访客.sees("诉求办理助手")

"""What SMS and e-mail may cost: a budget a day, each message once, and a code goes by no other way than its own."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.demo.botapi import Person
from storage import schema
from storage.engine.database import Transaction
from storage.people import people
from tests.channels.gateway import KEY, Gateway
from tests.channels.mailroom import Mailroom, mailroom
from tests.channels.test_sms import asks, sent
from tests.channels.visitor import bubbles, visitor
from tests.channels.web import address_of, also_by_web, web_house
from tests.faults.trouble import until
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import accepts_alone, answers, files, quiet, rows

OWN = "limin@example.com"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path)


@pytest.fixture
async def 邮局() -> AsyncIterator[Mailroom]:
    async with mailroom() as opened:
        yield opened


@pytest.fixture
async def house(tmp_path: Path, 网关: Gateway, 邮局: Mailroom) -> AsyncIterator[House]:
    by: dict[str, object] = {
        "sms_url": 网关.url,
        "sms_key": SecretStr(KEY),
        "sms_each_day": 1,
        "smtp_url": SecretStr(邮局.url),
        "smtp_from": "zuozhen@example.gov.cn",
    }
    async with web_house(tmp_path, **by) as opened:
        yield opened


async def has_mailbox(house: House, who: Person) -> None:
    def give(tx: Transaction) -> None:
        found = people.by_chat(tx, who.id)
        assert found is not None
        people.change(tx, found.id, email=OWN)

    await house.app.database.write(give)


async def waits_unseen(house: House, member: Person, contact: Person) -> None:
    """Be answered while the page is shut."""
    await files(member)
    await accepts_alone(contact)
    async with also_by_web(house, member):
        await answers(contact)
        await quiet(house)


async def test_when_the_day_s_sms_are_used_up_the_next_way_is_taken_or_the_next_day(
    house: House, 企业: Person, 海关: Person, 网关: Gateway, 邮局: Mailroom
) -> None:
    """The only SMS of the first day goes to somebody else who signs in."""
    await waits_unseen(house, 企业, 海关)
    morning = house.clock.moment + timedelta(days=3, minutes=1)  # a Monday
    house.clock.moment = morning
    async with visitor(address_of(house)) as stranger:
        await asks(stranger)
        await sent(网关)
        await house.until(morning + timedelta(hours=2))
        await quiet(house)
        assert len(网关.sent) == 1, "beyond the budget"
        assert 邮局.letters == []
        await house.until(morning + timedelta(days=1, hours=2))
        await until(lambda: len(网关.sent) == 2)
    assert 网关.sent[1]["to"] == "13800138000"


async def test_with_a_mailbox_it_is_told_there_on_the_same_day(
    house: House, 企业: Person, 海关: Person, 网关: Gateway, 邮局: Mailroom
) -> None:
    await has_mailbox(house, 企业)
    await waits_unseen(house, 企业, 海关)
    house.clock.moment += timedelta(days=3, minutes=1)
    async with visitor(address_of(house)) as stranger:
        await asks(stranger)
        await sent(网关)
        await house.until(house.clock.moment + timedelta(hours=2))
        await until(lambda: bool(邮局.letters))
    assert 邮局.letters[0]["To"] == OWN
    assert len(网关.sent) == 1


async def test_a_code_goes_no_other_way(house: House, 企业: Person, 网关: Gateway, 邮局: Mailroom) -> None:
    """The gateway refuses it for good: it comes neither by e-mail nor into any chat, and nobody is nudged about it."""
    await has_mailbox(house, 企业)
    网关.status = 400
    async with also_by_web(house, 企业) as web, visitor(address_of(house)) as stranger:
        shown = len(bubbles(await web.opens()))
        heard = len(企业.messages)
        await asks(stranger, "13800138000")
        await quiet(house)
        await house.until(house.clock.moment + timedelta(days=5))
        await quiet(house)
        told = [one for one in bubbles(await web.opens())[shown:] if "验证码" in one.text]
    assert told == []
    assert not [one for one in 企业.messages[heard:] if "验证码" in one.text]
    assert 邮局.letters == []
    assert [one.kind for one in await rows(house, schema.outbox, what="sign_in_code")] == ["MESSAGE"]

"""Who guesses numbers and codes at the web chat learns nothing by answer or time, and soon may try no more."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import event

from bot.delivery.channels.web.page_acts import Asked, send_code
from bot.delivery.channels.web.signing import networks_of
from bot.demo.botapi import Person
from bot.domain.people.channel import SMS
from bot.usecases.reach import letters
from bot.usecases.reach.signing_in import TRIES, TRIES_AROUND, too_often
from storage.engine.database import Transaction
from storage.mail.parcels import PUSH
from tests.channels.gateway import KEY, Gateway
from tests.channels.test_sms import asks, sent
from tests.channels.visitor import Visitor, forms, visitor
from tests.channels.web import web_house
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet

KNOWN, UNKNOWN = "13800138000", "13899998000"  # the page shows the same of both
ASKED = Asked(KNOWN, ("192.0.2.1/32", "192.0.2.0/24"), "坐诊接诉", 1000)


@pytest.fixture
async def house(tmp_path: Path, database_url: str, 网关: Gateway) -> AsyncIterator[House]:
    by: dict[str, object] = {"database_url": database_url, "sms_url": 网关.url, "sms_key": SecretStr(KEY)}
    async with web_house(tmp_path, **by) as opened:
        yield opened


def statements(tx: Transaction, phone: str, now: datetime) -> list[str]:
    """Ask for a code; return what was asked of the database, of which the time of an answer is made."""
    said: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(tx.connection, "before_cursor_execute", note)
    try:
        send_code(tx, replace(ASKED, phone=phone), 1e12, now=now)
    finally:
        event.remove(tx.connection, "before_cursor_execute", note)
    return said


async def knows(house: House) -> None:
    """Have sent an SMS to the known number before."""
    told = ("nudge", "您有消息还没有看。", PUSH)
    await house.app.database.write(letters.put, SMS, KNOWN, told, house.clock.now())
    await quiet(house)


async def test_the_same_is_done_for_a_number_that_is_known_and_one_that_is_not(house: House, 企业: Person) -> None:
    await knows(house)
    now = house.clock.now()
    await house.app.database.write(statements, "13811112222", now)  # from now on the network is known
    known = await house.app.database.write(statements, KNOWN, now)
    assert known
    assert await house.app.database.write(statements, UNKNOWN, now) == known


@on_sqlite
async def test_the_same_is_said_of_both(house: House, 企业: Person, 外人: Visitor) -> None:
    await knows(house)
    said = set()
    for number in (KNOWN, UNKNOWN):
        page = await asks(外人, number)
        said.add(re.sub(r'value="[^"]*"', "", page))
        answer = await 外人.posts(外人.form("/sign-in/code"), code="000000")
        said.add(f"{answer.status_code} " + re.sub(r'value="[^"]*"', "", answer.text))
    never = await 外人.posts(外人.form("/sign-in/code"), code="000000", phone="13877778000")
    said.add(f"{never.status_code} " + re.sub(r'value="[^"]*"', "", never.text))
    assert len(said) == 2, "one page asks for the code, one says that it is wrong"


@on_sqlite
async def test_a_code_by_sms_is_good_once_even_at_the_same_moment(house: House, 外人: Visitor, 网关: Gateway) -> None:
    await asks(外人, UNKNOWN)
    code = await sent(网关)
    async with visitor(外人.url) as other:
        await other.opens()
        stolen = 外人.form("/sign-in/code").fields | {"token": forms(other.page)[0].fields["token"]}
        headers = {"Origin": 外人.url}
        answers = await asyncio.gather(
            *(
                one.client.post("/sign-in/code", data=stolen | {"code": code} | mine, headers=headers)
                for one, mine in ((外人, {"token": forms(外人.page)[0].fields["token"]}), (other, {}))
            )
        )
        assert sorted('id="log"' in one.text for one in answers) == [False, True]
        await other.opens()
        again = await other.client.post("/sign-in/code", data=stolen | {"code": code}, headers=headers)
        assert 'id="log"' not in again.text


@on_sqlite
async def test_who_names_another_address_in_each_try_is_still_one_network(house: House, 外人: Visitor) -> None:
    """A proxy writes where somebody came from behind what they say themselves; only the proxy is believed."""
    for number in range(TRIES):
        said = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9", "Origin": 外人.url}
        form = forms(await 外人.opens())[-1].fields
        answer = await 外人.client.post("/sign-in", data=form | {"code": "DL-2222-2222"}, headers=said)
        assert answer.status_code == 400
    said = {"X-Forwarded-For": "198.51.100.99, 203.0.113.9", "Origin": 外人.url}
    form = forms(await 外人.opens())[-1].fields
    answer = await 外人.client.post("/sign-in", data=form | {"code": "DL-2222-2222"}, headers=said)
    assert answer.status_code == 429
    elsewhere = said | {"X-Forwarded-For": "203.0.113.10"}
    answer = await 外人.client.post("/sign-in", data=form | {"code": "DL-2222-2222"}, headers=elsewhere)
    assert answer.status_code == 400, "others may still try"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8:0:1::1", "2001:db8:0:1:9:8:7:6", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("somewhere", "elsewhere", False),
    ],
)
def test_of_the_newer_internet_a_whole_line_counts_as_one(one: str, other: str, same: bool) -> None:
    assert (networks_of(one)[0] == networks_of(other)[0]) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.254", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("::ffff:192.0.2.1", "192.0.2.9", True),
        ("2001:db8:0:1::1", "2001:db8:0:ffff::1", True),
        ("2001:db8:0:1::1", "2001:db8:1:1::1", False),
    ],
)
def test_neighbours_count_as_one_network_too(one: str, other: str, same: bool) -> None:
    assert (networks_of(one)[1] == networks_of(other)[1]) is same


@on_sqlite
async def test_who_tries_from_each_line_of_a_network_is_refused_and_others_are_not(house: House, 外人: Visitor) -> None:
    def tries(tx: Transaction, now: datetime) -> list[bool]:
        lines = [f"203.0.113.{number % 250 + 1}" for number in range(TRIES_AROUND + 1)]
        return [too_often(tx, networks_of(line), now) for line in lines]

    assert await house.app.database.write(tries, house.clock.now()) == [False] * TRIES_AROUND + [True]
    form = forms(await 外人.opens())[-1].fields | {"code": "DL-2222-2222"}
    for line, status in (("203.0.113.254", 429), ("203.0.114.254", 400)):
        headers = {"X-Forwarded-For": line, "Origin": 外人.url}
        assert (await 外人.client.post("/sign-in", data=form, headers=headers)).status_code == status


@on_sqlite
async def test_of_strangers_no_file_is_read(house: House, 外人: Visitor) -> None:
    """The answer comes before the file has: there is nothing to wait for."""
    port = int(外人.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /file HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {外人.url}\r\nContent-Length: 20000000\r\n"
    writer.write(f"{head}Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n".encode())
    async with asyncio.timeout(5):
        assert (await reader.readline()).split()[1] == b"403"
    writer.close()


@on_sqlite
async def test_who_asks_for_a_socket_gets_none(house: House, 外人: Visitor) -> None:
    asks = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    answer = await 外人.client.get("/events", headers=asks | {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="})
    assert answer.status_code < 500

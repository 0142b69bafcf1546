"""Somebody at each kind of door, who can do the same everywhere: type, choose, be gone and come back.

By SMS and e-mail they only read.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from pydantic import SecretStr

from bot.demo.botapi import Person
from bot.domain.people.channel import EMAIL, EMAIL_INDEX, SMS, SMS_INDEX, WEB, WEB_INDEX
from bot.texts.reach.adapted import SAY
from bot.usecases.reach import signing_in
from storage import schema
from storage.engine.database import Transaction
from storage.people import addresses
from tests.channels import memory
from tests.channels.gateway import KEY, Gateway, gateway
from tests.channels.mailroom import Mailroom, mailroom
from tests.channels.memory import Memory
from tests.channels.visitor import Form, Visitor, bubbles, forms, visitor
from tests.channels.web import address_of, also_by_web, web_house
from tests.house import START, House
from tests.screenplays.stage import quiet, rows

PHONE, MAILBOX = "13900001111", "limin@example.com"


@dataclass
class Outside:
    """What stands between the house and people who only read."""

    gateway: Gateway
    room: Mailroom


class Reader(Protocol):
    @property
    def number(self) -> int:
        """The address in the house."""

    async def heard(self) -> list[str]:
        """What has arrived, in order, as it stands now."""

    async def goes(self) -> None: ...

    async def comes_back(self) -> None: ...


class Guest(Reader, Protocol):
    async def says(self, text: str, *, times: int = 1) -> None:
        """Type a text, which may be delivered to the house more than once."""

    async def brings(self, texts: Sequence[str], order: Sequence[int]) -> None:
        """Type texts that are delivered to the house in this order, some of them more than once."""

    async def chooses(self, label: str, *, times: int = 1) -> None:
        """Choose what was offered last under this label; the choice may be delivered more than once."""

    async def chooses_twice(self, label: str) -> None:
        """Choose it by two taps, before the first has an answer."""


@dataclass
class AtTelegram:
    house: House
    person: Person

    @property
    def number(self) -> int:
        return self.person.id

    async def says(self, text: str, *, times: int = 1) -> None:
        await self.person.says(text)
        await self._again(times)

    async def chooses(self, label: str, *, times: int = 1) -> None:
        await self.person.presses(label)
        await self._again(times)

    async def brings(self, texts: Sequence[str], order: Sequence[int]) -> None:
        queue, sender = self.house.world.queue, self.house.world.people[self.person.id].user
        first = queue.last_id + 1
        queue.last_id += len(texts)
        for place in order:
            said = self.house.world.next_message(self.person.chat, sender) | {"text": texts[place]}
            self.house.world.redeliver({"update_id": first + place, "message": said})
            await quiet(self.house)

    async def chooses_twice(self, label: str) -> None:
        press = await self.person.presses(label)
        while press in self.house.world.unanswered:  # until it is taken in, nobody knows as which update
            await asyncio.sleep(0.005)
        latest = json.loads((await rows(self.house, schema.inbox))[-1].raw)
        self.house.world.queue.last_id += 1
        query = latest["callback_query"] | {"id": f"{press}0"}
        self.house.world.redeliver({"update_id": self.house.world.queue.last_id, "callback_query": query})
        await quiet(self.house)

    async def _again(self, times: int) -> None:
        await quiet(self.house)
        latest = (await rows(self.house, schema.inbox))[-1]
        for _ in range(times - 1):
            self.house.world.redeliver(json.loads(latest.raw))
        await quiet(self.house)

    async def heard(self) -> list[str]:
        return [one.text for one in self.person.messages if one.by_bot]

    async def goes(self) -> None:
        await self.person.blocks()
        await quiet(self.house)

    async def comes_back(self) -> None:
        await self.person.unblocks()
        await quiet(self.house)


@dataclass
class InMemory:
    house: House
    channel: Memory
    number: int
    _keys: count = field(default_factory=count)  # type: ignore[type-arg]  # of numbers

    async def says(self, text: str, *, times: int = 1) -> None:
        await self.brings([text], [0] * times)

    async def brings(self, texts: Sequence[str], order: Sequence[int]) -> None:
        keys = [f"{next(self._keys)}" for _ in texts]
        for place in order:
            told = (self.number, keys[place], texts[place])
            await self.house.app.database.write(memory.come, *told, self.house.clock.now())
        self.house.app.worker.wake.set()
        await quiet(self.house)

    async def chooses(self, label: str, *, times: int = 1) -> None:
        await self.says(self._answer_for(label), times=times)

    async def chooses_twice(self, label: str) -> None:
        await self.brings([self._answer_for(label)] * 2, [0, 1])

    def _answer_for(self, label: str) -> str:
        """Return the number under which it was listed last; a form's own buttons are typed as they are called."""
        shown = "\n".join(self.channel.lines[self.number]).splitlines()
        offered = next(one for one in reversed(shown) if one.partition(". ")[2] == label or _is_word(one, label))
        return label if _is_word(offered, label) else offered.partition(".")[0]

    async def heard(self) -> list[str]:
        await asyncio.sleep(0)
        return list(self.channel.lines[self.number])

    async def goes(self) -> None:
        self.channel.gone.add(self.number)

    async def comes_back(self) -> None:
        self.channel.gone.discard(self.number)
        await self.says("/help")


def _is_word(line: str, label: str) -> bool:
    return line.startswith(SAY) and label in line.removeprefix(SAY).split("、")


@dataclass
class AtTheWeb:
    house: House
    visitor: Visitor
    number: int

    async def says(self, text: str, *, times: int = 1) -> None:
        await self.visitor.opens()
        form = self.visitor.form("/say", "发送")
        for _ in range(times):
            await self.visitor.posts(form, text=text)
        await quiet(self.house)

    async def brings(self, texts: Sequence[str], order: Sequence[int]) -> None:
        await self.visitor.opens()
        form = self.visitor.form("/say", "发送")
        for place in order:
            await self.visitor.posts(form, text=texts[place], key=f"{form.fields['key']}-{place}")
            await quiet(self.house)

    async def chooses(self, label: str, *, times: int = 1) -> None:
        form = await self._offer(label)
        for _ in range(times):
            await self.visitor.posts(form, data=form.buttons[label][1])
        await quiet(self.house)

    async def chooses_twice(self, label: str) -> None:
        form = await self._offer(label)
        sent = [form.fields | {"data": form.buttons[label][1], "key": key} for key in ("one", "other")]
        headers = {"Origin": self.visitor.url}
        await asyncio.gather(*(self.visitor.client.post("/press", data=one, headers=headers) for one in sent))
        await quiet(self.house)

    async def _offer(self, label: str) -> Form:
        await self.visitor.opens()
        return next(one for one in reversed(forms(self.visitor.page)) if label in one.buttons)

    async def heard(self) -> list[str]:
        return [one.text for one in bubbles(await self.visitor.opens()) if not one.mine]

    async def goes(self) -> None:
        """Whoever shuts the page is not out of reach."""

    async def comes_back(self) -> None:
        await self.visitor.opens()


@dataclass
class BySms:
    """Has a phone, whose gateway shows a message with an id that it knows only once."""

    gateway: Gateway
    number: int

    async def heard(self) -> list[str]:
        return list({one["id"]: one["text"] for one in self.gateway.sent if one["to"] == PHONE}.values())

    async def goes(self) -> None:
        self.gateway.status = 503

    async def comes_back(self) -> None:
        self.gateway.status = 200


@dataclass
class ByEmail:
    """Has a mailbox, which shows an e-mail with an id that it knows only once."""

    room: Mailroom
    number: int

    async def heard(self) -> list[str]:
        letters = {one["Message-ID"]: one for one in self.room.letters if one["To"] == MAILBOX}
        return [_whole(one["Subject"], one.get_content().strip()) for one in letters.values()]

    async def goes(self) -> None:
        self.room.refuses = "450 later"

    async def comes_back(self) -> None:
        self.room.refuses = ""


def _whole(subject: str, body: str) -> str:
    return body if body == subject else f"{subject}\n{body}"


async def by_sms(house: House, _: AsyncExitStack, outside: Outside) -> Reader:
    return BySms(outside.gateway, (await house.app.database.write(_entered, SMS_INDEX, SMS, PHONE)).number)


async def by_email(house: House, _: AsyncExitStack, outside: Outside) -> Reader:
    return ByEmail(outside.room, (await house.app.database.write(_entered, EMAIL_INDEX, EMAIL, MAILBOX)).number)


def _entered(tx: Transaction, index: int, channel: str, subject: str) -> addresses.Address:
    return addresses.add(tx, index, channel, subject, "", START)


async def at_telegram(house: House, _: AsyncExitStack, __: Outside) -> Guest:
    return AtTelegram(house, house.newcomer("访客"))


async def at_the_web(house: House, open_until_the_end: AsyncExitStack, _: Outside) -> Guest:
    guest = await open_until_the_end.enter_async_context(visitor(address_of(house)))
    number = await house.app.database.write(_signed_in, "t" * 40, house.clock.now())
    site = house.app.doors.site
    assert site is not None
    guest.client.cookies.set(site.pages.visitors.cookie, "t" * 40)
    return AtTheWeb(house, guest, number)


def _signed_in(tx: Transaction, token: str, now: datetime) -> int:
    at = addresses.add(tx, WEB_INDEX, WEB, "somebody", "", now)
    signing_in.sign_in(tx, at.number, token, "", now=now)
    return at.number


async def in_memory(house: House, _: AsyncExitStack, __: Outside) -> Guest:
    """The one line by which the house has a channel more."""
    return await _in_memory(house, Memory())


async def in_memory_once(house: House, _: AsyncExitStack, __: Outside) -> Guest:
    """The same channel, where each message may be changed once."""
    return await _in_memory(house, Memory(abilities=memory.ONCE))


async def _in_memory(house: House, opened: Memory) -> Guest:
    channel = house.app.sender.channels.by_index.setdefault(memory.INDEX, opened)
    assert isinstance(channel, Memory)
    number = await house.app.database.write(memory.enter, "somebody", house.clock.now())
    return InMemory(house, channel, number)


@pytest.fixture
async def 网关() -> AsyncIterator[Gateway]:
    """Takes the SMS of the house."""
    async with gateway() as opened:
        yield opened


@pytest.fixture
async def 网页(house: House, 企业: Person) -> AsyncIterator[Visitor]:
    """The enterprise, at the page as well as in Telegram."""
    async with also_by_web(house, 企业) as guest:
        yield guest


@pytest.fixture
async def 外人(house: House) -> AsyncIterator[Visitor]:
    """Somebody who has opened the page and is not signed in."""
    async with visitor(address_of(house)) as guest:
        await guest.opens()
        yield guest


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    async with gateway() as gate, mailroom() as room:
        yield Outside(gate, room)


@pytest.fixture
async def house(tmp_path: Path, database_url: str, outside: Outside) -> AsyncIterator[House]:
    """A house with every door there is."""
    by: dict[str, object] = {
        "database_url": database_url,
        "sms_url": outside.gateway.url,
        "sms_key": SecretStr(KEY),
        "smtp_url": SecretStr(outside.room.url),
        "smtp_from": "zuozhen@example.gov.cn",
    }
    async with web_house(tmp_path, **by) as opened:
        yield opened


BOTH_WAYS = (at_telegram, at_the_web, in_memory, in_memory_once)
EVERY = (*BOTH_WAYS, by_sms, by_email)


@pytest.fixture(params=BOTH_WAYS, ids=lambda one: one.__name__)
async def 访客(request: pytest.FixtureRequest, house: House, outside: Outside) -> AsyncIterator[Guest]:
    """Somebody whom the house does not know yet, at each kind of door."""
    async with AsyncExitStack() as stack:
        guest: Guest = await request.param(house, stack, outside)
        yield guest


@pytest.fixture(params=EVERY, ids=lambda one: one.__name__)
async def 读者(request: pytest.FixtureRequest, house: House, outside: Outside) -> AsyncIterator[Reader]:
    """Somebody to whom the house may write, in each way."""
    async with AsyncExitStack() as stack:
        reader: Reader = await request.param(house, stack, outside)
        if isinstance(reader, AtTelegram | AtTheWeb | InMemory):
            await reader.says("/help")
        yield reader

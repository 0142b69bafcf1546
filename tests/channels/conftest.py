"""Somebody at each kind of door, who can do the same everywhere: type, choose, be gone and come back."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from bot.demo.botapi import Person
from bot.domain.people.channel import WEB, WEB_INDEX
from bot.usecases.reach import signing_in
from storage import schema
from storage.engine.database import Transaction
from storage.people import addresses
from tests.channels import memory
from tests.channels.memory import Memory
from tests.channels.visitor import Visitor, bubbles, forms, visitor
from tests.channels.web import address_of, web_house
from tests.house import House
from tests.screenplays.stage import quiet, rows

PATIENCE = 10.0


class Guest(Protocol):
    @property
    def number(self) -> int:
        """The address in the house."""

    async def says(self, text: str, *, times: int = 1) -> None:
        """Type a text, which may be delivered to the house more than once."""

    async def chooses(self, label: str, *, times: int = 1) -> None:
        """Choose what was offered last under this label."""

    async def heard(self) -> list[str]:
        """What has arrived, in order, as it stands now."""

    async def goes(self) -> None: ...

    async def comes_back(self) -> None: ...


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
        key = f"{next(self._keys)}"
        for _ in range(times):
            await self.house.app.database.write(memory.come, self.number, key, text, self.house.clock.now())
        self.house.app.worker.wake.set()
        await quiet(self.house)

    async def chooses(self, label: str, *, times: int = 1) -> None:
        shown = "\n".join(self.channel.lines[self.number]).splitlines()
        line = next(one for one in reversed(shown) if one.partition(". ")[2] == label)
        await self.says(line.partition(".")[0], times=times)

    async def heard(self) -> list[str]:
        await asyncio.sleep(0)
        return list(self.channel.lines[self.number])

    async def goes(self) -> None:
        self.channel.gone.add(self.number)

    async def comes_back(self) -> None:
        self.channel.gone.discard(self.number)
        await self.says("/help")


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

    async def chooses(self, label: str, *, times: int = 1) -> None:
        await self.visitor.opens()
        form = next(one for one in reversed(forms(self.visitor.page)) if label in one.buttons)
        for _ in range(times):
            await self.visitor.posts(form, data=form.buttons[label][1])
        await quiet(self.house)

    async def heard(self) -> list[str]:
        return [one.text for one in bubbles(await self.visitor.opens()) if not one.mine]

    async def goes(self) -> None:
        """Whoever shuts the page is not out of reach."""

    async def comes_back(self) -> None:
        await self.visitor.opens()


async def at_telegram(house: House, _: AsyncExitStack) -> Guest:
    return AtTelegram(house, house.newcomer("访客"))


async def at_the_web(house: House, open_until_the_end: AsyncExitStack) -> Guest:
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


async def in_memory(house: House, _: AsyncExitStack) -> Guest:
    """The one line by which the house has a channel more."""
    channel = house.app.sender.channels.by_index.setdefault(memory.INDEX, Memory())
    assert isinstance(channel, Memory)
    number = await house.app.database.write(memory.enter, "somebody", house.clock.now())
    return InMemory(house, channel, number)


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        yield opened


@pytest.fixture(params=[at_telegram, at_the_web, in_memory], ids=lambda one: one.__name__)
async def 访客(request: pytest.FixtureRequest, house: House) -> AsyncIterator[Guest]:
    """Somebody whom the house does not know yet, at each kind of door."""
    async with AsyncExitStack() as stack:
        guest: Guest = await request.param(house, stack)
        yield guest

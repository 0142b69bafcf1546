"""Kill the bot while all its doors are at work: each word is taken once, and each message arrives as often as it may.

A message that was in flight may leave twice; then gateway, mailbox and page can tell that it is the same.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import httpx
import pytest
from sqlalchemy import select

from bot.delivery.channels.web.visitors import form_token
from bot.demo.botapi import BotApi, Person, serve
from bot.domain.base.parcels import Message
from bot.domain.people.channel import EMAIL, EMAIL_INDEX, SMS, SMS_INDEX, WEB, WEB_INDEX
from bot.domain.people.person import Role
from bot.usecases.reach import signing_in
from storage import schema
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from storage.mail import outbox
from storage.mail.parcels import PUSH, Item
from storage.people import addresses, people
from storage.reach import bubbles
from tests.channels.gateway import KEY, Gateway, gateway
from tests.channels.mailroom import Mailroom, mailroom
from tests.crash import morning
from tests.crash.process import BotProcess, settings
from tests.house import _register, programme
from tests.loopback import http_client
from tests.web.conftest import free_port

KILLS = int(os.environ.get("KILLS", "6"))
TOKEN, PHONE, MAILBOX, READER = "1:doors", "13900001111", "limin@example.com", 7
EACH = 15  # messages between two kills, at each door
NUMBERED = [f"第{number}条消息" for number in range(EACH * (KILLS + 1))]
COOKIE = "t" * 40
PATIENCE = 60.0


@dataclass
class Doors:
    """What stands before the bot, and the addresses that it writes to."""

    database: str
    gate: Gateway
    room: Mailroom
    port: int
    api: str
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environment(self, folder: Path) -> dict[str, str]:
        return settings(folder, self.api, TOKEN, self.database) | {
            "WEB_URL": self.url,
            "HTTP_PORT": str(self.port),
            "HTTP_HOST": "127.0.0.1",
            "SMS_URL": self.gate.url,
            "SMS_KEY": KEY,
            "SMTP_URL": self.room.url,
            "SMTP_FROM": "zuozhen@example.gov.cn",
            "LEASE_SECONDS": "2",
        }

    def enter(self, tx: Transaction) -> None:
        """Register one person for each door, with what they are to be told."""
        now = morning.now()
        web = addresses.add(tx, WEB_INDEX, WEB, "somebody", "", now)
        _register(tx, web.number, "李敏", "91350100M000100Y43", "昆明市", now)
        who = people.by_chat(tx, web.number)
        addresses.change(tx, web.number, person=who.id if who else None)
        signing_in.sign_in(tx, web.number, COOKIE, "", now=now)
        sms = addresses.add(tx, SMS_INDEX, SMS, PHONE, "", now)
        email = addresses.add(tx, EMAIL_INDEX, EMAIL, MAILBOX, "", now)
        people.change(tx, people.add(tx, READER, "读者", now).id, role=Role.SUPERVISOR, menu=Role.SUPERVISOR.value)
        self.numbers = {"web": web.number, "sms": sms.number, "email": email.number, "telegram": READER}
        for text in NUMBERED:
            for number in self.numbers.values():
                outbox.put(tx, Item(number, "test", Message(text=text, plain=True), PUSH), now)


@asynccontextmanager
async def doors(url: str) -> AsyncIterator[tuple[Doors, Person]]:
    """Open everything outside, and write what is to be told into the database before the bot has ever run."""
    api = BotApi()
    reader = Person(api.world(TOKEN), READER, "读者")
    api.world(TOKEN).start(READER)
    async with gateway() as gate, mailroom() as room, serve(api) as there:
        opened = Doors(url, gate, room, free_port(), there)
        migrate(url)
        database = await open_database(url, programme())
        await database.write(opened.enter)
        await database.close()
        yield opened, reader


async def talks(url: str, said: list[str], enough: asyncio.Event) -> None:
    """Type until it is enough, each text until it is taken; every third answer is taken for lost."""
    headers = {"Origin": url}
    async with http_client(base_url=url, cookies={f"zuozhen-{url.rpartition(':')[2]}": COOKIE}) as client:
        while not enough.is_set():
            form = {"token": form_token(COOKIE), "key": f"k{len(said)}", "text": f"/help {len(said)}"}
            for _ in range(2 if len(said) % 3 == 0 else 1):
                while not await _is_taken(client, form, headers):
                    await asyncio.sleep(0.1)
            said.append(form["text"])
            await asyncio.sleep(0.05)


async def _is_taken(client: httpx.AsyncClient, form: dict[str, str], headers: dict[str, str]) -> bool:
    try:
        answer = await client.post("/say", data=form, headers=headers)
    except httpx.TransportError:
        return False
    assert answer.status_code in {303, 503}, answer.text
    return answer.status_code == 303


async def kills(bot: BotProcess, opened: Doors, rng: Random) -> None:
    """Kill it each time when some messages more have left, in the middle of the next."""
    for number in range(1, KILLS + 1):
        await bot.serves()
        async with asyncio.timeout(PATIENCE):
            while len(opened.gate.sent) < number * EACH - 5:
                await asyncio.sleep(0.001)
        await asyncio.sleep(rng.uniform(0, 0.004))
        await bot.end(signal.SIGKILL)
        await bot.start()
    await bot.serves()


def once(arrived: list[tuple[str, str]], again: int) -> list[str]:
    """Return the texts by what names each message; one that came again is the same, and they are few."""
    known: dict[str, str] = {}
    for name, text in arrived:
        assert known.setdefault(name, text) == text
    assert len(arrived) - len(known) <= again
    return list(known.values())


@dataclass
class Kept:
    """What the database holds when all is done: bubbles as (mine, text), and how many events came from the page."""

    bubbles: list[tuple[bool, str]]
    waiting: int


def _every_page(tx: Transaction, web: int) -> Iterator[bubbles.Bubble]:
    """Yield all bubbles; the page itself reads them a page at a time."""
    after = 0
    while page := bubbles.since(tx, web, after):
        yield from page
        after = page[-1].seq


def look(tx: Transaction, web: int) -> Kept:
    found = list(_every_page(tx, web))
    waiting = tx.execute(select(schema.outbox.c.id).filter_by(state=outbox.Status.WAITING)).all()
    return Kept([(one.mine, str(one.content.get("text"))) for one in found], len(waiting))


@pytest.mark.crash
@pytest.mark.timeout(600)
async def test_no_door_loses_or_doubles_a_word(database_url: str, tmp_path: Path) -> None:
    said: list[str] = []
    async with doors(database_url) as (opened, reader):
        bot = BotProcess(opened.environment(tmp_path), tmp_path / "bot.log")
        async with bot.whatever_happens():
            await bot.start()
            enough = asyncio.Event()
            async with asyncio.TaskGroup() as meanwhile:
                meanwhile.create_task(talks(opened.url, said, enough))
                await kills(bot, opened, Random(21))  # noqa: S311  # moments, no secrets
                enough.set()
            kept = await settled(opened, len(said))
            assert await bot.end(signal.SIGTERM) == 0
    assert once([(one["id"], one["text"]) for one in opened.gate.sent], KILLS) == NUMBERED
    letters = [(str(one["Message-ID"]), str(one["Subject"])) for one in opened.room.letters]
    assert once(letters, KILLS) == NUMBERED
    shown = [one.text for one in reader.messages if one.by_bot]
    assert list(dict.fromkeys(shown)) == NUMBERED
    assert len(shown) <= len(NUMBERED) + KILLS
    assert [text for mine, text in kept.bubbles if not mine and text.startswith("第")] == NUMBERED
    assert [text for mine, text in kept.bubbles if mine] == said
    assert sum("随时可用" in text for mine, text in kept.bubbles if not mine) == len(said)


async def settled(opened: Doors, said: int) -> Kept:
    """Wait until everything has left and every word is answered."""
    database = await open_database(opened.database, programme())
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                kept = await database.read(look, opened.numbers["web"])
                answered = sum("随时可用" in text for _, text in kept.bubbles)
                if not kept.waiting and answered >= said:
                    return kept
                await asyncio.sleep(0.1)
    finally:
        await database.close()

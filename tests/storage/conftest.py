"""An open database of each kind, without a bot."""

from collections.abc import AsyncIterator

import pytest

from storage.engine.database import Database, open_database
from storage.engine.migrate import migrate
from tests.house import programme
from tests.usecases.conftest import desk, shared_postgres

__all__ = ["database", "desk", "shared_postgres"]


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    migrate(database_url)
    opened = await open_database(database_url, programme())
    yield opened
    await opened.close()

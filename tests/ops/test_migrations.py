"""A migration keeps what the database holds, and makes it fit for what the program does next."""

import pytest

from storage.engine.engines import writing
from storage.engine.migrate import migrate, newest
from storage.engine.transaction import Transaction
from tests.house import programme
from tests.ops.conftest import NewDatabase
from tests.storage.test_similar import OTHER, PORT, SAME_MATTER, fill, found


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_appeals_of_before_are_found_by_their_likeness(kind: str, new_database: NewDatabase) -> None:
    url = new_database(kind)
    migrate(url, "0027")
    engine = writing(url)
    with engine.begin() as connection:
        rows = fill(Transaction(connection, programme()), [PORT, OTHER])
    migrate(url, newest())
    with engine.begin() as connection:
        assert found(Transaction(connection, programme()), SAME_MATTER) == rows[:1]
    engine.dispose()

"""Use cases are played on both databases, each in a transaction that nobody commits."""

from collections.abc import Iterator

import pytest

from tests.conftest import fresh_postgres
from tests.desk import Desk, open_desk


@pytest.fixture(scope="session")
def shared_postgres(postgres: str) -> str:
    """One database for all: what a test writes is rolled back."""
    return fresh_postgres(postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    url = None if request.param == "sqlite" else request.getfixturevalue("shared_postgres")
    with open_desk(url) as opened:
        yield opened

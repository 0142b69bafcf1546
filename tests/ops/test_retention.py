"""The operator counts what has been kept for its time, and lets it go, without waiting for the night."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, select

from bot.__main__ import parser
from bot.config.settings import Settings
from bot.ops.commands import run
from storage.engine.database import Transaction
from storage.engine.migrate import migrate
from storage.people import people
from storage.schema import audit, person
from tests.house import programme

LONG_AGO, NOW = datetime(2024, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)


def told(words: list[str], settings: Settings) -> int:
    return run(parser().parse_args(words), settings, NOW)


def test_a_dry_run_changes_nothing(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    migrate(database_url)
    engine = create_engine(database_url)
    with engine.begin() as connection:
        people.add(Transaction(connection, programme()), 7, "somebody", LONG_AGO)
    settings = Settings(database_url=database_url)
    assert told(["retention", "--dry-run"], settings) == 0
    assert "others who once wrote: 1" in capsys.readouterr().out
    with engine.begin() as connection:
        assert connection.execute(select(person.c.name)).scalars().all() == ["somebody"]
    assert told(["retention"], settings) == 0
    assert "others who once wrote: 1" in capsys.readouterr().out
    with engine.begin() as connection:
        assert connection.execute(select(person.c.name, person.c.user)).all() == [("", -1)]
        assert connection.execute(select(audit.c.action, audit.c.subject)).all() == [("retention", "person:1")]
    assert told(["retention", "--dry-run"], settings) == 0
    assert "others who once wrote: 0" in capsys.readouterr().out
    engine.dispose()

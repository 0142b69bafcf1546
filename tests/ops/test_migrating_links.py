"""What a database of before holds about people is made fit: one live link code an enterprise, and known standings."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text

from storage.engine.migrate import migrate, newest
from tests.ops.conftest import NewDatabase

ENTERPRISES = "INSERT INTO enterprise (id, name, uscc, region, since) VALUES (:id, :id, :id, 'K', :at)"
PERSON = "INSERT INTO person (id, \"user\", chat, role, since) VALUES (1, 1, 1, 'COORDINATOR', :at)"
INVITE = (
    "INSERT INTO invite (code_hash, role, made_at, expires_at, enterprise, used_at)"
    " VALUES (:code, 'MEMBER', :at, :at, :of, :used)"
)
EARLIER, AT = (datetime(2024, 10, day, 1, tzinfo=UTC) for day in (24, 25))
INVITES = (("a", EARLIER, 1, None), ("b", AT, 1, None), ("c", AT, 2, None), ("d", AT, 2, AT), ("s", AT, None, None))


def stored(kind: str, moment: datetime | None) -> datetime | str | None:
    """Return the moment as an engine keeps it."""
    return f"{moment:%Y-%m-%d %H:%M:%S}" if kind == "sqlite" and moment else moment


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_several_live_codes_the_newest_stays_and_none_beside_a_used_one(
    kind: str, new_database: NewDatabase
) -> None:
    url = new_database(kind)
    migrate(url, "0029")
    engine = create_engine(url)
    with engine.begin() as connection:
        at = {"at": stored(kind, AT)}
        for row in (1, 2):
            connection.execute(text(ENTERPRISES.replace(":id, :id, :id", f"{row}, '{row}', '{row}'")), at)
        connection.execute(text(PERSON), at)
        for code, made, of, used in INVITES:
            facts = {"code": code, "at": stored(kind, made), "of": of, "used": stored(kind, used)}
            connection.execute(text(INVITE), facts)
    migrate(url, newest())
    with engine.begin() as connection:
        live = connection.execute(text("SELECT code_hash FROM invite WHERE ended_at IS NULL AND used_at IS NULL"))
        assert sorted(live.scalars()) == ["b", "s"]
        assert set(connection.execute(text("SELECT state FROM enterprise")).scalars()) == {"VERIFIED"}
        assert connection.execute(text("SELECT in_role_since IS NULL FROM person")).scalar() == 0
    engine.dispose()

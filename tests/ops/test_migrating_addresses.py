"""People of before there were addresses are met again at theirs."""

import pytest
from sqlalchemy import insert

from bot.domain.people.person import stand_in_chat
from storage import schema
from storage.engine.engines import writing
from storage.engine.migrate import migrate, newest
from storage.engine.transaction import Transaction
from storage.people import addresses, people
from tests.house import START, programme
from tests.ops.conftest import NewDatabase


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_everybody_of_before_is_met_again_at_their_address(kind: str, new_database: NewDatabase) -> None:
    url = new_database(kind)
    migrate(url, "0052")
    engine = writing(url)
    stand_in = stand_in_chat(7)
    with engine.begin() as connection:
        rows = [
            {"user": 11, "chat": 11, "name": "在", "since": START, "consent_at": START},
            {"user": 12, "chat": 12, "name": "走", "since": START, "reachable": False, "unreachable_since": START},
            {"user": stand_in, "chat": stand_in, "name": "代", "since": START},
            {"user": -4, "chat": -4, "name": "", "since": START},
        ]
        for row in rows:
            connection.execute(insert(schema.person).values(row))
    migrate(url, newest())
    with engine.begin() as connection:
        tx = Transaction(connection, programme())
        met = [(addresses.find(tx, chat), people.by_chat(tx, chat)) for chat in (11, 12, stand_in, -4)]
    engine.dispose()
    found = [(at.channel, at.consent_at, at.lost_at, who.name) for at, who in met if at and who]
    assert found == [("telegram", START, None, "在"), ("telegram", None, START, "走"), ("phone", None, None, "代")]

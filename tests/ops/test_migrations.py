"""A migration keeps what the database holds, and makes it fit for what the program does next."""

import pytest
from sqlalchemy import insert, select, text

from bot.domain.appeals.action import State
from storage.engine.engines import writing
from storage.engine.migrate import migrate, newest
from storage.engine.transaction import Transaction
from storage.schema import event, survey
from tests.house import START, programme
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


SURVEYS = (  # round, department, rated at, whether nobody could be asked; then whether it counts
    ((1, "昆明海关", START, False), False),
    ((2, "昆明海关", START, False), True),
    ((3, "昆明海关", None, False), False),
    ((4, "省教育厅", None, False), False),
    ((5, "省教育厅", None, False), True),
    ((6, "省商务厅", None, True), False),
)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_ratings_of_before_belong_to_who_answered(kind: str, new_database: NewDatabase) -> None:
    url = new_database(kind)
    migrate(url, "0029")
    engine = writing(url)
    with engine.begin() as connection:
        tx = Transaction(connection, programme())
        (row,) = fill(tx, [PORT], State.HANDLING)
        tx.execute(text("INSERT INTO person (id, \"user\", chat, since) VALUES (7, 7, 7, '2024-10-25 01:00:00+00:00')"))
        said = {"appeal": row, "at": START, "party": "LEAD", "action": "ANSWER", "to_state": "ANSWERED"}
        tx.execute(insert(event).values(said | {"round": 2, "person": 7}))
        for (round_, department, rated_at, unreachable), _ in SURVEYS:
            given = {"appeal": row, "round": round_, "department": department, "asked_at": START}
            tx.execute(insert(survey).values(given | {"rated_at": rated_at, "unreachable": unreachable}))
    migrate(url, newest())
    with engine.begin() as connection:
        rows = connection.execute(select(survey.c.round, survey.c.counts, survey.c.person).order_by(survey.c.round))
        wanted = [(one[0], counts, 7 if one[0] == 2 else None) for one, counts in SURVEYS]
        assert [tuple(one) for one in rows] == wanted
    engine.dispose()

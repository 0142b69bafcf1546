"""The audit's rows are tied together: whoever changes, drops or puts in one is found, and told where."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select, text, update

from storage.engine import audit, chain
from storage.engine.audit_check import FaultKind, verify
from storage.engine.engines import writing
from storage.engine.migrate import migrate, newest
from storage.engine.transaction import Transaction
from storage.schema import audit as rows
from tests.house import START, programme
from tests.ops.conftest import NewDatabase, new_database

__all__ = ["new_database"]
C, M, P = FaultKind.CHANGED, FaultKind.MISSING, FaultKind.PUT_IN
ROWS = 6


def write(tx: Transaction, count: int = ROWS, since: datetime = START) -> None:
    for number in range(count):
        audit.note(tx, None, "phone", f"appeal:{number}", since + timedelta(days=number), words=["磨憨", 0.1, None])


@pytest.fixture
def tx(database_url: str) -> Iterator[Transaction]:
    engine = writing(database_url)
    with engine.begin() as connection:
        made = Transaction(connection, programme())
        write(made)
        yield made
    engine.dispose()


def faults(tx: Transaction) -> list[tuple[FaultKind, int, int | None]]:
    return [(one.kind, one.row, one.later) for one in verify(tx).faults]


def test_what_was_written_is_sound(tx: Transaction) -> None:
    found = verify(tx)
    assert (found.rows, found.head.row, found.faults) == (ROWS, ROWS, ())


def insert_like(connection: Connection, row: int, number: int, **changes: object) -> None:
    """Put in a copy of a row under another number."""
    values = dict(connection.execute(select(rows).where(rows.c.id == row)).mappings().one())
    connection.execute(rows.insert().values(values | {"id": number} | changes))


def make_room(connection: Connection, after: int) -> None:
    """Move the numbers behind `after` up by one."""
    for number in range(ROWS, after, -1):
        connection.execute(update(rows).where(rows.c.id == number).values(id=number + 1))


def forge(connection: Connection, row: int) -> None:
    """Change a row and write its hash anew, as somebody would who knows how."""
    values = dict(connection.execute(select(rows).where(rows.c.id == row)).mappings().one())
    hashed = chain.link(values["prior"], values["at"], 1, ("phone", "x"), values["details"])
    connection.execute(update(rows).where(rows.c.id == row).values(action="phone", subject="x", hash=hashed, person=1))


def between(connection: Connection) -> None:
    make_room(connection, 3)
    insert_like(connection, 3, 4, subject="appeal:77")


def between_with_its_own_hash(connection: Connection) -> None:
    make_room(connection, 3)
    prior = connection.execute(select(rows.c.hash).where(rows.c.id == 3)).scalar_one()
    hashed = chain.link(prior, START, None, ("phone", "x"), {})
    insert_like(connection, 3, 4, at=START, subject="x", details={}, prior=prior, hash=hashed)


def said(*statements: str) -> Callable[[Connection], None]:
    def do(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return do


DEEDS: dict[str, tuple[Callable[[Connection], None], list[tuple[FaultKind, int, int | None]]]] = {
    "a subject": (said("UPDATE audit SET subject = 'appeal:9' WHERE id = 3"), [(C, 3, None)]),
    "a person": (said("UPDATE audit SET action = 'files' WHERE id = 1"), [(C, 1, None)]),
    "details": (said("UPDATE audit SET details = '{}' WHERE id = 6"), [(C, 6, None)]),
    "a moment": (said("UPDATE audit SET at = '2024-10-25 01:00:00.000001' WHERE id = 4"), [(C, 4, None)]),
    "a hash": (said("UPDATE audit SET hash = 'x' WHERE id = 4"), [(C, 4, None)]),
    "a former hash": (said("UPDATE audit SET prior = 'x' WHERE id = 4"), [(C, 4, None)]),
    "two": (said("UPDATE audit SET subject = 'x' WHERE id IN (2, 5)"), [(C, 2, None), (C, 5, None)]),
    "dropped": (said("DELETE FROM audit WHERE id = 3"), [(M, 2, 4)]),
    "two dropped": (said("DELETE FROM audit WHERE id IN (2, 3, 5)"), [(M, 1, 4), (M, 4, 6)]),
    "the first dropped": (said("DELETE FROM audit WHERE id = 1"), [(M, 0, 2)]),
    "the last dropped": (said("DELETE FROM audit WHERE id = 6"), [(M, 5, None)]),
    "all dropped": (said("DELETE FROM audit"), [(M, 0, None)]),
    "put between": (between, [(P, 4, None)]),
    "put between with a hash": (between_with_its_own_hash, [(P, 4, None)]),
    "put behind": (lambda connection: insert_like(connection, 6, 7), [(P, 7, None)]),
    "put before": (lambda connection: insert_like(connection, 6, -1), [(P, -1, None)]),
    "dropped and changed": (
        said("DELETE FROM audit WHERE id = 2", "UPDATE audit SET subject = 'x' WHERE id = 3"),
        [(M, 1, 3), (C, 3, None)],
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_it_is_said_which_row_it_is(tx: Transaction, deed: str) -> None:
    do, wanted = DEEDS[deed]
    do(tx.connection)
    assert faults(tx) == wanted


def test_a_row_with_a_new_hash_is_found_by_the_next(tx: Transaction) -> None:
    tx.execute(text("INSERT INTO person (id, \"user\", chat, since) VALUES (1, 7, 7, '2024-10-25 01:00:00+00:00')"))
    forge(tx.connection, 3)
    assert faults(tx) == [(C, 3, None)]
    forge(tx.connection, 6)
    assert faults(tx) == [(C, 3, None), (C, 6, None)]


def test_what_is_dropped_is_not_hidden_by_what_is_written_later(tx: Transaction) -> None:
    tx.execute(text("DELETE FROM audit WHERE id = 6"))
    write(tx, 2)
    assert [kind for kind, _, _ in faults(tx)] in ([M], [C])  # SQLite gives the number of the dropped one again
    assert {row for _, row, _ in faults(tx)} == {5}


def test_retention_leaves_a_chain(tx: Transaction) -> None:
    now = START + timedelta(days=2000)
    assert audit.drop_before(tx, START + timedelta(days=3), 2, now) == 2
    assert audit.drop_before(tx, START + timedelta(days=3), 2, now) == 1
    assert audit.drop_before(tx, START + timedelta(days=3), 2, now) == 0
    assert verify(tx).rows == ROWS - 3 + 2
    assert faults(tx) == []
    tx.execute(text("DELETE FROM audit WHERE id = 4"))
    assert faults(tx) == [(M, 0, 5)]


def test_retention_never_drops_a_younger_row_before_an_older(tx: Transaction) -> None:
    write(tx, 2, START - timedelta(days=500))
    assert audit.drop_before(tx, START, 100, START) == 0


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_was_there_before_is_chained(kind: str, new_database: NewDatabase) -> None:
    url = new_database(kind)
    migrate(url, "0080")
    engine = writing(url)
    with engine.begin() as connection:
        for number in (1, 2, 5):
            before = {"at": START, "action": "phone", "subject": f"appeal:{number}", "details": {"words": ["磨憨"]}}
            connection.execute(rows.insert().values(id=number, **before))
    migrate(url, newest())
    with engine.begin() as connection:
        tx = Transaction(connection, programme())
        assert (verify(tx).rows, faults(tx)) == (3, [])
        tx.execute(text("UPDATE audit SET subject = 'x' WHERE id = 2"))
        assert faults(tx) == [(C, 2, None)]
    engine.dispose()


def test_an_empty_one_is_sound(database_url: str) -> None:
    engine = writing(database_url)
    with engine.begin() as connection:
        assert verify(Transaction(connection, programme())).faults == ()
    engine.dispose()

"""How the figures are asked for: from an index alone where that will do."""

from typing import Any

from sqlalchemy import event

from bot.domain.numbers import Selection
from storage import numbers
from tests.desk import open_desk


def test_what_is_under_way_is_counted_by_an_index_alone() -> None:
    """On SQLite, which says in words how it looks."""
    asked: list[tuple[str, Any]] = []
    with open_desk() as desk:
        connection = desk.tx.connection
        connection.begin()
        event.listen(
            connection, "before_cursor_execute", lambda _, __, text, values, *___: asked.append((text, values))
        )
        numbers.open_now(desk.tx, Selection())
        ((statement, values),) = asked
        (step,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "COVERING INDEX ix_fact_state (demo=? AND state=?)" in step.detail

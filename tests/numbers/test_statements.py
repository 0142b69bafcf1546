"""How the figures are asked for: from an index alone where that will do, and of a list's appeals only their names."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain.appeals.action import State
from bot.domain.base.page import PAGE
from bot.domain.people.person import Role
from bot.domain.reports.figures import Selection
from bot.domain.reports.presses import Look, Numbers
from bot.usecases.reports import figures as look_at
from storage.reports import counting
from tests.desk import Desk, open_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """On SQLite, which says in words how it looks."""
    with open_desk() as opened:
        opened.tx.connection.begin()
        yield opened


def heard(desk: Desk) -> list[tuple[str, Any]]:
    """Return the list of the statements that are executed from now on, with their values."""
    asked: list[tuple[str, Any]] = []
    listen = "before_cursor_execute"
    event.listen(desk.tx.connection, listen, lambda _, __, text, values, *___: asked.append((text, values)))
    return asked


def test_what_is_under_way_is_counted_by_an_index_alone(desk: Desk) -> None:
    asked = heard(desk)
    counting.open_now(desk.tx, Selection())
    ((statement, values),) = asked
    (step,) = desk.tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "COVERING INDEX ix_fact_state (demo=? AND state=?)" in step.detail


def test_a_list_behind_a_number_does_not_ask_what_may_be_done_with_each(desk: Desk) -> None:
    """What that takes holds up who writes."""
    who, firm = desk.person(Role.COORDINATOR), desk.enterprise("甲")
    for _ in range(PAGE):
        desk.appeal(State.HANDLING, firm)
    asked = heard(desk)
    look_at.gather(desk.tx, who.chat, Numbers(look=Look.BEHIND, span="all", what="received"), now=desk.now)
    assert len(asked) == PAGE + 4  # the names of the enterprises; the settings in force, who asks, how many, which

"""A table of moves with a hole ends the start, and the sentence says which hole."""

from dataclasses import replace

import pytest

from bot.domain.appeals.action import State
from bot.domain.tables import TABLES, TableError, check


def test_the_tables_that_are_shipped_have_no_holes() -> None:
    check()


def test_every_hole_of_every_table_is_named() -> None:
    appeals = TABLES["appeals"]
    broken = replace(
        appeals,
        moves=tuple(move for move in appeals.moves if move.to is not State.VISIT),
        rules={state: rule for state, rule in appeals.rules.items() if state is not State.REVIEW},
    )
    with pytest.raises(TableError) as told:
        check({"appeals": broken, "calls": replace(TABLES["calls"], rules={})})
    assert str(told.value).splitlines() == [
        "the table of appeals: REVIEW: no owner or no clock",
        "the table of appeals: VISIT: no way in",
        "the table of calls: WAITING: no owner or no clock",
    ]

"""All tables of moves, checked together before anything is served."""

from collections.abc import Mapping
from typing import Any

from bot.domain.appeals import moves
from bot.domain.base.table import Table
from bot.domain.people import enterprise, standing
from bot.domain.reach import phone_list
from bot.domain.reports import circular
from bot.domain.sessions import booking, session

TABLES: Mapping[str, Table[Any, Any, Any]] = {
    "appeals": moves.TABLE,
    "sessions": session.TABLE,
    "bookings": booking.TABLE,
    "circulars": circular.TABLE,
    "calls": phone_list.TABLE,
    "standings": standing.TABLE,
    "enterprises": enterprise.TABLE,
}


class TableError(Exception):
    """A table of moves has a hole; the text says which."""


def check(tables: Mapping[str, Table[Any, Any, Any]] = TABLES) -> None:
    """Raise TableError with every hole of every table: a wrong one must not begin to move anything."""
    holes = [f"the table of {name}: {problem}" for name, table in tables.items() for problem in table.problems()]
    if holes:
        raise TableError("\n".join(holes))

"""Checks the tables of moves of all wings at the start of the program."""

from collections.abc import Mapping
from typing import Any

from bot.domain.appeals import moves
from bot.domain.base.table import Table
from bot.domain.classes import class_issue
from bot.domain.people import enterprise, standing
from bot.domain.reach import phone_list
from bot.domain.reports import circular
from bot.domain.sessions import booking, session

TABLES: Mapping[str, Table[Any, Any, Any]] = {
    "appeals": moves.TABLE,
    "sessions": session.TABLE,
    "bookings": booking.TABLE,
    "classes": class_issue.TABLE,
    "circulars": circular.TABLE,
    "calls": phone_list.TABLE,
    "standings": standing.TABLE,
    "enterprises": enterprise.TABLE,
}


class TableError(Exception):
    """A table of moves has a gap; the text says which."""


def check(tables: Mapping[str, Table[Any, Any, Any]] = TABLES) -> None:
    """Raise TableError with all gaps of all tables, so that a wrong table never moves anything."""
    holes = [f"the table of {name}: {problem}" for name, table in tables.items() for problem in table.problems()]
    if holes:
        raise TableError("\n".join(holes))

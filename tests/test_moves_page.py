"""The page docs/moves.md shows every table of moves row by row: who does what, from where to where, and who hears."""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.domain.base.table import Move, Table
from bot.domain.tables import TABLES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "moves.md"
HEAD = """# Moves

`GOLDEN=write .venv/bin/python -m pytest tests/test_moves_page.py` writes this page; the test fails when it is stale.

Each table in `bot/domain/tables.py`, as the engine reads it: of several rows for one action, state and party, the first
whose condition holds counts. `-` before the arrow: the subject does not exist yet; `=` after it: each state stays as it
is; RESUME: back to the state from before a pause. A state belongs to who has to act in it, and its clocks end the wait.
The rows of COUNTER are those of MEMBER for enterprises without a chat.
"""


def page() -> str:
    return "\n".join([HEAD, *(line for name, table in TABLES.items() for line in _table(name, table))])


def _table(name: str, table: Table[Any, Any, Any]) -> Iterator[str]:
    yield from (f"## {name.capitalize()}", "", "| action | who | from → to | told | only if |", "|---|---|---|---|---|")
    for cells, moves in groupby(table.moves, _cells):
        yield _row(cells, [*moves])
    yield from ("", "| state | belongs to | clocks |", "|---|---|---|")
    for state in table._states():
        rule = table.rules.get(state)
        owner = rule.owner if rule and rule.owner else "settled" if state in table.settled else ""
        yield f"| {state} | {owner} | {' '.join(filter(None, rule.clocks)) if rule else ''} |"
    yield ""


def _cells(move: Move[Any, Any, Any]) -> tuple[str, ...]:
    """Return what rows that stand together in the page have in common."""
    to = "=" if move.to is None or move.sources == (move.to,) else str(move.to)
    guard = getattr(move.guard, "__name__", None) or str(move.guard or "")
    return (move.action, move.who, to, " ".join(move.tells), guard.strip("_").lower())


def _row(cells: tuple[str, ...], moves: list[Move[Any, Any, Any]]) -> str:
    action, who, to, told, condition = cells
    sources = " ".join(state or "-" for move in moves for state in move.sources)
    return f"| {action} | {who} | {sources} → {to} | {told} | {condition} |"


def test_the_page_shows_every_row() -> None:
    written = page()
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(written, "utf-8")
    assert PAGE.read_text("utf-8") == written

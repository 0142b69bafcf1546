"""What an act writes into the database, one line for each row, so that a kept page can show it."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from bot.domain.time.calendar import SHANGHAI
from storage.engine.database import Transaction
from storage.schema import metadata

LEFT_OUT = {"draft", "finding", "inbox", "outbox", "setting"}  # forms under way, the index of words, mail, marks
SECRET = {"code_hash", "token_hash", "hash", "prior"}  # otherwise at each run
DIGEST = re.compile(r"[0-9a-f]{64}")  # of something drawn
Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]


def sections(file: Path) -> dict[str, str]:
    """Return what stands below each heading of a kept file."""
    _, *parts = file.read_text("utf-8").split("\n## ")
    return {name: said.strip("\n") for name, _, said in (part.partition("\n") for part in parts)}


def rows(tx: Transaction) -> Rows:
    """Return all rows by table and key."""
    return {table.name: dict(_of(tx, table)) for table in metadata.sorted_tables if table.name not in LEFT_OUT}


def _of(tx: Transaction, table: Table) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    for row in tx.execute(select(table)).mappings():
        yield tuple(row[column.name] for column in table.primary_key), {name: row[name] for name in row}


def changes(before: Rows, after: Rows, besides: Collection[str] = ()) -> Iterator[str]:
    """Give a line for each row that is there, gone or otherwise now, `besides` those of some tables."""
    for name, now in after.items():
        if name in besides:
            continue
        was = before[name]
        yield from (f"+ {name} {_said(now[key])}" for key in sorted(now.keys() - was.keys()))
        for key in sorted(now.keys() & was.keys()):
            changed = {column: value for column, value in now[key].items() if was[key][column] != value}
            if changed:
                yield f"~ {name} {_said(changed, all_of=True)}"
        yield from (f"- {name} {_key(key)}" for key in sorted(was.keys() - now.keys()))


def _said(values: dict[str, Any], *, all_of: bool = False) -> str:
    """Name the values; of a new row only those that say something."""
    shown = {name: value for name, value in values.items() if all_of or (value not in (None, "", 0, False, [], {}))}
    return ", ".join(f"{name}={_value(name, value)}" for name, value in shown.items())


def _value(name: str, value: Any) -> str:
    if name in SECRET or DIGEST.fullmatch(str(value)):
        return "…"
    if isinstance(value, datetime):
        return f"{value.astimezone(SHANGHAI):%m-%d %H:%M}"
    return str(value).replace("\n", "／")


def _key(key: tuple[Any, ...]) -> str:
    return ", ".join(map(str, key))

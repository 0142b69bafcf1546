"""Reads and sets the highest number that a table gave out.

The database keeps it beside the rows, so a copy of the rows alone would lose it.
"""

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy import column as any_column
from sqlalchemy import table as any_table

_SQLITE = any_table("sqlite_sequence", any_column("name"), any_column("seq"))


def read(connection: Connection, table: Table) -> int | None:
    """Return the highest number given out, 0 if none was; None if the table does not count."""
    counting = table.autoincrement_column
    if counting is None:
        return None
    if connection.dialect.name == "sqlite":
        return connection.execute(select(_SQLITE.c.seq).where(_SQLITE.c.name == table.name)).scalar() or 0
    sequence = _sequence(connection, table.name, counting.name)
    row = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()  # noqa: S608  # a name from the catalogue
    return int(row.last_value) if row.is_called else 0


def write(connection: Connection, table: str, column: str, value: int) -> None:
    """Make the next number greater than `value`."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.setval(_sequence(connection, table, column), max(value, 1), value > 0)))
        return
    counted = _SQLITE.update().where(_SQLITE.c.name == table).values(seq=value)
    if connection.execute(counted).rowcount == 0 and _counts_up(connection, table):
        connection.execute(_SQLITE.insert().values(name=table, seq=value))


def _sequence(connection: Connection, table: str, column: str) -> str:
    return str(connection.execute(select(func.pg_get_serial_sequence(f'"{table}"', column))).scalar_one())


def _counts_up(connection: Connection, table: str) -> bool:
    """Whether the table remembers numbers of deleted rows, as only AUTOINCREMENT does in SQLite."""
    made = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return "AUTOINCREMENT" in str(connection.execute(made, {"name": table}).scalar())

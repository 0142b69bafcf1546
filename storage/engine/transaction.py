"""Defines the transaction that use cases and queries are given, with its savepoints."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, TypeVar

from sqlalchemy import Connection, CursorResult, Executable

from bot.programme import Programme

T = TypeVar("T")
DEPTH = "savepoints"
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction of the database, and the programme (pack and classifier) that is in force in it."""

    connection: Connection
    programme: Programme

    def execute(self, statement: Executable, rows: Values | Sequence[Values] | None = None) -> CursorResult[Any]:
        return self.connection.execute(statement, rows)

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what was done inside the block when an exception leaves it.

        On PostgreSQL the commit releases it, which saves a round trip: the newest savepoint of a name counts,
        so each is named by its depth. On SQLite it is released at once, since many open ones are slow.
        """
        driver: Any = self.connection.connection.driver_connection
        info = self.connection.info
        name = f"act{info.setdefault(DEPTH, 0)}"
        driver.execute(f"SAVEPOINT {name}")
        info[DEPTH] += 1
        try:
            yield
        except BaseException:
            driver.execute(f"ROLLBACK TO SAVEPOINT {name}")
            raise
        finally:
            info[DEPTH] -= 1
            if self.connection.dialect.name == "sqlite":
                driver.execute(f"RELEASE SAVEPOINT {name}")


Work = Callable[Concatenate[Transaction, ...], T]

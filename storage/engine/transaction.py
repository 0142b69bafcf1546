"""One transaction, as use cases and queries see it."""

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
    """One transaction of the database, with the programme as it stands in it."""

    connection: Connection
    programme: Programme

    def execute(self, statement: Executable, rows: Values | Sequence[Values] | None = None) -> CursorResult[Any]:
        return self.connection.execute(statement, rows)

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what was done inside when an exception leaves it; the driver's own words, as it runs with each act.

        On PostgreSQL it is released by the commit, which saves a round trip: of one name the newest
        counts, so each has the name of its depth. On SQLite there is no trip, and many that stay open are slow.
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

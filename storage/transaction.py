"""One transaction, as use cases and queries see it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Concatenate, TypeVar

from sqlalchemy import Connection, CursorResult, Executable

from bot.programme import Programme

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction of the database, with the programme as it stands in it."""

    connection: Connection
    programme: Programme

    def execute(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        return self.connection.execute(statement, rows)

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what was done inside when an exception leaves it; the driver's own words, as it runs with each act."""
        driver: Any = self.connection.connection.driver_connection
        driver.execute("SAVEPOINT act")
        try:
            yield
        except BaseException:
            driver.execute("ROLLBACK TO SAVEPOINT act")
            driver.execute("RELEASE SAVEPOINT act")
            raise
        driver.execute("RELEASE SAVEPOINT act")


Work = Callable[Concatenate[Transaction, ...], T]

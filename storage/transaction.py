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
        """Undo what was done inside when an exception leaves it."""
        with self.connection.begin_nested():
            yield


Work = Callable[Concatenate[Transaction, ...], T]

"""Defines the transaction that use cases and queries are given, with its savepoints."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, TypeVar

from sqlalchemy import Connection, CursorResult, Executable, select

from bot.programme import Programme
from storage.schema import setting

T = TypeVar("T")
DEPTH = "savepoints"
Values = Mapping[str, object]
CHANGES = "programme"  # the fact that holds what was changed over the pack in chat
_CHANGED = select(setting.c.value).where(setting.c.name == CHANGES)


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction of the database, and the programme (pack and classifier) that is in force in it.

    `written` is the programme as the pack's files say. What was changed over it in chat is read when it is first
    asked for, so that every process works by it from the next transaction on.
    """

    connection: Connection
    written: Programme
    _in_force: list[Programme] = field(default_factory=list)

    @property
    def programme(self) -> Programme:
        if not self._in_force:
            said = self.execute(_CHANGED).scalar()
            self._in_force.append(self.written.changed(said or ""))
        return self._in_force[0]

    def read_programme_anew(self) -> None:
        """Forget the programme in force, because this transaction has changed it, or undone a change."""
        self._in_force.clear()

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
            self.read_programme_anew()
            raise
        finally:
            info[DEPTH] -= 1
            if self.connection.dialect.name == "sqlite":
                driver.execute(f"RELEASE SAVEPOINT {name}")


Work = Callable[Concatenate[Transaction, ...], T]

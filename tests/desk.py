"""Use cases without a loop: one open transaction, and people to act in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, event

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.people.person import Person, Role
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from tests.house import START, migrated, programme

HOME, ELSEWHERE = "昆明海关", "省教育厅"
_users = count(1)


@dataclass
class Desk:
    """A transaction with two enterprises and everybody's standing roles."""

    tx: Transaction
    now: datetime = START
    enterprises: list[int] = field(default_factory=list)

    def person(self, role: Role | None, department: str | None = None, enterprise: int | None = None) -> Person:
        user = next(_users)
        who = people.add(self.tx, user, f"{role}{user}", self.now)
        people.change(self.tx, who.id, role=role, department=department, enterprise=enterprise)
        return people.by_id(self.tx, who.id)

    def enterprise(self, name: str) -> int:
        row = people.add_enterprise(self.tx, name, f"USCC{next(_users):014d}", "昆明市", self.now)
        self.enterprises.append(row)
        return row

    def at_counter(self, name: str) -> int:
        """An enterprise without chats, registered at the counter."""
        row = self.enterprise(name)
        people.add_stand_in(
            self.tx, row, "李敏", "13900001111", self.now, {"consent_version": "1", "consent_at": self.now}
        )
        return row

    def appeal(self, state: State, enterprise: int, **given: Any) -> Appeal:
        """An appeal as if it had come to `state` in the ordinary way."""
        due = programme().calendar.due(self.now, 10)
        values: dict[str, Any] = {
            "number": f"T-{next(_users)}",
            "enterprise": enterprise,
            "filed_at": self.now,
            "text": "货物在口岸等化验，等了很多天",
            "kind": "服务需求",
            "region": "昆明市",
            "verdict": {},
            "state": state,
            "lead": HOME,
            "assisting": (),
            "awaited": given.get("assisting", ()),
            "clock_from": self.now,
            "due_at": due,
            "original_due_at": due,
            "resume_state": State.HANDLING if state is State.NEEDS_INFO else None,
            "paused_at": self.now if state is State.NEEDS_INFO else None,
            "settled_at": self.now,
        }
        return appeals.add(self.tx, values | given)


@contextmanager
def open_desk(url: str | None = None) -> Iterator[Desk]:
    """Set a desk up in a transaction of the database at `url`, rolled back at the end; None: one in memory."""
    engine = _at(url) if url else (_spare.pop() if _spare else in_memory())
    with engine.connect() as connection:
        yield Desk(Transaction(connection, programme()))
    if url is None:
        _spare.append(engine)


@cache
def _at(url: str) -> Engine:
    return create_engine(url, poolclass=NullPool)


_spare: list[Engine] = []  # empty again, with the statements that they have compiled


def in_memory() -> Engine:
    """Make an empty database that nothing is left of."""
    engine = create_engine("sqlite://", creator=_copy)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _copy() -> sqlite3.Connection:
    """Open a copy in which rows come backwards where nobody asks for an order: nothing may hang on that of writing."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(migrated())
    connection.execute("PRAGMA reverse_unordered_selects = ON")
    return connection

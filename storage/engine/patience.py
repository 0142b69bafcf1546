"""How long PostgreSQL and its network are waited for, and for how long who says nothing may hold others up."""

from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

T = TypeVar("T")
GRACE = 1.0  # seconds that an answer may take on its way
KEEPALIVE = {"keepalives": 1, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds for a statement, a long one, a lock; `idle`: after so long the locks of who is silent are freed."""

    statement: float = 8
    study: float = 60
    lock: float = 7
    idle: float = 5
    connect: int = 3

    @classmethod
    def within(cls, lease: float) -> "Patience":
        """Let nobody hold a lock for longer than a lease; who waits for a lock outlasts who is silent."""
        idle = min(cls().idle, lease / 2)
        return cls(idle=idle, lock=idle + 2)

    def arguments(self, name: str, options: str = "") -> dict[str, object]:
        """Return how to connect: the server keeps the time of what it does, the network of what it carries."""
        limits = {
            "statement_timeout": self.statement,
            "lock_timeout": self.lock,
            "idle_in_transaction_session_timeout": self.idle,
        }
        said = " ".join([options, *(f"-c {name}={int(1000 * seconds)}" for name, seconds in limits.items())])
        network = {"connect_timeout": self.connect, "tcp_user_timeout": int(1000 * (self.statement + GRACE))}
        return {"application_name": name, "options": said.strip(), **KEEPALIVE, **network}


class PatientConnection(psycopg.Connection[Any]):
    """A connection that is given up when no answer comes: a network may go deaf without ending it."""

    patience: float = Patience().statement + GRACE

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.errors._WaitTimeout:  # noqa: SLF001  # psycopg's own name for it, covered by a test
            self.pgconn.finish()
            raise psycopg.OperationalError("the database does not answer") from None

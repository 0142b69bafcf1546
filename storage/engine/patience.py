"""Sets how long the program waits for PostgreSQL and its network, and when a silent process loses its locks."""

from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

T = TypeVar("T")
GRACE = 1.0  # seconds that an answer may take on its way
KEEPALIVE = {"keepalives": 1, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


@dataclass(frozen=True, slots=True)
class Patience:
    """Times in seconds: for a statement, a long one, and a lock.

    After `idle` the locks of a silent transaction are released.
    """

    statement: float = 8
    study: float = 60
    lock: float = 7
    idle: float = 5
    connect: int = 3

    @classmethod
    def within(cls, lease: float) -> "Patience":
        """Return these times, short enough that nobody holds a lock for longer than a lease of `lease` seconds."""
        idle = min(cls().idle, lease / 2)
        return cls(idle=idle, lock=idle + 2)

    def arguments(self, name: str, options: str = "") -> dict[str, object]:
        """Return the arguments for connecting.

        The server limits the time of statements; the network notices dead connections.
        """
        limits = {
            "statement_timeout": self.statement,
            "lock_timeout": self.lock,
            "idle_in_transaction_session_timeout": self.idle,
        }
        said = " ".join([options, *(f"-c {name}={int(1000 * seconds)}" for name, seconds in limits.items())])
        network = {"connect_timeout": self.connect, "tcp_user_timeout": int(1000 * (self.statement + GRACE))}
        return {"application_name": name, "options": said.strip(), **KEEPALIVE, **network}


class PatientConnection(psycopg.Connection[Any]):
    """A connection that gives up when no answer comes, because a network may fall silent without closing it."""

    patience: float = Patience().statement + GRACE

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.errors._WaitTimeout:  # noqa: SLF001  # psycopg's own name for it, covered by a test
            self.pgconn.finish()
            raise psycopg.OperationalError("the database does not answer") from None

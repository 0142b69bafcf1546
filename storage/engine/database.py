"""The only way to a transaction: functions run in the database's own threads, on SQLite or PostgreSQL."""

from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy.engine import make_url

from bot.programme import Programme
from storage.engine.patience import Patience
from storage.engine.postgres import PostgresDatabase
from storage.engine.sqlite import SqliteDatabase
from storage.engine.transaction import Transaction, Work

__all__ = ["Database", "Transaction", "open_database"]

T = TypeVar("T")


class Database(Protocol):
    """What the edges know of a database; `write` and `read` run a plain function in its thread."""

    async def write(self, function: Work[T], *args: object, **kwargs: object) -> T:
        """Run in a transaction; return once it is committed."""

    async def read(self, function: Work[T], *args: object, **kwargs: object) -> T:
        """Run on a snapshot."""

    async def study(self, function: Work[T], *args: object, **kwargs: object) -> T:
        """Run on a snapshot what may take a minute."""

    def identity(self) -> str:
        """Say what is wrong with what lies under the database; empty: nothing, or nobody can know."""

    def stand_still(self, wrong: str) -> None:
        """Refuse all work while something is wrong; empty: go on."""

    def is_lost(self) -> bool:
        """Whether what this process has open is not what another would open."""

    async def rescue(self) -> str:
        """Save what a lost database holds and return where to; empty: nowhere."""

    async def close(self) -> None:
        """Finish what was handed in, then let go of the database."""


async def open_database(url: str, programme: Programme, lease: float | None = None) -> Database:
    """Open the database at a SQLAlchemy `url`; the folder of a SQLite file is made when missing.

    `lease`: seconds after which another process takes over what one that stands still had in hand.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return PostgresDatabase(parsed, programme, Patience.within(lease) if lease else None)
    path = Path(parsed.database or "data/bot.db")
    path.parent.mkdir(parents=True, exist_ok=True)
    return await SqliteDatabase(str(path), programme).open()

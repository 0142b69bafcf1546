"""Defines the one way to a transaction.

A plain function is handed to the database and runs in its thread, on SQLite or PostgreSQL.
"""

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
        """Run the function in a transaction; return its result once that is committed."""

    async def read(self, function: Work[T], *args: object, **kwargs: object) -> T:
        """Run the function on a snapshot; nothing is written."""

    async def study(self, function: Work[T], *args: object, **kwargs: object) -> T:
        """Run on a snapshot a function that may take a minute."""

    def identity(self) -> str:
        """Return what is wrong with the file under the database; an empty text if nothing is or it can't be known."""

    def stand_still(self, wrong: str) -> None:
        """Refuse all work with this text as the reason; an empty text lets work go on."""

    def is_lost(self) -> bool:
        """Whether the file that this process has open is not the one that another process would open."""

    async def rescue(self) -> str:
        """Save what a lost database holds; return where to, or an empty text if nothing could be saved."""

    async def close(self) -> None:
        """Finish the work handed in so far, then close the database."""


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

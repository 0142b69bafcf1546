"""Stores single facts of the running program by name, such as the offset of the demo clock."""

from sqlalchemy import bindparam, delete, select

from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import setting

_GET = select(setting.c.value).where(setting.c.name == bindparam("name"))
_PUT = dialects.put_together(
    setting, lambda row: row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value})
)
_LOCK = dialects.put_together(
    setting, lambda row: row.on_conflict_do_update(index_elements=["name"], set_={"value": setting.c.value})
)


def get(tx: Transaction, name: str) -> str | None:
    return tx.execute(_GET, {"name": name}).scalar()


def put(tx: Transaction, name: str, value: str) -> None:
    tx.execute(_PUT[tx.connection.dialect.name], {"name": name, "value": value})


def drop(tx: Transaction, name: str) -> bool:
    """Delete the fact; return whether it was there."""
    return tx.execute(delete(setting).where(setting.c.name == name)).rowcount == 1


def lock(tx: Transaction, name: str) -> None:
    """Lock the fact until the transaction ends, whether it exists or not. An empty value counts as none."""
    tx.execute(_LOCK[tx.connection.dialect.name], {"name": name, "value": ""})

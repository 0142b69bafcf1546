"""Stores single facts of the running program by name, such as the offset of the demo clock."""

from sqlalchemy import delete, select

from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import setting


def get(tx: Transaction, name: str) -> str | None:
    return tx.execute(select(setting.c.value).where(setting.c.name == name)).scalar()


def put(tx: Transaction, name: str, value: str) -> None:
    row = dialects.insert(tx, setting).values(name=name, value=value)
    tx.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def drop(tx: Transaction, name: str) -> bool:
    """Delete the fact; return whether it was there."""
    return tx.execute(delete(setting).where(setting.c.name == name)).rowcount == 1


def lock(tx: Transaction, name: str) -> None:
    """Lock the fact until the transaction ends, whether it exists or not. An empty value counts as none."""
    row = dialects.insert(tx, setting).values(name=name, value="")
    tx.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": setting.c.value}))

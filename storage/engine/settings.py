"""Single facts of the running programme, such as the demo clock's offset and the tick's lease."""

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
    """Forget the fact and return whether it was there."""
    return tx.execute(delete(setting).where(setting.c.name == name)).rowcount == 1


def lock(tx: Transaction, name: str) -> None:
    """Hold the fact until the transaction ends, there or not; an empty value is none."""
    row = dialects.insert(tx, setting).values(name=name, value="")
    tx.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": setting.c.value}))

"""Keeps the answer templates of each department, sorted by title."""

from sqlalchemy import delete, insert, select, update

from bot.domain.appeals.template import Template
from storage.engine import settings
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import template


def hold(tx: Transaction, department: str) -> None:
    """Lock the department's templates until this transaction ends."""
    settings.lock(tx, f"templates {department}")


def of(tx: Transaction, department: str | None) -> list[Template]:
    wanted = select(template).where(template.c.department == department).order_by(template.c.title)
    return [to(Template, row) for row in tx.execute(wanted).mappings()]


def add(tx: Transaction, values: dict[str, object]) -> int:
    return int(tx.execute(insert(template).values(values).returning(template.c.id)).scalar_one())


def change(tx: Transaction, template_id: int, values: dict[str, object]) -> None:
    tx.execute(update(template).where(template.c.id == template_id).values(values))


def remove(tx: Transaction, template_id: int) -> None:
    tx.execute(delete(template).where(template.c.id == template_id))

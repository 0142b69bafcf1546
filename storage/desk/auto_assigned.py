"""Lists appeals that the program assigned without a coordinator (自动交办) and that the department still has."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.moves import IN_HAND
from bot.domain.base.page import PAGE
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal


def _alone() -> ColumnElement[bool]:
    """Return the condition that the appeal got its department at the moment when it was filed."""
    return and_(appeal.c.state.in_(IN_HAND), appeal.c.round == 1, appeal.c.assigned_at == appeal.c.filed_at)


def page_of(tx: Transaction, page: int) -> tuple[list[Appeal], int]:
    """Return one page of them, newest first, and how many there are."""
    total = tx.execute(select(func.count()).select_from(appeal).where(_alone())).scalar_one()
    wanted = select(appeal).where(_alone()).order_by(appeal.c.filed_at.desc(), appeal.c.id.desc())
    rows = tx.execute(wanted.limit(PAGE).offset(page * PAGE)).mappings()
    return [to(Appeal, row) for row in rows], int(total)


def count_since(tx: Transaction, moment: datetime) -> int:
    wanted = select(func.count()).select_from(appeal).where(_alone(), appeal.c.filed_at >= moment)
    return int(tx.execute(wanted).scalar_one())

"""The numbers: one counting rule for every screen."""

from sqlalchemy import ColumnElement, FromClause, Select, case, func, select

from bot.domain.appeal import Satisfaction, State
from bot.domain.notice import Ratio, Stats
from storage.database import Transaction
from storage.schema import appeal, survey

GOOD = (Satisfaction.SATISFIED, Satisfaction.FAIRLY)


def count(tx: Transaction, department: str | None = None) -> Stats:
    """Count cases, all of them or those a department leads; DESIGN §5 has the definitions."""
    mine = appeal.c.lead == department if department else appeal.c.id > 0
    by_state = _counts(tx, select(appeal.c.state, func.count()).where(mine).group_by(appeal.c.state))
    led = select(appeal.c.lead, func.count()).where(mine, appeal.c.lead.is_not(None)).group_by(appeal.c.lead)
    total, in_time = sum(by_state.values()), appeal.c.answered_at <= appeal.c.original_due_at
    out = sum(by_state.get(state, 0) for state in (State.DECLINED, State.WITHDRAWN))
    asked, rated = survey.join(appeal, appeal.c.id == survey.c.appeal), survey.c.rated_at.is_not(None)
    return Stats(
        total=total,
        by_state=tuple((state.value, by_state[state]) for state in State if state in by_state),
        by_department=tuple(_counts(tx, led.order_by(func.count().desc(), appeal.c.lead)).items()),
        closed=Ratio(by_state.get(State.CLOSED, 0), total - out),
        on_time=_ratio(tx, appeal, mine & appeal.c.answered_at.is_not(None), in_time),
        satisfied=_ratio(tx, asked, mine & rated, survey.c.satisfaction.in_(GOOD)),
        rated=_ratio(tx, asked, mine, rated),
    )


def _counts(tx: Transaction, query: Select[tuple[str, int]]) -> dict[str, int]:
    return dict(tuple(row) for row in tx.execute(query))


def _ratio(tx: Transaction, rows: FromClause, whole: ColumnElement[bool], part: ColumnElement[bool]) -> Ratio:
    """Return how many of the `whole` are `part`: both of the same rows."""
    both = select(func.count(), func.coalesce(func.sum(case((part, 1), else_=0)), 0)).select_from(rows)
    all_, some = tuple(tx.execute(both.where(whole)).one())
    return Ratio(int(some), int(all_))

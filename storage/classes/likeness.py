"""Keeps the lines that appeals are compared by, and which group each is in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select, update

from bot.domain.appeals.action import State
from bot.domain.base.ids import AppealId
from storage.engine.database import Transaction
from storage.schema import appeal, class_member, likeness

LEFT_OUT = (State.DECLINED, State.WITHDRAWN)  # appeals that nobody works on say nothing of a class


class Line(NamedTuple):
    """What an appeal is compared by, and its group."""

    appeal: AppealId
    line: str
    group_id: AppealId | None


_LINE = select(likeness.c.appeal, likeness.c.line, likeness.c.group_id)


_UNCUT = (
    select(appeal.c.id, appeal.c.text)
    .outerjoin(likeness, likeness.c.appeal == appeal.c.id)
    .where(likeness.c.appeal.is_(None))
)


def uncut(tx: Transaction, count: int) -> list[tuple[AppealId, str]]:
    """Return appeals without a line, oldest first, with their texts."""
    return [(row.id, row.text) for row in tx.execute(_UNCUT.order_by(appeal.c.id).limit(count))]


def is_any_uncut(tx: Transaction) -> bool:
    return bool(tx.execute(select(_UNCUT.exists())).scalar_one())


def are_enough(tx: Transaction, least: int) -> bool:
    """Whether there are at least so many appeals."""
    return len(tx.execute(select(appeal.c.id).limit(least)).all()) >= least


def outdated(tx: Transaction, words: str, count: int) -> list[tuple[AppealId, str]]:
    """Return appeals whose line was cut by other words, with their texts."""
    wanted = select(appeal.c.id, appeal.c.text).join(likeness, likeness.c.appeal == appeal.c.id)
    return [(row.id, row.text) for row in tx.execute(wanted.where(likeness.c.words != words).limit(count))]


def keep(tx: Transaction, lines: Sequence[tuple[AppealId, str]], words: str) -> None:
    """Store the lines of appeals that have none."""
    if lines:
        tx.execute(insert(likeness), [{"appeal": appeal_id, "line": line, "words": words} for appeal_id, line in lines])


def renew(tx: Transaction, lines: Sequence[tuple[AppealId, str]], words: str) -> None:
    """Store other lines for appeals that have one."""
    changed = update(likeness).where(likeness.c.appeal == bindparam("of")).values(line=bindparam("to"), words=words)
    if lines:
        tx.execute(changed, [{"of": appeal_id, "to": line} for appeal_id, line in lines])


def page(tx: Transaction, after: AppealId, count: int) -> list[Line]:
    """Return the next lines in the order of the appeals."""
    wanted = _LINE.where(likeness.c.appeal > after)
    return [
        Line(row.appeal, row.line, row.group_id) for row in tx.execute(wanted.order_by(likeness.c.appeal).limit(count))
    ]


def untied(tx: Transaction) -> list[Line]:
    """Return the lines of appeals that are in no group yet, oldest first."""
    wanted = _LINE.where(likeness.c.group_id.is_(None)).order_by(likeness.c.appeal)
    return [Line(row.appeal, row.line, row.group_id) for row in tx.execute(wanted)]


def newest_tied(tx: Transaction, count: int) -> list[Line]:
    """Return the newest lines that are in a group."""
    wanted = _LINE.where(likeness.c.group_id.is_not(None)).order_by(likeness.c.appeal.desc())
    return [Line(row.appeal, row.line, row.group_id) for row in tx.execute(wanted.limit(count))]


def tie(tx: Transaction, groups: Mapping[AppealId, AppealId]) -> None:
    """Put the appeals into their groups."""
    changed = update(likeness).where(likeness.c.appeal == bindparam("of")).values(group_id=bindparam("to"))
    if groups:
        tx.execute(changed, [{"of": appeal_id, "to": group_id} for appeal_id, group_id in groups.items()])


def worth_proposing(tx: Transaction, least: int, count: int) -> list[AppealId]:
    """Return groups of at least so many appeals of which some never stood in a class, the largest first."""
    placed = select(class_member.c.appeal).distinct().subquery("placed")
    fresh = func.count() - func.count(placed.c.appeal)
    wanted = (
        select(likeness.c.group_id)
        .join(appeal, appeal.c.id == likeness.c.appeal)
        .outerjoin(placed, placed.c.appeal == likeness.c.appeal)
        .where(likeness.c.group_id.is_not(None), appeal.c.state.not_in(LEFT_OUT))
        .group_by(likeness.c.group_id)
        .having(func.count() >= least, fresh > 0)
        .order_by(fresh.desc(), likeness.c.group_id.desc())
    )
    return list(tx.execute(wanted.limit(count)).scalars())


def members(tx: Transaction, group_id: AppealId, count: int) -> list[Line]:
    """Return the newest appeals of a group that somebody works on or has answered."""
    wanted = select(likeness.c.appeal, likeness.c.line, likeness.c.group_id).join(
        appeal, appeal.c.id == likeness.c.appeal
    )
    kept = wanted.where(likeness.c.group_id == group_id, appeal.c.state.not_in(LEFT_OUT))
    return [
        Line(row.appeal, row.line, row.group_id)
        for row in tx.execute(kept.order_by(likeness.c.appeal.desc()).limit(count))
    ]

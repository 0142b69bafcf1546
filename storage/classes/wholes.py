"""Classes as a whole: what new appeals are compared with, and all that goes over when one is merged into another."""

from collections.abc import Collection, Hashable
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, select, update

from bot.domain.classes.class_issue import ClassId, ClassState, MemberStanding
from storage.engine.database import Transaction
from storage.schema import (
    appeal,
    class_answer,
    class_effect,
    class_issue,
    class_measure,
    class_member,
    class_spared,
    likeness,
)

_GOES_OVER = (class_measure, class_effect, class_answer, class_spared)


class Words(NamedTuple):
    """The line by which an appeal is compared, None where it has none yet; its text says the same."""

    line: str | None
    text: str


_STANDING = (  # put together once: asked for whenever somebody files
    select(class_member.c.class_issue, func.count(), func.max(class_member.c.added_at))
    .join(class_issue, class_issue.c.id == class_member.c.class_issue)
    .where(class_issue.c.state.in_(bindparam("states")), class_member.c.standing == MemberStanding.IN)
    .group_by(class_member.c.class_issue)
    .order_by(class_member.c.class_issue.desc())
    .limit(bindparam("most", type_=Integer))
)


def standing(tx: Transaction, states: Collection[ClassState], count: int) -> dict[ClassId, Hashable]:
    """Return the newest classes in these states that have members; the value changes when those do."""
    found = tx.execute(_STANDING, {"states": sorted(states), "most": count})
    return {row: (members, str(last)) for row, members, last in map(tuple, found)}


def newest(tx: Transaction, class_id: ClassId, count: int) -> list[Words]:
    """Return the words of a class's newest members."""
    wanted = (
        select(likeness.c.line, appeal.c.text)
        .select_from(class_member)
        .join(appeal, appeal.c.id == class_member.c.appeal)
        .outerjoin(likeness, likeness.c.appeal == appeal.c.id)
        .where(class_member.c.class_issue == class_id, class_member.c.standing == MemberStanding.IN)
        .order_by(class_member.c.appeal.desc())
    )
    return [Words(*words) for words in map(tuple, tx.execute(wanted.limit(count)))]


def move_all(tx: Transaction, class_id: ClassId, into: ClassId) -> None:
    """Give to another class what one has besides its members: measures, effects, answers, and what it spared."""
    for table in _GOES_OVER:
        tx.execute(update(table).where(table.c.class_issue == class_id).values(class_issue=into))

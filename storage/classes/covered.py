"""Which appeals belong to classes, by how far those are: the conditions by which reports count."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, select

from bot.domain.classes.class_issue import HELPING, KEEPS, ClassState, MemberStanding
from storage.schema import class_issue, class_measure, class_member

CONFIRMED = KEEPS - {ClassState.DRAFT}
IN_FORCE = (
    select(class_measure.c.id)
    .where(class_measure.c.class_issue == class_issue.c.id, class_measure.c.done_at.is_not(None))
    .correlate(class_issue)
    .exists()
)
HELPS = class_issue.c.state.in_(sorted(HELPING)) & IN_FORCE


def _members(*which: ColumnElement[bool]) -> Select[tuple[int]]:
    wanted = select(class_member.c.appeal).join(class_issue, class_issue.c.id == class_member.c.class_issue)
    return wanted.where(class_member.c.standing == MemberStanding.IN, *which)


def _stands(states: Collection[ClassState]) -> ColumnElement[bool]:
    return class_issue.c.state.in_(sorted(states))


# By the names that the figures give them.
MEMBERS = {
    "classed": _members(_stands(CONFIRMED)),
    "helped": _members(HELPS),
    "kind_done": _members(_stands({ClassState.DONE})),
    "kind_back": _members(_stands({ClassState.RECURRED})),
}

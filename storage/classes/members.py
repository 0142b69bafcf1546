"""The members of class issues: which appeal stands in which, since when, and by whom."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, func, select, update

from bot.domain.base.ids import AppealId, PersonId
from bot.domain.classes.class_issue import KEEPS, ClassId, ClassState, Member, MemberStanding
from bot.domain.classes.view import MemberLook
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, class_issue, class_member

_STANDS = class_member.c.standing != MemberStanding.OUT


def homes(tx: Transaction, appeals: Collection[AppealId]) -> dict[AppealId, ClassId]:
    """Return in which class each of the appeals stands, of those that stand in one."""
    wanted = (
        select(class_member.c.appeal, class_member.c.class_issue)
        .join(class_issue, class_issue.c.id == class_member.c.class_issue)
        .where(class_member.c.appeal.in_(list(appeals)), _STANDS, class_issue.c.state.in_(sorted(KEEPS)))
    )
    return dict(map(tuple, tx.execute(wanted)))


def were_refused(tx: Transaction, appeals: Collection[AppealId]) -> bool:
    """Whether one refused proposal held all of them."""
    held = (
        select(class_member.c.class_issue)
        .join(class_issue, class_issue.c.id == class_member.c.class_issue)
        .where(class_member.c.appeal.in_(list(appeals)), class_issue.c.state == ClassState.REFUSED)
        .group_by(class_member.c.class_issue)
        .having(func.count() == len(set(appeals)))
    )
    return tx.execute(held.limit(1)).first() is not None


def put(  # which appeals into which class, how, when, by whom
    tx: Transaction,
    class_id: ClassId,
    appeals: Iterable[tuple[AppealId, float]],
    standing: MemberStanding,
    now: datetime,
    by: PersonId | None = None,
) -> None:
    """Put the appeals into the class; one that was there before gets the standing."""
    for member, likeness in appeals:
        values = {"standing": standing, "added_by": by, "added_at": now}
        item = dialects.insert(tx, class_member).values(
            values | {"class_issue": class_id, "appeal": member, "likeness": likeness}
        )
        tx.execute(item.on_conflict_do_update(index_elements=["class_issue", "appeal"], set_=values))


def stand(tx: Transaction, class_id: ClassId, appeal: AppealId, standing: MemberStanding) -> bool:
    """Give a member another standing; False: it has that already, or is none."""
    which = (
        class_member.c.class_issue == class_id,
        class_member.c.appeal == appeal,
        class_member.c.standing != standing,
    )
    return tx.execute(update(class_member).where(*which).values(standing=standing)).rowcount == 1


def standing(tx: Transaction, class_id: ClassId, appeal: AppealId) -> MemberStanding | None:
    """Return how the appeal stands in the class; None if it was never put there."""
    which = (class_member.c.class_issue == class_id, class_member.c.appeal == appeal)
    found = tx.execute(select(class_member.c.standing).where(*which)).scalar()
    return MemberStanding(found) if found else None


def put_back(tx: Transaction, class_id: ClassId, appeal: AppealId, standing: MemberStanding | None) -> None:
    """Give a member the standing that it had before it was put into the class; None: it was none."""
    which = (class_member.c.class_issue == class_id, class_member.c.appeal == appeal)
    if standing is None:
        tx.execute(delete(class_member).where(*which))
    else:
        tx.execute(update(class_member).where(*which).values(standing=standing))


def of(tx: Transaction, class_id: ClassId, *standings: MemberStanding) -> list[Member]:
    """Return the members of the class, all that are not out or those of the standings, the most alike first."""
    which = class_member.c.standing.in_(standings) if standings else _STANDS
    wanted = select(class_member).where(class_member.c.class_issue == class_id, which)
    rows = tx.execute(wanted.order_by(class_member.c.likeness.desc(), class_member.c.appeal)).mappings()
    return [to(Member, item) for item in rows]


def rows_of(tx: Transaction, class_id: ClassId) -> frozenset[AppealId]:
    """Return every appeal that was ever put into the class, those taken out, too."""
    wanted = select(class_member.c.appeal).where(class_member.c.class_issue == class_id)
    return frozenset(tx.execute(wanted).scalars())


def looks(tx: Transaction, class_id: ClassId, *standings: MemberStanding) -> list[MemberLook]:
    """Return the members of these standings with what their appeals show, the most alike first."""
    wanted = (
        select(
            *(class_member.c.appeal, class_member.c.likeness, class_member.c.standing),
            *(appeal.c.number, appeal.c.text, appeal.c.state, appeal.c.enterprise),
            *(appeal.c.region, appeal.c.lead, appeal.c.filed_at, appeal.c.confidential),
        )
        .join(appeal, appeal.c.id == class_member.c.appeal)
        .where(class_member.c.class_issue == class_id, class_member.c.standing.in_(standings))
        .order_by(class_member.c.likeness.desc(), class_member.c.appeal)
    )
    return [to(MemberLook, item) for item in tx.execute(wanted).mappings()]


def move_all(tx: Transaction, class_id: ClassId, into: ClassId, now: datetime) -> None:
    """Give the class's members to another; one that is there already stays as it is there."""
    there = rows_of(tx, into)
    for member in of(tx, class_id):
        if member.appeal not in there:
            put(tx, into, [(member.appeal, member.likeness)], member.standing, now, member.added_by)
        stand(tx, class_id, member.appeal, MemberStanding.OUT)

"""Tells an appeal about the class of appeals in which it stands, and the measures that are in force for it.

The wing of the classes stands above that of the appeals; these few queries are all that appeals know of it.
"""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from bot.domain.appeals.remedies import InForce
from bot.domain.base.ids import AppealId
from storage.engine.database import Transaction
from storage.schema import appeal, class_issue, class_measure, class_member, enterprise

# By the names that classes give their states and members' standings: a test compares.
CONFIRMED = ("CONFIRMED", "MEASURES", "OBSERVED", "DONE", "RECURRED")
HELPING = ("MEASURES", "OBSERVED", "DONE")  # measures that did not keep the matter from coming back are no help
SURE, OUT = "IN", "OUT"


class Kind(NamedTuple):
    """A confirmed class; `standing` is that of the appeal by which it was found."""

    id: int
    state: str
    name: str
    lead: str | None
    assisting: list[str]
    standing: str


_SHOWN = (class_issue.c.id, class_issue.c.state, class_issue.c.name, class_issue.c.lead, class_issue.c.assisting)
_KINDS = (
    select(*_SHOWN, class_member.c.standing)
    .join(class_member, class_member.c.class_issue == class_issue.c.id)
    .where(class_member.c.standing != OUT, class_issue.c.state.in_(CONFIRMED))
)
_OF_APPEAL = _KINDS.where(class_member.c.appeal == bindparam("row"))
_OF_APPEAL = _OF_APPEAL.order_by(class_member.c.standing, class_issue.c.id).limit(1)


def of_appeal(tx: Transaction, appeal_id: AppealId) -> Kind | None:
    """Return the class in which the appeal stands, or may stand."""
    found = tx.execute(_OF_APPEAL, {"row": appeal_id}).first()
    return Kind(*tuple(found)) if found else None


def of_class(tx: Transaction, class_id: int) -> Kind | None:
    """Return the class, if it is confirmed."""
    found = tx.execute(_KINDS.where(class_issue.c.id == class_id).limit(1)).first()
    return Kind(*tuple(found)) if found else None


def in_force(tx: Transaction, kind: Kind) -> tuple[InForce, ...]:
    """Return what helps the appeals of the class now, the newest first; what is only planned is left out."""
    wanted = select(class_measure.c.words, class_measure.c.done_at, class_measure.c.document, class_measure.c.since)
    done = wanted.where(class_measure.c.class_issue == kind.id, class_measure.c.done_at.is_not(None))
    newest = done.order_by(class_measure.c.done_at.desc(), class_measure.c.id.desc())
    return tuple(InForce(*measure) for measure in map(tuple, tx.execute(newest))) if kind.state in HELPING else ()


def names(tx: Transaction, class_id: int) -> list[str]:
    """Return the names of the enterprises that ever had an appeal in the class, those taken out, too."""
    theirs = (
        select(enterprise.c.name)
        .join(appeal, appeal.c.enterprise == enterprise.c.id)
        .join(class_member, class_member.c.appeal == appeal.c.id)
    )
    return list(tx.execute(theirs.where(class_member.c.class_issue == class_id).distinct()).scalars())

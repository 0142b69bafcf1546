"""Class issues (一类事): proposed, found, locked and changed, each move with its entry in the history."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import insert, select, true, update

from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import (
    FEWEST,
    TABLE,
    ClassAction,
    ClassId,
    ClassIssue,
    ClassSituation,
    ClassState,
    Member,
    MemberStanding,
)
from bot.domain.classes.history import ClassEvent
from storage.classes import members
from storage.engine import settings
from storage.engine.database import Transaction
from storage.engine.rows import plain, to
from storage.schema import class_event, class_issue


def propose(
    tx: Transaction, found: Sequence[tuple[AppealId, float]], words: Sequence[str], now: datetime
) -> ClassIssue | None:
    """Propose that the appeals, each with its likeness, are a class whose members share the `words`.

    Where some stand in a class already, the others join it; None: nothing new, or all were refused together before.
    """
    hold(tx)
    homes = members.homes(tx, [appeal for appeal, _ in found])
    free = [(appeal, likeness) for appeal, likeness in found if appeal not in homes]
    if homes:
        return _join(tx, max(sorted(homes.values()), key=list(homes.values()).count), free, now)
    move = TABLE.find(None, ClassAction.PROPOSE, Party.SYSTEM, ClassSituation(len(free)))
    if move is None or len(free) < FEWEST or members.were_refused(tx, [appeal for appeal, _ in free]):
        return None
    values = {"state": move.to, "words": list(words), "proposed_at": now}
    made = tx.execute(insert(class_issue).values(values).returning(*class_issue.c)).mappings().one()
    issue = to(ClassIssue, made)
    members.put(tx, issue.id, free, MemberStanding.IN, now)
    append(tx, issue.id, ClassEvent(now, None, ClassAction.PROPOSE, None, issue.state))
    return issue


def divide(tx: Transaction, issue: ClassIssue, chosen: Sequence[Member], who: PersonId, now: datetime) -> ClassIssue:
    """Make a class of some members of another, from which they are taken out; it waits to be confirmed."""
    values = {"state": ClassState.DRAFT, "words": list(issue.words), "proposed_at": now}
    made = to(ClassIssue, tx.execute(insert(class_issue).values(values).returning(*class_issue.c)).mappings().one())
    members.put(tx, made.id, [(member.appeal, member.likeness) for member in chosen], MemberStanding.IN, now, who)
    for member in chosen:
        members.stand(tx, issue.id, member.appeal, MemberStanding.OUT)
    append(tx, made.id, ClassEvent(now, who, ClassAction.PROPOSE, None, made.state, str(issue.id)))
    return made


def _join(tx: Transaction, home: ClassId, free: Sequence[tuple[AppealId, float]], now: datetime) -> ClassIssue | None:
    """What a person has not confirmed yet just grows; of a confirmed class the new ones are probable members."""
    issue = load(tx, home)
    out = members.rows_of(tx, home)
    fresh = [(appeal, likeness) for appeal, likeness in free if appeal not in out]
    if issue is None or not fresh:
        return None
    members.put(tx, home, fresh, MemberStanding.IN if issue.state is ClassState.DRAFT else MemberStanding.PROBABLE, now)
    return issue


def hold(tx: Transaction) -> None:
    """Let nobody else change whose a member is until this transaction ends."""
    settings.lock(tx, "classes")


def load(tx: Transaction, class_id: ClassId) -> ClassIssue | None:
    """Return the class, locked until the transaction ends."""
    found = tx.execute(select(class_issue).where(class_issue.c.id == class_id).with_for_update()).mappings().first()
    return to(ClassIssue, found) if found else None


def peek(tx: Transaction, class_id: ClassId) -> ClassIssue | None:
    """Return the class for reading only."""
    found = tx.execute(select(class_issue).where(class_issue.c.id == class_id)).mappings().first()
    return to(ClassIssue, found) if found else None


def change(tx: Transaction, class_id: ClassId, values: dict[str, object]) -> ClassIssue:
    changed = update(class_issue).where(class_issue.c.id == class_id).values(plain(values)).returning(*class_issue.c)
    return to(ClassIssue, tx.execute(changed).mappings().one())


def in_states(tx: Transaction, states: Iterable[ClassState]) -> list[ClassIssue]:
    """Return the classes in these states, newest first."""
    wanted = select(class_issue).where(class_issue.c.state.in_(list(states))).order_by(class_issue.c.id.desc())
    return [to(ClassIssue, row) for row in tx.execute(wanted).mappings()]


def append(tx: Transaction, class_id: ClassId, event: ClassEvent) -> None:
    tx.execute(insert(class_event).values({"class_issue": class_id, **asdict(event)}))


def history(tx: Transaction, class_id: ClassId, *actions: ClassAction) -> list[ClassEvent]:
    """Return what was done with the class, oldest first; of these actions, if any are named."""
    which = class_event.c.action.in_(actions) if actions else true()
    wanted = select(class_event).where(class_event.c.class_issue == class_id, which).order_by(class_event.c.id)
    return [to(ClassEvent, entry) for entry in tx.execute(wanted).mappings()]

"""What coordinators do with class issues: confirm, refuse, name, merge, change members, appoint who leads."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from bot.domain.appeals import numbering
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import ClassAction, ClassId, ClassIssue, MemberStanding
from bot.domain.people.person import Person
from bot.usecases.classes import answering, class_moves, dividing, listing, measuring, merging, stating
from bot.usecases.classes.class_moves import Made
from bot.usecases.classes.filled import (
    AboutClass,
    AboutMeasure,
    AboutMember,
    Answered,
    Appointed,
    Divided,
    EffectStated,
    Merged,
    Named,
    PlannedMeasure,
    Worded,
)
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Finish, Ready
from storage.appeals import appeals
from storage.classes import classes, members
from storage.engine.database import Transaction

G = TypeVar("G", bound=AboutClass)
Effect = Callable[[Transaction, Person, ClassIssue, G, datetime], Made]


def ready(action: ClassAction) -> Ready:
    """Return the check that a form makes before it lets anybody type."""

    def check(tx: Transaction, who: Person, data: Filled, /, *, now: datetime) -> None:
        about = AboutClass.from_draft(data)
        issue = class_moves.load(tx, who, about.class_issue)
        class_moves.check(tx, who, issue, action, about.state)

    return check


def _finish(action: ClassAction, gathers: type[G], effect: Effect[G]) -> Finish:
    """Return the use case that reads what was gathered, makes the move and shows the card as it is then."""

    def finish(tx: Transaction, who: Person, data: Filled, /, *, now: datetime) -> list[Notice]:
        classes.hold(tx)
        gathered = gathers.from_draft(data)
        issue = class_moves.load(tx, who, gathered.class_issue)
        allowed = class_moves.check(tx, who, issue, action, gathered.state)
        made = effect(tx, who, issue, gathered, now)
        changed, notices = class_moves.move(tx, who, issue, allowed, made, now=now)
        other = [class_moves.load(tx, who, made.other)] if made.other is not None else []
        card = listing.shown(tx, who, changed, action, now=now)
        return [card, *(listing.shown(tx, who, issue, now=now) for issue in other), *_once(notices, made.told)]

    return finish


def _once(notices: list[Notice], more: tuple[Notice, ...]) -> list[Notice]:
    """Return what is told of the class, and of the other one to whom nothing is told of the first."""
    heard = {notice.to for notice in notices}
    return [*notices, *(notice for notice in more if notice.to not in heard)]


def _named(_: Transaction, __: Person, ___: ClassIssue, named: Named, ____: datetime) -> Made:
    return Made({"name": named.name, "cause": named.cause}, named.name)


def _confirmed(tx: Transaction, who: Person, issue: ClassIssue, named: Named, now: datetime) -> Made:
    """Give it its name, cause and the usual date, which an appointment may change."""
    due = tx.programme.calendar.due(now, tx.programme.pack.limits.class_days)
    made = _named(tx, who, issue, named, now)
    return Made({**made.values, "confirmed_at": now, "due_at": due, "original_due_at": due}, made.words)


def _refused(_: Transaction, __: Person, ___: ClassIssue, worded: Worded, ____: datetime) -> Made:
    return Made({"reason": worded.words}, worded.words)


def _added(tx: Transaction, who: Person, issue: ClassIssue, about: AboutMember, now: datetime) -> Made:
    appeal = about.appeal
    home = members.homes(tx, [appeal]).get(appeal)
    if home is not None and home != issue.id:
        raise BadInput("class_has_it", {"number": _number(tx, appeal), "class_issue": home})
    likeness = {member.appeal: member.likeness for member in members.of(tx, issue.id)}.get(appeal, 0.0)
    members.put(tx, issue.id, [(appeal, likeness)], MemberStanding.IN, now, who.id)
    return Made(words=_number(tx, appeal))


def _taken_out(tx: Transaction, _: Person, issue: ClassIssue, about: AboutMember, __: datetime) -> Made:
    if not members.stand(tx, issue.id, about.appeal, MemberStanding.OUT):
        raise NotFound
    return Made(words=_number(tx, about.appeal))


def _number(tx: Transaction, appeal: AppealId) -> str:
    found = appeals.peek(tx, appeal)
    return found.number if found else ""


def _noted(_: Transaction, __: Person, ___: ClassIssue, worded: Worded, now: datetime) -> Made:
    return Made({"noted_at": now}, worded.words)


def _appointed(_: Transaction, __: Person, issue: ClassIssue, appointed: Appointed, now: datetime) -> Made:
    """Name who leads; a new lead has the full time for its first note."""
    values: Mapping[str, object] = {
        "lead": appointed.lead,
        "noted_at": issue.noted_at if issue.lead == appointed.lead else now,
        "assisting": appointed.assisting,
        "owner": appointed.owner,
        "due_at": appointed.due_at,
        "original_due_at": issue.original_due_at or appointed.due_at,
    }
    return Made(values, appointed.lead)


def to_add(tx: Transaction, who: Person, text: str) -> AppealId:
    """Return the appeal whose number was typed; raise BadInput for what is none."""
    number = numbering.read(text, tx.programme.pack.number_prefix)
    found = appeals.by_number(tx, number) if number else None
    if found is None or not found.parties(who):
        raise BadInput("no_appeal", {"number": number or text[:20]})
    return found.id


def to_take_out(tx: Transaction, who: Person, class_id: ClassId, text: str) -> AppealId:
    """Return the member whose number was typed; raise BadInput for an appeal that is none."""
    found = to_add(tx, who, text)
    if found not in {member.appeal for member in members.of(tx, class_id)}:
        raise BadInput("no_member", {"number": _number(tx, found)})
    return found


FINISH: dict[ClassAction, Finish] = {
    ClassAction.CONFIRM: _finish(ClassAction.CONFIRM, Named, _confirmed),
    ClassAction.CORRECT: _finish(ClassAction.CORRECT, Named, _named),
    ClassAction.REFUSE: _finish(ClassAction.REFUSE, Worded, _refused),
    ClassAction.ADD: _finish(ClassAction.ADD, AboutMember, _added),
    ClassAction.TAKE_OUT: _finish(ClassAction.TAKE_OUT, AboutMember, _taken_out),
    ClassAction.MERGE: _finish(ClassAction.MERGE, Merged, merging.merge),
    ClassAction.SPLIT: _finish(ClassAction.SPLIT, Divided, dividing.divide),
    ClassAction.APPOINT: _finish(ClassAction.APPOINT, Appointed, _appointed),
    ClassAction.PLAN: _finish(ClassAction.PLAN, PlannedMeasure, measuring.plan),
    ClassAction.COMPLETE: _finish(ClassAction.COMPLETE, AboutMeasure, measuring.complete),
    ClassAction.ATTACH: _finish(ClassAction.ATTACH, AboutMeasure, measuring.attach),
    ClassAction.NOTE: _finish(ClassAction.NOTE, Worded, _noted),
    ClassAction.OBSERVE: _finish(ClassAction.OBSERVE, AboutClass, measuring.observe),
    ClassAction.STATE_EFFECT: _finish(ClassAction.STATE_EFFECT, EffectStated, stating.stated),
    ClassAction.ANSWER: _finish(ClassAction.ANSWER, Answered, answering.put),
}

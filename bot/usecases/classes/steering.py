"""What coordinators do with class issues: confirm, refuse, name, merge, change members, appoint who leads."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.appeals import numbering
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import ClassAction, ClassId, ClassIssue, ClassState, MemberStanding
from bot.domain.people.person import Person
from bot.usecases.classes import answering, class_moves, dividing, listing, measuring, merging, stating
from bot.usecases.classes.class_moves import Made
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Finish, Ready
from storage.appeals import appeals
from storage.classes import classes, members
from storage.engine.database import Transaction

Effect = Callable[[Transaction, Person, ClassIssue, Filled, datetime], Made]


def ready(action: ClassAction) -> Ready:
    """Return the check that a form makes before it lets anybody type."""

    def check(tx: Transaction, who: Person, data: Filled, /, *, now: datetime) -> None:
        issue = class_moves.load(tx, who, int(data["class_issue"]))
        class_moves.check(tx, who, issue, action, ClassState(data["state"]))

    return check


def _finish(action: ClassAction, effect: Effect) -> Finish:
    """Return the use case that makes the move and shows the card as it is then."""

    def finish(tx: Transaction, who: Person, data: Filled, /, *, now: datetime) -> list[Notice]:
        classes.hold(tx)
        issue = class_moves.load(tx, who, int(data["class_issue"]))
        row = class_moves.check(tx, who, issue, action, ClassState(data["state"]))
        made = effect(tx, who, issue, data, now)
        changed, told = class_moves.move(tx, who, issue, row, made, now=now)
        other = [class_moves.load(tx, who, made.other)] if made.other is not None else []
        shown = [listing.shown(tx, who, changed, action, now=now)]
        return [*shown, *(listing.shown(tx, who, one, now=now) for one in other), *_once(told, made.told)]

    return finish


def _once(told: list[Notice], more: tuple[Notice, ...]) -> list[Notice]:
    """Return what is told of the class, and of the other one to whom nothing is told of the first."""
    heard = {notice.to for notice in told}
    return [*told, *(notice for notice in more if notice.to not in heard)]


def _named(_: Transaction, __: Person, ___: ClassIssue, data: Filled, ____: datetime) -> Made:
    return Made({"name": data["name"], "cause": data["cause"]}, str(data["name"]))


def _confirmed(tx: Transaction, who: Person, issue: ClassIssue, data: Filled, now: datetime) -> Made:
    """Give it its name, cause and the usual date, which an appointment may change."""
    due = tx.programme.calendar.due(now, tx.programme.pack.limits.class_days)
    named = _named(tx, who, issue, data, now)
    return Made({**named.values, "confirmed_at": now, "due_at": due, "original_due_at": due}, named.words)


def _refused(_: Transaction, __: Person, ___: ClassIssue, data: Filled, ____: datetime) -> Made:
    return Made({"reason": data["words"]}, str(data["words"]))


def _added(tx: Transaction, who: Person, issue: ClassIssue, data: Filled, now: datetime) -> Made:
    row = int(data["appeal"])
    home = members.homes(tx, [row]).get(row)
    if home is not None and home != issue.id:
        raise BadInput("class_has_it", {"number": _number(tx, row), "class_issue": home})
    likeness = {one.appeal: one.likeness for one in members.of(tx, issue.id)}.get(row, 0.0)
    members.put(tx, issue.id, [(row, likeness)], MemberStanding.IN, now, who.id)
    return Made(words=_number(tx, row))


def _taken_out(tx: Transaction, _: Person, issue: ClassIssue, data: Filled, __: datetime) -> Made:
    row = int(data["appeal"])
    if not members.stand(tx, issue.id, row, MemberStanding.OUT):
        raise NotFound
    return Made(words=_number(tx, row))


def _number(tx: Transaction, row: AppealId) -> str:
    found = appeals.peek(tx, row)
    return found.number if found else ""


def _noted(_: Transaction, __: Person, ___: ClassIssue, data: Filled, now: datetime) -> Made:
    return Made({"noted_at": now}, str(data["words"]))


def _appointed(_: Transaction, __: Person, issue: ClassIssue, data: Filled, now: datetime) -> Made:
    """Name who leads; a new lead has the full time for its first note."""
    due = datetime.fromisoformat(data["due_at"])
    noted = issue.noted_at if issue.lead == data["lead"] else now
    values: Mapping[str, object] = {
        "lead": data["lead"],
        "noted_at": noted,
        "assisting": tuple(data.get("assisting") or ()),
        "owner": data.get("owner"),
        "due_at": due,
        "original_due_at": issue.original_due_at or due,
    }
    return Made(values, str(data["lead"]))


def to_add(tx: Transaction, who: Person, text: str) -> AppealId:
    """Return the appeal whose number was typed; raise BadInput for what is none."""
    number = numbering.read(text, tx.programme.pack.number_prefix)
    found = appeals.by_number(tx, number) if number else None
    if found is None or not found.parties(who):
        raise BadInput("no_appeal", {"number": number or text[:20]})
    return found.id


def to_take_out(tx: Transaction, who: Person, row: ClassId, text: str) -> AppealId:
    """Return the member whose number was typed; raise BadInput for an appeal that is none."""
    found = to_add(tx, who, text)
    if found not in {one.appeal for one in members.of(tx, row)}:
        raise BadInput("no_member", {"number": _number(tx, found)})
    return found


FINISH: dict[ClassAction, Finish] = {
    ClassAction.CONFIRM: _finish(ClassAction.CONFIRM, _confirmed),
    ClassAction.CORRECT: _finish(ClassAction.CORRECT, _named),
    ClassAction.REFUSE: _finish(ClassAction.REFUSE, _refused),
    ClassAction.ADD: _finish(ClassAction.ADD, _added),
    ClassAction.TAKE_OUT: _finish(ClassAction.TAKE_OUT, _taken_out),
    ClassAction.MERGE: _finish(ClassAction.MERGE, merging.merge),
    ClassAction.SPLIT: _finish(ClassAction.SPLIT, dividing.divide),
    ClassAction.APPOINT: _finish(ClassAction.APPOINT, _appointed),
    ClassAction.PLAN: _finish(ClassAction.PLAN, measuring.plan),
    ClassAction.COMPLETE: _finish(ClassAction.COMPLETE, measuring.complete),
    ClassAction.ATTACH: _finish(ClassAction.ATTACH, measuring.attach),
    ClassAction.NOTE: _finish(ClassAction.NOTE, _noted),
    ClassAction.OBSERVE: _finish(ClassAction.OBSERVE, measuring.observe),
    ClassAction.STATE_EFFECT: _finish(ClassAction.STATE_EFFECT, stating.stated),
    ClassAction.ANSWER: _finish(ClassAction.ANSWER, answering.put),
}

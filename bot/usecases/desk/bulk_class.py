"""Puts many appeals into a class at once (归入一类事), each by the guards of the class, and takes them out again."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.question import Option
from bot.domain.classes.class_issue import LIVE, ClassAction, MemberStanding
from bot.domain.desk.bulk import BulkItem
from bot.domain.people.person import Person
from bot.texts.classes import class_terms
from bot.usecases.classes import class_moves, steering
from bot.usecases.forms.steps import Taken, Turn, only_text, pick
from storage.classes import classes, members
from storage.engine.database import Transaction

SHOWN = 20  # classes to choose from


def options(turn: Turn) -> tuple[Option, ...]:
    """Return the classes that take members, the newest first."""
    known = classes.in_states(turn.tx, LIVE)[:SHOWN]
    return tuple(Option(str(issue.id), class_terms.on_button(issue)) for issue in known)


def take(turn: Turn, content: Content) -> Taken:
    text, known = only_text(content), options(turn)
    values = {option.value for option in known}
    return Taken({"class_issue": int(text if text in values else pick(known, text).value)})


def title(tx: Transaction, class_id: int) -> str:
    issue = classes.peek(tx, class_id)
    return class_terms.title(issue) if issue else ""


def put(tx: Transaction, who: Person, appeal: AppealId, class_id: int, *, now: datetime) -> Mapping[str, object]:
    """Put one appeal into the class; return what it takes to undo that."""
    before = members.standing(tx, class_id, appeal)
    if before is MemberStanding.IN:
        raise BadInput("class_has_it", {"number": "", "class_issue": class_id})
    _moved(tx, who, ClassAction.ADD, (class_id, appeal), now)
    return {"class_issue": class_id, "standing": before}


def take_back(tx: Transaction, who: Person, made: BulkItem, *, now: datetime) -> None:
    """Take one appeal out of the class, as if it had not been put there; not if somebody took it out since."""
    class_id, before = int(str(made.before["class_issue"])), made.before["standing"]
    if members.standing(tx, class_id, made.appeal) is not MemberStanding.IN:
        raise NotFound
    _moved(tx, who, ClassAction.TAKE_OUT, (class_id, made.appeal), now)
    members.put_back(tx, class_id, made.appeal, MemberStanding(str(before)) if before else None)


def _moved(tx: Transaction, who: Person, action: ClassAction, what: tuple[int, AppealId], now: datetime) -> None:
    class_id, appeal = what
    issue = class_moves.load(tx, who, class_id)
    steering.FINISH[action](tx, who, {"class_issue": class_id, "state": issue.state, "appeal": appeal}, now=now)

"""The files of measures (附件): sent with their forms, opened from the class by whom it concerns, given up."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.appeals.file_notices import Why
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import ClassId
from bot.domain.classes.notices import MeasureFileLost, MeasureFileSent
from bot.domain.people.person import Person
from bot.usecases.appeals import files
from bot.usecases.classes import class_moves, guard
from bot.usecases.classes.filled import Attached
from bot.usecases.forms.attaching import before_words, files_as_data, with_files
from bot.usecases.forms.steps import DONE, Taken, Turn, clean, words
from storage.appeals import attachments
from storage.classes import classes, measures
from storage.engine import audit
from storage.engine.database import Transaction


def take(turn: Turn, content: Content) -> Taken:
    """Take files until the person is done; there need be none."""
    if content.kind == DONE:
        return Taken({"files": files_as_data(Attached.from_draft(turn.data).files)})
    if not content.files:
        raise BadInput("class_files_wanted")
    return Taken(with_files(turn, content), more=True)


def take_document(turn: Turn, content: Content) -> Taken:
    """Take the name of the document, or at once its files; what is written beside them is the name."""
    named = words("document", 2, 100)
    if not content.files:
        return named(turn, content)
    said = named(turn, Content(content.text)).values if clean(content.text) else {}
    return Taken({**before_words(turn, content), **said}, goto="files")


def take_some(turn: Turn, content: Content) -> Taken:
    """Take files; at least one."""
    if content.kind == DONE and not Attached.from_draft(turn.data).files:
        raise BadInput("class_files_wanted")
    return take(turn, content)


def limits(turn: Turn) -> Mapping[str, object]:
    """Show how many files there may be, how large, and how many came."""
    pack = turn.tx.programme.pack.limits
    count = len(Attached.from_draft(turn.data).files)
    return {"most": pack.attachments_max, "megabytes": pack.attachment_mb, "count": count}


def keep(tx: Transaction, measure: int, attached: Attached, now: datetime) -> None:
    attachments.put(tx, {"measure": measure}, attached.files, now)


def send(tx: Transaction, who: Person, class_id: ClassId, *, now: datetime) -> list[Notice]:
    """Send the files of the class's measures to somebody whom it concerns; each look is logged."""
    guard.reads(who)
    issue = class_moves.load(tx, who, class_id)
    held = measures.files(tx, issue.id)
    if not held:
        raise NotFound
    audit.note(tx, who.id, "files", f"class:{issue.id}", now)
    return [
        MeasureFileSent(to=who.chat, issue=issue, attachment=kept.id, place=n, total=len(held), name=kept.name)
        for n, kept in enumerate(held, 1)
    ]


def lose(tx: Transaction, file_id: int, why: Why, error: str, *, now: datetime) -> list[Notice]:
    """Give a file up that can't be stored; of a measure's, who plans measures of the class hears."""
    issue = measures.class_of_file(tx, file_id)
    if issue is None:
        return files.lose(tx, file_id, why, error, now=now)
    lost, class_issue = attachments.given_up(tx, file_id, error), classes.peek(tx, issue)
    if lost is None or class_issue is None:
        return []
    persons = [
        person for party in (Party.LEAD, Party.COORDINATOR) for person in class_moves.people_of(tx, class_issue, party)
    ]
    return [
        MeasureFileLost(to=person.chat, issue=class_issue, name=lost.name, why=why) for person in dict.fromkeys(persons)
    ]

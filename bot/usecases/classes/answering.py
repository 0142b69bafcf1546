"""A class is answered once: its lead drafts an answer, and each open member's handler gets it to confirm (统一答复)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.classes import answering
from bot.domain.classes.answer_notices import DraftsPut, DraftsUnled
from bot.domain.classes.answering import AnswerTimer, ClassAnswer, Draft, ReplyState
from bot.domain.classes.class_issue import ClassId, ClassIssue
from bot.domain.people.person import Person, Role
from bot.domain.time.timers import Subject
from bot.texts.classes import filling
from bot.usecases.appeals import audience
from bot.usecases.classes import measure_news
from bot.usecases.classes.class_moves import Made
from bot.usecases.classes.filled import Answered
from storage.appeals import appeals
from storage.classes import classes, replies
from storage.engine.database import Transaction
from storage.people import people
from storage.time import timers
from storage.time.timers import DueTimer

ENTERPRISES = 20  # that are told in one step


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an answer would reach: open members with so many departments, and members that were answered before."""

    opened: int
    answered: int


def reach(tx: Transaction, class_id: ClassId) -> Reach:
    return Reach(len(replies.to_answer(tx, class_id)), len(replies.to_ask(tx, class_id)))


def put(tx: Transaction, who: Person, issue: ClassIssue, said: Answered, now: datetime) -> Made:
    """Keep the answer with a row for each member; who has to hear of it does so step by step."""
    opened, answered = replies.to_answer(tx, issue.id), replies.to_ask(tx, issue.id)
    if not opened and not answered:
        raise BadInput("class_all_answered")
    no_names(tx, issue.id, said.words)
    answer = replies.add(tx, issue.id, said.outcome, said.words, who.id, now)
    replies.put(tx, answer, opened, ReplyState.DRAFT, now)
    replies.put(tx, answer, answered, ReplyState.ASKED, now)
    timers.add(tx, Subject.CLASS_ANSWER, answer, AnswerTimer.TELLS, now)
    return Made(words=said.words)


def no_names(tx: Transaction, class_id: ClassId, words: str, but: int | None = None) -> None:
    """Refuse words that name an enterprise of the class, which the others would read."""
    found = filling.named(
        words, [name for enterprise, name in replies.enterprises(tx, class_id).items() if enterprise != but]
    )
    if found:
        raise BadInput("class_names_enterprise", {"name": found})


def tell(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell one department more, or the next enterprises; the next step is set in the same commit.

    When all know, it comes again in the morning for appeals that another department leads by then.
    """
    answer = replies.load(tx, timer.row)
    issue = classes.peek(tx, answer.class_issue) if answer else None
    if answer is None or issue is None:
        return []
    _leave_over(tx, answer, now)
    nones = _one_department(tx, answer, issue, now) or measure_news.next_enterprises(tx, answer, ENTERPRISES)
    if nones is not None:
        timers.add(tx, Subject.CLASS_ANSWER, answer.id, AnswerTimer.TELLS, now, timer.round + 1)
        return nones
    if replies.drafts(tx, answer.id):
        timers.add(tx, Subject.CLASS_ANSWER, answer.id, AnswerTimer.TELLS, tx.programme.calendar.after(now, 1))
    return []


def _leave_over(tx: Transaction, answer: ClassAnswer, now: datetime) -> None:
    """Drop the drafts of members that were answered, reworked, withdrawn or taken out meanwhile."""
    true = [draft.appeal for draft in replies.drafts(tx, answer.id)]
    replies.leave_but(tx, answer.id, true, now)


def _one_department(tx: Transaction, answer: ClassAnswer, issue: ClassIssue, now: datetime) -> list[Notice] | None:
    """Put the drafts of one department to its handlers, each in one message; None: all departments know."""
    waiting = replies.untold(tx, answer.id)
    if not waiting:
        return None
    lead = min(draft.lead or "" for draft in waiting)
    its = [draft for draft in waiting if (draft.lead or "") == lead]
    replies.told(tx, answer.id, [draft.appeal for draft in its], lead)
    handlers = _by_handler(tx, its) if lead else []
    if handlers:
        return [put_to(person, answer, issue, drafts) for person, drafts in handlers]
    numbers = tuple(draft.number for draft in its)
    chats = (person.chat for person in people.of_role(tx, Role.COORDINATOR))
    return [DraftsUnled(to=chat, issue=issue, lead=lead, numbers=numbers) for chat in chats]


def _by_handler(tx: Transaction, drafts: Iterable[Draft]) -> list[tuple[Person, list[Draft]]]:
    """Return for each person who may have to answer the drafts that are theirs."""
    found: dict[Person, list[Draft]] = {}
    for group in _same_handler(drafts).values():
        appeal = appeals.peek(tx, group[0].appeal)
        for person in audience.of(tx, appeal, (Party.LEAD,)) if appeal else ():
            found.setdefault(person, []).extend(group)
    return list(found.items())


def _same_handler(drafts: Iterable[Draft]) -> dict[tuple[str | None, PersonId | None], list[Draft]]:
    groups: dict[tuple[str | None, PersonId | None], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault((draft.lead, draft.handler), []).append(draft)
    return groups


def theirs(tx: Transaction, who: Person, answer: int) -> list[Draft]:
    """Return the drafts that wait for somebody and can be answered now."""
    every = _by_handler(tx, replies.led_by(tx, answer, who.department or ""))
    mine = (draft for person, drafts in every if person.id == who.id for draft in drafts)
    return sorted((draft for draft in mine if draft.state in answering.ANSWERABLE), key=lambda draft: draft.appeal)


def put_to(who: Person, answer: ClassAnswer, issue: ClassIssue, drafts: list[Draft]) -> Notice:
    """Return the message that puts drafts to a handler, with the first as a sample."""
    first = min(drafts, key=lambda draft: draft.appeal)
    return DraftsPut(
        to=who.chat,
        issue=issue,
        answer=answer.id,
        outcome=answer.outcome,
        numbers=tuple(draft.number for draft in drafts),
        to_accept=sum(draft.state in answering.TO_ACCEPT for draft in drafts),
        sample=filling.filled(answer.words, first.number, first.name),
    )


def waiting_for(tx: Transaction, who: Person) -> tuple[tuple[int, int], ...]:
    """Return the answers of which drafts wait for somebody, each with how many."""
    found = ((answer_id, len(theirs(tx, who, answer_id))) for answer_id in replies.answers_of(tx, who.department or ""))
    return tuple((answer_id, count) for answer_id, count in found if count)

"""Handlers confirm or change the answer to their members of a class; each goes through its appeal's own moves."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import CardStale, Done
from bot.domain.base.errors import BadInput, NotFound, Refusal
from bot.domain.base.ids import AppealId
from bot.domain.base.notice import Notice
from bot.domain.classes import answering as ground
from bot.domain.classes.answer_notices import DraftsConfirmed, RepliesSent
from bot.domain.classes.answering import AnswerTimer, ClassAnswer, Confirmed, Draft, ReplyState
from bot.domain.people.person import Person
from bot.domain.time.timers import Subject
from bot.texts.classes import class_terms, filling
from bot.usecases.appeals import moving, viewing
from bot.usecases.appeals.verbs.accepting import accept
from bot.usecases.appeals.verbs.answering import answer as answer_appeal
from bot.usecases.classes import answering, guard
from bot.usecases.classes.filled import AboutAnswer
from bot.usecases.forms.record import Filled
from storage.classes import classes, replies
from storage.engine.database import Transaction
from storage.people import people
from storage.time import timers
from storage.time.timers import DueTimer

MOST = 5  # appeals in one step, or those of one enterprise
_SENT = (ReplyState.CONFIRMED, ReplyState.SENT)
_LEFT = (ReplyState.CONFIRMED, ReplyState.LEFT)


def show(tx: Transaction, who: Person, answer: int, *, now: datetime) -> list[Notice]:
    """Show what waits for somebody; raise BadInput when nothing does any more."""
    found, drafts = _waiting(tx, who, answer)
    issue = classes.peek(tx, found.class_issue)
    if issue is None:
        raise NotFound
    return [answering.put_to(who, found, issue, drafts)]


def _waiting(tx: Transaction, who: Person, reply_id: int) -> tuple[ClassAnswer, list[Draft]]:
    answer = replies.load(tx, reply_id)
    if answer is None or who.department is None:
        raise NotFound
    drafts = answering.theirs(tx, who, reply_id)
    if not drafts:
        raise BadInput("class_no_drafts")
    return answer, drafts


def confirm(tx: Transaction, who: Person, answer: int, *, now: datetime) -> list[Notice]:
    """Confirm all drafts that wait for somebody; they are sent step by step."""
    _, drafts = _waiting(tx, who, answer)
    rows = [draft.appeal for draft in drafts]
    count = replies.change(tx, answer, rows, (ReplyState.DRAFT, ReplyState.CONFIRMED), who.id, now)
    timers.add(tx, Subject.CLASS_ANSWER, answer, AnswerTimer.SENDS, now, rows[0])
    return [DraftsConfirmed(to=who.chat, count=count)]


def send(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Give the next confirmed answers; all of one enterprise in one step, so that it hears of them together."""
    answer = replies.load(tx, timer.row)
    waiting = replies.confirmed(tx, timer.row, timer.round)
    if answer is None or not waiting:
        return []
    due = _together(waiting)
    notices = list[Notice]()
    for item in sorted(due, key=lambda confirmed: confirmed.appeal):
        notices += _give(tx, answer, item, now)
    rest = [item for item in waiting if item not in due]
    if rest:
        timers.add(tx, Subject.CLASS_ANSWER, answer.id, AnswerTimer.SENDS, now, rest[0].appeal)
    over = {item.person for item in due} - {item.person for item in rest}
    return [*notices, *(_result(tx, answer.id, person) for person in sorted(over))]


def _together(waiting: list[Confirmed]) -> list[Confirmed]:
    """Return those of the first enterprises, as many as one step may hold, but all of at least one."""
    taken = list[Confirmed]()
    for enterprise in dict.fromkeys(confirmed.enterprise for confirmed in waiting):
        its = [confirmed for confirmed in waiting if confirmed.enterprise == enterprise]
        if taken and len(taken) + len(its) > MOST:
            break
        taken += its
    return taken


def _give(tx: Transaction, answer: ClassAnswer, confirmed: Confirmed, now: datetime) -> list[Notice]:
    """Answer one appeal; where it has gone on meanwhile, it is left.

    Where who confirmed it has left the post, it is put to who works there now.
    """
    who = people.by_id(tx, confirmed.person)
    try:
        with tx.savepoint():
            notices = _answer(tx, who, answer, (confirmed.appeal, confirmed.round, None), now)
            replies.change(tx, answer.id, [confirmed.appeal], _SENT, None, now)
    except Refusal:
        if not guard.answers_for(who, confirmed.told):
            replies.put_again(tx, answer.id, confirmed.appeal, now)
            again = tx.programme.calendar.after(now, 1)
            timers.add(tx, Subject.CLASS_ANSWER, answer.id, AnswerTimer.TELLS, again)
        else:
            replies.change(tx, answer.id, [confirmed.appeal], _LEFT, None, now)
        return []
    return [notice for notice in notices if not isinstance(notice, Done)]


def _answer(
    tx: Transaction, who: Person, answer: ClassAnswer, which: tuple[AppealId, int, str | None], now: datetime
) -> list[Notice]:
    """Accept the appeal where that is still to be done, and answer it, with the words given or as drafted."""
    appeal_id, round_, words = which
    appeal = viewing.load(tx, who, appeal_id)
    if appeal.round != round_ or appeal.state not in ground.ANSWERABLE or not replies.is_member(tx, answer, appeal_id):
        raise moving.overtaken(tx, appeal)
    stale = list[Notice]()
    if appeal.state in ground.TO_ACCEPT:
        accepted = accept(tx, who, {"appeal": appeal_id}, now=now)
        stale = [notice for notice in accepted if isinstance(notice, CardStale)]
    said = words or filling.filled(answer.words, appeal.number, people.enterprise_by_id(tx, appeal.enterprise).name)
    given = {"appeal": appeal_id, "round": round_, "words": said, "outcome": answer.outcome, "note": _why_alone(appeal)}
    return [*stale, *answer_appeal(tx, who, given, now=now)]


def _why_alone(appeal: Appeal) -> str:
    return class_terms.WHY_ALONE if appeal.awaited else ""


def _result(tx: Transaction, answer: int, person: int) -> Notice:
    sent, left = replies.result(tx, answer, person)
    return RepliesSent(to=people.by_id(tx, person).chat, sent=sent, left=tuple(left))


def change(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Answer one appeal with other words than drafted, or with those; what then still waits is shown."""
    said = AboutAnswer.from_draft(data)
    answer, drafts = _waiting(tx, who, said.answer)
    draft = next((draft for draft in drafts if draft.appeal == said.appeal), None)
    if draft is None:
        raise moving.overtaken(tx, viewing.load(tx, who, said.appeal))
    answering.no_names(tx, answer.class_issue, said.words, draft.enterprise)
    notices = _answer(tx, who, answer, (draft.appeal, draft.round, said.words), now)
    replies.change(tx, answer.id, [draft.appeal], (ReplyState.DRAFT, ReplyState.SENT), who.id, now)
    rest = answering.theirs(tx, who, answer.id)
    issue = classes.peek(tx, answer.class_issue)
    return [*notices, *([answering.put_to(who, answer, issue, rest)] if rest and issue else [])]


def about_answer(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Take the next step of telling or sending."""
    return STEPS[AnswerTimer(timer.kind)](tx, timer, now=now)


STEPS: dict[AnswerTimer, Callable[..., list[Notice]]] = {AnswerTimer.TELLS: answering.tell, AnswerTimer.SENDS: send}

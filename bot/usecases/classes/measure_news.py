"""Enterprises whose appeals were answered before hear that a measure is there, and say once whether it helped."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.classes.answer_notices import HelpNoted, MeasureAsked, MeasureTold
from bot.domain.classes.answering import ClassAnswer, Helped, ReplyState
from bot.domain.classes.measure import Measure
from bot.domain.people.person import Person
from bot.texts.appeals.anonymising import veil
from bot.usecases.classes import guard
from storage.classes import measures, replies
from storage.engine.database import Transaction
from storage.people import people


def next_enterprises(tx: Transaction, answer: ClassAnswer, most: int) -> list[Notice] | None:
    """Tell the next enterprises, each in one message for all its appeals; None: all know."""
    found = replies.unasked(tx, answer.id, most)
    if not found:
        return None
    in_force = _as_enterprises_read(tx, answer)
    notices = list[Notice]()
    for enterprise, members in found.items():
        replies.told(tx, answer.id, [appeal for appeal, _ in members], "")
        numbers = tuple(number for _, number in members)
        for person in people.members(tx, enterprise):
            notices.append(MeasureTold(to=person.chat, answer=answer.id, numbers=numbers, measures=in_force))
    return notices


def _as_enterprises_read(tx: Transaction, answer: ClassAnswer) -> tuple[Measure, ...]:
    """Return the measures in force without the name of any enterprise of the class."""
    names = list(replies.enterprises(tx, answer.class_issue).values())
    return tuple(
        replace(measure, words=veil(measure.words, names), document=veil(measure.document, names))
        for measure in measures.of(tx, answer.class_issue)
        if measure.done_at is not None
    )


def first_question(tx: Transaction, enterprise: int) -> MeasureAsked | None:
    """Return what an enterprise was asked first and has not answered yet."""
    waits = replies.open_questions(tx, enterprise)
    answer = next((found for reply_id in waits if (found := replies.peek(tx, reply_id))), None)
    if answer is None:
        return None
    return MeasureAsked(answer.id, tuple(waits[answer.id]), _as_enterprises_read(tx, answer))


def say(tx: Transaction, who: Person, answer: int, said: Helped, *, now: datetime) -> list[Notice]:
    """Note what an enterprise says of the measure; it is asked once, and the first of its members answers."""
    say_for(tx, who, guard.enterprise_of(who), (answer, said), now=now)
    return [HelpNoted(to=who.chat, said=said)]


def say_for(tx: Transaction, who: Person, enterprise: int, which: tuple[int, Helped], *, now: datetime) -> None:
    """Note what an enterprise says, as somebody enters it for it; of which answer, and what."""
    answer, said = which
    if replies.load(tx, answer) is None:
        raise NotFound
    reply_states = replies.asked_of(tx, answer, enterprise)
    if not reply_states:
        raise NotFound
    states = (ReplyState.ASKED, ReplyState(said))
    if not replies.change(tx, answer, [appeal for appeal, _ in reply_states], states, who.id, now):
        raise BadInput("class_help_said")

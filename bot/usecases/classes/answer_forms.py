"""The forms of one answer to all: the lead writes it, and a handler changes it for one of its appeals."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.domain.classes import answering as ground
from bot.domain.classes.answering import Draft
from bot.domain.classes.class_issue import ClassAction
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.classes import class_terms, filling
from bot.usecases.classes import answering, replying, steering
from bot.usecases.classes.class_forms import FORM_OF, facts
from bot.usecases.classes.filled import AboutAnswer, AboutClass, AnswerBegun
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import ASKS_NUMBER, CANCEL, Form, Step, Taken, Turn, choice, only_text, pick, sure, words
from storage.classes import measures, replies
from storage.engine.database import Transaction

REPLY = "class_reply"
READY, SHOWN = "ready", 20
LEAST = 5  # characters of an answer


def _outcomes(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(outcome.value, labels.OUTCOME[outcome]) for outcome in ground.OUTCOMES)


def _suggested(turn: Turn) -> str:
    """Return an answer made of the measures in force."""
    done = [
        measure
        for measure in measures.of(turn.tx, AboutClass.from_draft(turn.data).class_issue)
        if measure.done_at is not None
    ]
    return class_terms.suggested(done)


def _ready(_: Turn) -> tuple[Option, ...]:
    return (Option(READY, class_terms.AS_SUGGESTED),)


def _take_words(turn: Turn, content: Content) -> Taken:
    """Take the answer; one that names an enterprise of the class would be read by the others."""
    tapped = only_text(content) in {READY, class_terms.AS_SUGGESTED}
    taken = words("words", LEAST)(turn, Content(_suggested(turn)) if tapped else content)
    answering.no_names(turn.tx, AboutClass.from_draft(turn.data).class_issue, taken.values["words"])
    return taken


def _with_suggestion(turn: Turn) -> Mapping[str, object]:
    return {**facts(turn), "suggested": _suggested(turn)}


def _checked(turn: Turn) -> Mapping[str, object]:
    """Show the answer as it is, and whom it reaches."""
    begun = AnswerBegun.from_draft(turn.data)
    found = answering.reach(turn.tx, begun.class_issue)
    said = {"words": begun.words, "outcome": begun.outcome or ""}
    return {**facts(turn), **said, "opened": found.opened, "answered": found.answered}


def _answer_form() -> Form:
    steps = (
        Step("outcome", choice("outcome", _outcomes), _outcomes, facts, controls=(CANCEL,)),
        Step("words", _take_words, _ready, _with_suggestion),
        sure(_checked),
    )
    action = ClassAction.ANSWER
    return Form(FORM_OF[action], steps, steering.FINISH[action], steering.ready(action))


def _drafts(turn: Turn) -> list[Draft]:
    return answering.theirs(turn.tx, turn.actor, AboutAnswer.from_draft(turn.data).answer)


def _numbers(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(draft.number, draft.number) for draft in _drafts(turn)[:SHOWN])


def _take_number(turn: Turn, content: Content) -> Taken:
    """Take one of the drafts by a tap, or by its appeal's number."""
    drafts = _drafts(turn)
    every = tuple(Option(draft.number, draft.number) for draft in drafts)
    chosen = pick(every, only_text(content)).value
    return Taken({"appeal": next(draft.appeal for draft in drafts if draft.number == chosen)})


def _drafted(turn: Turn) -> str:
    about = AboutAnswer.from_draft(turn.data)
    answer = replies.peek(turn.tx, about.answer)
    draft = next((draft for draft in _drafts(turn) if draft.appeal == about.appeal), None)
    return filling.filled(answer.words, draft.number, draft.name) if answer and draft else ""


def _take_changed(turn: Turn, content: Content) -> Taken:
    tapped = only_text(content) in {READY, class_terms.AS_DRAFTED}
    return words("words", LEAST)(turn, Content(_drafted(turn)) if tapped else content)


def _as_drafted(_: Turn) -> tuple[Option, ...]:
    return (Option(READY, class_terms.AS_DRAFTED),)


def _with_draft(turn: Turn) -> Mapping[str, object]:
    return {"drafted": _drafted(turn)}


def _are_waiting(tx: Transaction, who: Person, data: Filled, /, *, now: datetime) -> None:
    replying.show(tx, who, AboutAnswer.from_draft(data).answer, now=now)


ANSWER_FORMS = (
    _answer_form(),
    Form(
        REPLY,
        (
            Step(ASKS_NUMBER, _take_number, _numbers, controls=(CANCEL,), fills="appeal"),
            Step("words", _take_changed, _as_drafted, _with_draft),
        ),
        replying.change,
        _are_waiting,
    ),
)

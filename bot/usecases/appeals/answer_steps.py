"""The steps of the form for an answer: outcome, missing contributions, text, plan and files."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.change import Change
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import dates, wording
from bot.usecases.appeals.filled import AnswerBegun
from bot.usecases.appeals.kept_text import Kept, offer
from bot.usecases.appeals.questions import about, appeal_of
from bot.usecases.appeals.template_form import by_option
from bot.usecases.appeals.verb import Gathered, Scene
from bot.usecases.forms.attaching import before_words, with_files
from bot.usecases.forms.steps import Step, Taken, Turn, choice, clean, only_text, pick, words

ANSWER_LEAST = 5  # characters
WRITTEN_FIRST = "written_first"  # the draft's key: the answer was typed before its outcome was chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Gathered):
    """What the form of an answer has gathered.

    `plan` is for a long-term outcome; `lead` is the answering department, if chosen.
    """

    outcome: Outcome
    plan: str = ""
    lead: str | None = None

    def changed(self, scene: Scene) -> Change:
        contacted = scene.appeal.contacted_at or scene.now
        return Change(outcome=self.outcome, answer=self.words, plan=self.plan, contacted_at=contacted)


def _outcomes(turn: Turn) -> tuple[Option, ...]:
    """Return the outcomes to choose from.

    A plan that is followed ends with an answer, so another plan is not offered.
    """
    appeal = appeal_of(turn)
    over = {Outcome.LONG_TERM} if appeal and appeal.follows_plan else set[Outcome]()
    return tuple(Option(outcome.value, labels.OUTCOME[outcome]) for outcome in Outcome if outcome not in over)


def _missing(turn: Turn) -> list[str]:
    """Return the assisting departments that have not contributed."""
    appeal = appeal_of(turn)
    return list(appeal.awaited) if appeal else []


def _is_missing(turn: Turn) -> bool:
    return bool(_missing(turn))


def _who_is_missing(turn: Turn) -> Mapping[str, object]:
    return {**about(turn), "missing": _missing(turn)}


def _is_long_term(turn: Turn) -> bool:
    return Answered.from_draft(turn.data).outcome is Outcome.LONG_TERM


def _take_plan(turn: Turn, content: Content) -> Taken:
    if not dates.names_one(only_text(content)):
        raise BadInput("plan_without_date")
    return words("plan", 5)(turn, content)


def _send(_: Turn) -> tuple[Option, ...]:
    return wording.options(labels.CONFIRM_ANSWER)


def take_send(turn: Turn, content: Content) -> Taken:
    """Take files until the answer is sent; text beside them is added to the answer."""
    if content.files:
        said = "\n".join(part for part in (Gathered.from_draft(turn.data).words, clean(content.text)) if part)
        return Taken({**with_files(turn, content), **words("words", 5)(turn, Content(said)).values}, goto="send")
    chosen = choice("send", _send)(turn, content).values["send"]
    return Taken(goto="words") if chosen == "rewrite" else Taken()


def prepared(turn: Turn) -> str:
    appeal = appeal_of(turn)
    return appeal.prepared if appeal else ""


def _sent_back(turn: Turn) -> str:
    """Return the answer that the head sent back."""
    appeal = appeal_of(turn)
    return appeal.answer if appeal and appeal.state is State.HANDLING and appeal.answered_at is None else ""


def _ready(turn: Turn) -> dict[Option, str]:
    """Return the texts that one tap can use.

    They were sent back, prepared, or kept, or are templates of the department.
    """
    held, sent_back, kept = prepared(turn), _sent_back(turn), Kept.from_draft(turn.data).kept
    ready = dict.fromkeys(wording.options(labels.AS_SENT_BACK) if sent_back else (), sent_back)
    ready |= dict.fromkeys(wording.options(labels.AS_PREPARED) if held else (), held)
    return (
        ready
        | {option: template.text for option, template in by_option(turn).items()}
        | dict.fromkeys(offer(turn), kept)
    )


def _offered(turn: Turn) -> tuple[Option, ...]:
    return tuple(_ready(turn))


def _take_answer(turn: Turn, content: Content) -> Taken:
    """Take a ready text by a tap, or a typed one; files are kept, and what is written beside them is the answer."""
    ready, take = _ready(turn), words("words", 5)
    if content.files:
        files, said = before_words(turn, content), Content(content.text)
        return Taken({**files, **take(turn, said).values}) if clean(content.text) else Taken(files, goto="words")
    try:
        chosen = pick(tuple(ready), only_text(content))
    except BadInput:
        return take(turn, content)
    return take(turn, Content(ready[chosen]))


def _with_templates(turn: Turn) -> Mapping[str, object]:
    return {**about(turn), "templates": bool(by_option(turn)), "sent_back": _sent_back(turn)}


def _take_outcome(turn: Turn, content: Content) -> Taken:
    """Take the outcome by a tap. An answer or a file that is sent first is kept; the tap then sends the answer."""
    if content.files:
        said = words("words", ANSWER_LEAST)(turn, Content(content.text)).values if clean(content.text) else {}
        marks = {WRITTEN_FIRST: True} if said else {}
        return Taken({**before_words(turn, content), **said, **marks}, goto="outcome")
    try:
        return choice("outcome", _outcomes)(turn, content)
    except BadInput:
        if content.kind != "text" or len(clean(content.text)) < ANSWER_LEAST:
            raise
    return Taken({**words("words", ANSWER_LEAST)(turn, content).values, WRITTEN_FIRST: True}, goto="outcome")


def _is_unwritten(turn: Turn) -> bool:
    return not AnswerBegun.from_draft(turn.data).written_first


def _is_checked(turn: Turn) -> bool:
    """Whether the whole answer is shown once more: there is more to it than what was typed and tapped."""
    return _is_unwritten(turn) or _is_long_term(turn) or _is_missing(turn)


def _with_written(turn: Turn) -> Mapping[str, object]:
    return {**about(turn), "written": "" if _is_unwritten(turn) else Gathered.from_draft(turn.data).words}


_OUTCOME = Step("outcome", choice("outcome", _outcomes), _outcomes, about)
_OUTCOME_OR_ANSWER = Step("outcome", _take_outcome, _outcomes, _with_written)
_ALONE = Step("alone", words("note"), facts=_who_is_missing, when=_is_missing)
BY_THE_DESK = (
    _OUTCOME,
    Step("words", _take_answer, _offered, _with_templates, _is_unwritten),
    Step("plan", _take_plan, facts=about, when=_is_long_term),
    Step("send", take_send, _send, about, _is_checked),
)
BY_THE_LEAD = (_OUTCOME_OR_ANSWER, _ALONE, *BY_THE_DESK[1:])

"""The forms in which words go with a move of an appeal: answers, questions, returns, decisions."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.appeals.appeal import Action
from bot.domain.appeals.grounds import grounds
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import answering, finish, naming, viewing
from bot.usecases.appeals.appeals import ready
from bot.usecases.appeals.keeping import offer, said, words_or_kept
from bot.usecases.forms.steps import (
    CANCEL,
    DONE,
    Form,
    Step,
    Taken,
    Turn,
    about,
    choice,
    clean,
    only_text,
    pick,
    sure,
    with_files,
)
from storage.appeals import appeals

Facts = Callable[[Turn], Mapping[str, Any]]


def _words_step(least: int = 2) -> Step:
    return Step("words", words_or_kept("words", least), offer, about)


def _parts(turn: Turn, content: Content) -> Taken:
    """Take words and files in any order until 完成."""
    content = said(turn, content)
    written = turn.data.get("words", "")
    if content.kind == DONE:
        if not written and not turn.data.get("files"):
            raise BadInput("empty")
        return Taken()
    if not content.files:
        only_text(content)
    text, most = (
        "\n".join(part for part in (written, clean(content.text)) if part),
        turn.tx.programme.pack.limits.text_max,
    )
    if len(text) > most:
        raise BadInput(
            "text_too_long", {"length": len(text), "most": most, "over": len(text) - most, "kept": len(written)}
        )
    return Taken({"words": text} | with_files(turn, content), more=True)


def _days(turn: Turn) -> tuple[Option, ...]:
    most = turn.tx.programme.pack.limits.extension_days
    return tuple(Option(str(days), wording.working_days(days)) for days in (1, 2, 3, 5, 7, 10) if days <= most)


def _colleagues(turn: Turn) -> tuple[Option, ...]:
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    found = viewing.colleagues(turn.tx, appeal) if appeal else []
    return tuple(Option(str(one.id), one.name) for one in found)


def _take_colleague(turn: Turn, content: Content) -> Taken:
    chosen = pick(_colleagues(turn), only_text(content))
    return Taken({"to": chosen.value, "note": chosen.label})


def _decline_reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.code, one.name) for one in turn.tx.programme.pack.reasons.decline)


def _closing_reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.code, one.name) for one in turn.tx.programme.pack.reasons.closing)


def _ratings(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.value, labels.SATISFACTION[one]) for one in Satisfaction)


def _assign_or_not(turn: Turn) -> tuple[Option, ...]:
    """Where the answer's date is not set yet, a complex matter may be given longer."""
    appeal, pack = appeals.peek(turn.tx, turn.data["appeal"]), turn.tx.programme.pack
    days = pack.limits.complex_reply_days
    longer = appeal is not None and appeal.due_at is None and days > pack.kind(appeal.kind).reply_days
    complex_ = (Option("complex", labels.COMPLEX.format(days=days)),) if longer else ()
    return (*wording.options(labels.CONFIRM_ASSIGN), *complex_)


def _of_words(action: Action, *steps: Step) -> Form:
    return Form(action, steps or (_words_step(),), finish.move(action), ready(action))


def _sure_form(action: Action) -> Form:
    return _of_words(action, sure(about))


def _parts_form(action: Action, facts: Facts = about) -> Form:
    return _of_words(action, Step("words", _parts, offer, facts, controls=(DONE, CANCEL)))


def _with_wanted(turn: Turn) -> Mapping[str, Any]:
    """What the enterprise was asked for stands in the question."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    asked = grounds(appeal, appeals.history(turn.tx, appeal.id)) if appeal else ()
    wanted = [one.words for one in asked if one.action is Action.ASK]
    return {**about(turn), "wanted": wanted[-1] if wanted else ""}


def _with_date(turn: Turn) -> Mapping[str, Any]:
    """How much time is asked for, and the date that it leads to."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    asked = viewing.more_time(turn.tx, appeal) if appeal else None
    if appeal is None or appeal.due_at is None or asked is None or asked.asked_days is None:
        return about(turn)
    due = turn.tx.programme.calendar.due(appeal.due_at, asked.asked_days)
    return {**about(turn), "days": asked.asked_days, "due": due, "now": turn.now}


def _reason_step(options: Any) -> Step:
    return Step("reason", choice("reason", options), options, about)


HANDLING_FORMS: tuple[Form, ...] = (
    _of_words(Action.ANSWER, *answering.STEPS),
    _of_words(
        Action.ANSWER_ON_SPOT,
        Step("lead", naming.take_sitting, naming.sitting, about),
        *answering.ON_SPOT,
    ),
    _of_words(
        Action.ASK_TIME,
        Step("reason", choice("reason", _days), _days, about),
        _words_step(5),
    ),
    _of_words(Action.REFUSE_TIME),
    _of_words(Action.GRANT_TIME, sure(_with_date)),
    _of_words(Action.URGE),
    _of_words(Action.PROGRESS),
    _of_words(Action.ASK),
    _of_words(Action.SEND_BACK),
    _of_words(Action.UPHOLD),
    _of_words(Action.REWORK, naming.AGAIN, _words_step()),
    _of_words(Action.VISIT, Step("second", choice("second", _ratings), _ratings, about), _words_step()),
    _of_words(Action.CLOSE, _reason_step(_closing_reasons), _words_step()),
    _of_words(Action.CONTRIBUTE),
    _of_words(Action.REOPEN),
    _of_words(Action.HAND_OVER, Step("to", _take_colleague, _colleagues, about)),
    _of_words(Action.SUPERVISE),
    _of_words(Action.OBJECT),
    _parts_form(Action.SUPPLY, _with_wanted),
    _parts_form(Action.ADD),
    _sure_form(Action.WITHDRAW),
    _of_words(Action.RETURN, naming.RETURNING, naming.PROPOSED, _words_step()),
    _of_words(Action.REROUTE),
    _of_words(Action.DECLINE, _reason_step(_decline_reasons), _words_step()),
    _of_words(
        Action.ASSIGN,
        naming.LEAD,
        naming.ASSISTING,
        Step("send", choice("send", _assign_or_not), _assign_or_not, about),
    ),
    _of_words(Action.SCHEDULE, naming.AT_SESSION, naming.AT_SESSION_TOO),
    _of_words(Action.PREPARE, Step("words", words_or_kept("words", 5), offer, answering.with_prepared)),
    _of_words(Action.ANSWER_AT_ONCE, naming.LEAD, *answering.ON_SPOT),
)

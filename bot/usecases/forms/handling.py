"""The forms in which words go with a move of an appeal: answers, questions, returns, decisions."""

from collections.abc import Mapping
from typing import Any

from bot.domain.appeal import Action, Outcome
from bot.domain.content import Content
from bot.domain.errors import BadInput
from bot.domain.notice import Option
from bot.texts import labels
from bot.usecases.appeals import ready
from bot.usecases.forms import finish
from bot.usecases.forms.steps import (
    BACK,
    CANCEL,
    DONE,
    SKIP,
    Form,
    Step,
    Taken,
    Turn,
    by_name,
    choice,
    clean,
    only_text,
    with_files,
    words,
)
from storage import appeals

_BETWEEN = str.maketrans(dict.fromkeys(labels.BETWEEN_NAMES, " "))


def _about(turn: Turn) -> Mapping[str, Any]:
    """Which appeal the form is about; every question of it says so."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    if appeal is None:
        return {}
    return {**turn.data, "number": appeal.number, "appeal_text": appeal.text}


def _words_step(least: int = 2) -> Step:
    return Step("words", words("words", least), facts=_about)


def _yes_no(_: Turn) -> tuple[Option, ...]:
    return labels.options(labels.YES_NO)


def _take_sure(turn: Turn, content: Content) -> Taken:
    if choice("sure", _yes_no)(turn, content).values["sure"] != "yes":
        raise BadInput("not_sure")
    return Taken()


def _parts(turn: Turn, content: Content) -> Taken:
    """Take words and files in any order until 完成."""
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


def _outcomes(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.value, labels.OUTCOME[one]) for one in Outcome)


def _days(turn: Turn) -> tuple[Option, ...]:
    most = turn.tx.programme.pack.limits.extension_days
    return tuple(Option(str(days), labels.working_days(days)) for days in (1, 2, 3, 5, 7, 10) if days <= most)


def _send(_: Turn) -> tuple[Option, ...]:
    return labels.options(labels.CONFIRM_ANSWER)


def _take_send(turn: Turn, content: Content) -> Taken:
    if choice("send", _send)(turn, content).values["send"] == "rewrite":
        return Taken(goto="words")
    return Taken()


def _return_reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.code, one.name) for one in turn.tx.programme.pack.reasons.return_)


def _decline_reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.code, one.name) for one in turn.tx.programme.pack.reasons.decline)


def _candidates(turn: Turn) -> tuple[Option, ...]:
    """The classifier's first three; any other department or 州市 is typed."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    ranked = appeal.verdict.get("ranked", [])[:3] if appeal else []
    return tuple(Option(one["department"], one["department"]) for one in ranked)


def assignee(turn: Turn, content: Content, options: tuple[Option, ...]) -> str:
    """Return the department or 州市 that was tapped, numbered as in `options`, or typed by any of its names."""
    text, pack = only_text(content), turn.tx.programme.pack
    if text.isdecimal() and 1 <= int(text) <= len(options):
        return options[int(text) - 1].value
    found = by_name(pack.find_assignee, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return found.name


def _take_lead(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": assignee(turn, content, _candidates(turn)), "assisting": []})


def _take_assisting(turn: Turn, content: Content) -> Taken:
    """Take assisting departments one after another; 跳过 or 完成 goes on."""
    if content.kind == DONE:
        return Taken()
    chosen = list(turn.data.get("assisting", []))
    for part in only_text(content).translate(_BETWEEN).split():
        name = assignee(turn, Content(part), _others(turn))
        if name != turn.data["lead"] and name not in chosen:
            chosen.append(name)
    return Taken({"assisting": chosen}, goto="assisting")


def _others(turn: Turn) -> tuple[Option, ...]:
    taken = {turn.data["lead"], *turn.data.get("assisting", [])}
    return tuple(option for option in _candidates(turn) if option.value not in taken)


def _assign_or_not(_: Turn) -> tuple[Option, ...]:
    return labels.options(labels.CONFIRM_ASSIGN)


def _triage_facts(turn: Turn) -> Mapping[str, Any]:
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    return {**_about(turn), "verdict": appeal.verdict if appeal else {}}


def _of_words(action: Action, *steps: Step) -> Form:
    return Form(action, steps or (_words_step(),), finish.move(action), ready(action))


def _sure_form(action: Action) -> Form:
    return _of_words(action, Step("sure", _take_sure, _yes_no, _about, controls=(CANCEL,)))


def _parts_form(action: Action) -> Form:
    return _of_words(action, Step("words", _parts, facts=_about, controls=(DONE, CANCEL)))


def _reason_step(options: Any) -> Step:
    return Step("reason", choice("reason", options), options, _about)


HANDLING_FORMS: tuple[Form, ...] = (
    _of_words(
        Action.ANSWER,
        Step("outcome", choice("outcome", _outcomes), _outcomes, _about),
        _words_step(5),
        Step("send", _take_send, _send, _about),
    ),
    _of_words(
        Action.ASK_TIME,
        Step("reason", choice("reason", _days), _days, _about),
        _words_step(5),
    ),
    _of_words(Action.REFUSE_TIME),
    _sure_form(Action.GRANT_TIME),
    _of_words(Action.URGE),
    _of_words(Action.PROGRESS),
    _of_words(Action.ASK),
    _of_words(Action.SEND_BACK),
    _of_words(Action.UPHOLD),
    _of_words(Action.REWORK),
    _of_words(Action.VISIT),
    _of_words(Action.REOPEN),
    _of_words(Action.SUPERVISE),
    _of_words(Action.OBJECT),
    _parts_form(Action.SUPPLY),
    _parts_form(Action.ADD),
    _sure_form(Action.WITHDRAW),
    _of_words(Action.RETURN, _reason_step(_return_reasons), _words_step()),
    _of_words(Action.DECLINE, _reason_step(_decline_reasons), _words_step()),
    _of_words(
        Action.ASSIGN,
        Step("lead", _take_lead, _candidates, _triage_facts),
        Step("assisting", _take_assisting, _others, _about, controls=(SKIP, BACK, CANCEL)),
        Step("send", choice("send", _assign_or_not), _assign_or_not, _about),
    ),
)

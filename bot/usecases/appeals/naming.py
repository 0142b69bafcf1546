"""The steps in which a department or 州市 is named: to lead, to assist, to do it again, or as a proposal."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.appeals.appeal import Action
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.texts.style import wording
from bot.usecases.forms.steps import BACK, CANCEL, DONE, SKIP, Step, Taken, Turn, about, by_name, choice, only_text
from storage.appeals import appeals, rulings
from storage.sessions import booked, sessions

_BETWEEN = str.maketrans(dict.fromkeys(wording.BETWEEN_NAMES, " "))
MOST = 3  # departments that the classifier names; any other, or a 州市, is typed
OFFERED = 8  # departments to choose from by a tap
Options = Callable[[Turn], tuple[Option, ...]]


def assignee(turn: Turn, content: Content, options: tuple[Option, ...]) -> str:
    """Return the department or 州市 that was tapped, numbered as in `options`, or typed by any of its names."""
    text, pack = only_text(content), turn.tx.programme.pack
    if text.isdecimal() and 1 <= int(text) <= len(options):
        return options[int(text) - 1].value
    found = by_name(pack.find_assignee, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return found.name


def _ranked(turn: Turn) -> list[str]:
    """Return the classifier's first; what who returned the appeal proposes stands before them."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    ranked = appeal.verdict.get("ranked", [])[:MOST] if appeal else []
    return [one["department"] for one in ranked]


def _proposed(turn: Turn) -> str:
    """Return the department that the last return proposes, if the appeal lies where it was returned to."""
    last = next((one for one in reversed(appeals.history(turn.tx, turn.data["appeal"])) if one.action in _SENT), None)
    return last.note if last and last.action is Action.RETURN else ""


_SENT = frozenset({Action.RETURN, Action.ASSIGN, Action.REROUTE})


def _options(names: list[str]) -> tuple[Option, ...]:
    return tuple(Option(name, name) for name in dict.fromkeys(names) if name)


def _candidates(turn: Turn) -> tuple[Option, ...]:
    """Whom a return proposes and the classifier names, then who prepares the appeal or sits at its session."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    prepares = (appeal and appeal.lead) or ""
    return _options([_proposed(turn), *_ranked(turn), prepares, *_sitting(turn)])[:OFFERED]


def _sitting(turn: Turn) -> tuple[str, ...]:
    """Return the departments of the session to which the appeal is brought."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    session = booked.session_of(turn.tx, appeal, turn.now) if appeal else None
    return session.departments if session else ()


def _at_session(turn: Turn) -> tuple[Option, ...]:
    """Who sits at the session, those first that the classifier names; nobody does: the classifier's."""
    ranked, sitting = _ranked(turn), _sitting(turn)
    return _options([*(one for one in ranked if one in sitting), *sitting] or ranked)[:OFFERED]


def _lead_step(options: Options) -> Step:
    def take(turn: Turn, content: Content) -> Taken:
        return Taken({"lead": assignee(turn, content, options(turn)), "assisting": []})

    return Step("lead", take, options, _triage_facts)


def _assisting_step(options: Options) -> Step:
    """Take assisting departments one after another; 跳过 or 完成 goes on."""

    def others(turn: Turn) -> tuple[Option, ...]:
        taken = {turn.data["lead"], *turn.data.get("assisting", [])}
        return tuple(option for option in options(turn) if option.value not in taken)

    def take(turn: Turn, content: Content) -> Taken:
        if content.kind == DONE:
            return Taken()
        chosen = list(turn.data.get("assisting", []))
        for part in only_text(content).translate(_BETWEEN).split():
            name = assignee(turn, Content(part), others(turn))
            if name != turn.data["lead"] and name not in chosen:
                chosen.append(name)
        return Taken({"assisting": chosen}, goto="assisting")

    return Step("assisting", take, others, about, controls=(SKIP, BACK, CANCEL))


def _triage_facts(turn: Turn) -> Mapping[str, Any]:
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    return {**about(turn), "verdict": appeal.verdict if appeal else {}, "proposed": _proposed(turn)}


def _again(turn: Turn) -> tuple[Option, ...]:
    """The department that answered stands first."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    return _options([(appeal and appeal.lead) or "", *_ranked(turn)])


def _take_again(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": assignee(turn, content, _again(turn))})


def _return_reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(one.code, one.name) for one in turn.tx.programme.pack.reasons.return_)


def _earlier(turn: Turn) -> Mapping[str, Any]:
    """Show how a like matter was ruled that the same department returned."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    return {**about(turn), "ruling": rulings.newest(turn.tx, appeal, turn.actor.department) if appeal else None}


def _elsewhere(turn: Turn) -> tuple[Option, ...]:
    return _options([name for name in _ranked(turn) if name != turn.actor.department])


def _take_proposed(turn: Turn, content: Content) -> Taken:
    name = assignee(turn, content, _elsewhere(turn))
    if name == turn.actor.department:
        raise BadInput("own_department", {"name": name})
    return Taken({"note": name})


LEAD, ASSISTING = _lead_step(_candidates), _assisting_step(_candidates)
AT_SESSION, AT_SESSION_TOO = _lead_step(_at_session), _assisting_step(_at_session)
AGAIN = Step("lead", _take_again, _again, about)
RETURNING = Step("reason", choice("reason", _return_reasons), _return_reasons, _earlier)
PROPOSED = Step("proposed", _take_proposed, _elsewhere, about, controls=(SKIP, BACK, CANCEL))


SITTING = 12  # departments as buttons


def sitting(turn: Turn) -> tuple[Option, ...]:
    """Return who prepared the appeal, and the departments that sit at its session; any other is typed."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    held = sessions.peek(turn.tx, appeal.session) if appeal and appeal.session else None
    prepares = (appeal and appeal.lead) or ""
    return _options([prepares, *(held.departments if held else ())])[:SITTING]


def take_sitting(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": assignee(turn, content, sitting(turn))})

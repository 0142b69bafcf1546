"""Steps in which a department or 州市 is named: by a tap, by its number, or by any of its names."""

from collections.abc import Callable, Iterable, Mapping

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.style import wording
from bot.usecases.appeals import viewing
from bot.usecases.appeals.questions import Departments, about, appeal_of, with_reach
from bot.usecases.appeals.verb import Gathered
from bot.usecases.forms.steps import BACK, CANCEL, DONE, SKIP, Step, Taken, Turn, by_name, only_text
from storage.engine.database import Transaction

_BETWEEN = str.maketrans(dict.fromkeys(wording.BETWEEN_NAMES, " "))
MOST = 3  # departments that the classifier names; any other, or a 州市, is typed
OFFERED = 8  # departments to choose from by a tap
Options = Callable[[Turn], tuple[Option, ...]]


def assignee(turn: Turn, content: Content, options: tuple[Option, ...]) -> str:
    """Return the department or 州市 that was tapped, numbered as in `options`, or typed.

    Raise BadInput for any other text.
    """
    text, pack = only_text(content), turn.tx.programme.pack
    if text.isdecimal() and 1 <= int(text) <= len(options):
        return options[int(text) - 1].value
    found = by_name(pack.find_assignee, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return found.name


def several(text: str) -> list[str]:
    """Return the names in a text that may hold several."""
    return text.translate(_BETWEEN).split()


def ranked(turn: Turn) -> list[str]:
    """Return the names that the classifier ranked, best first."""
    appeal = appeal_of(turn)
    found = appeal.verdict.get("ranked", [])[:MOST] if appeal else []
    return [item["department"] for item in found]


def options(names: Iterable[str], most: int = OFFERED) -> tuple[Option, ...]:
    """Return each name once as an option, at most `most`."""
    return tuple(Option(name, name) for name in dict.fromkeys(names) if name)[:most]


def with_verdict(turn: Turn) -> Mapping[str, object]:
    """Return the facts of a question about departments: the appeal and the classifier's verdict."""
    appeal = appeal_of(turn)
    return {**about(turn), "verdict": appeal.verdict if appeal else {}}


def lead_step(candidates: Options, facts: Callable[[Turn], Mapping[str, object]] = with_verdict) -> Step:
    """Return the step that asks which department leads; if it assisted before, it no longer does."""

    def take(turn: Turn, content: Content) -> Taken:
        return Taken({"lead": assignee(turn, content, candidates(turn)), "assisting": []})

    return Step("lead", take, candidates, with_reach(facts, candidates))


def assisting_step(candidates: Options) -> Step:
    """Return the step that takes assisting departments one after another, until 跳过 or 完成."""

    def others(turn: Turn) -> tuple[Option, ...]:
        named = Departments.from_draft(turn.data)
        return tuple(
            candidate for candidate in candidates(turn) if candidate.value not in {named.lead, *named.assisting}
        )

    def take(turn: Turn, content: Content) -> Taken:
        if content.kind == DONE:
            return Taken()
        named = Departments.from_draft(turn.data)
        said = [assignee(turn, Content(part), others(turn)) for part in several(only_text(content))]
        chosen = list(dict.fromkeys([*named.assisting, *(name for name in said if name != named.lead)]))
        if said and set(said) <= {named.lead}:
            raise BadInput("lead_helps", {"name": named.lead or ""})
        return Taken({"assisting": chosen}, goto="assisting")

    return Step("assisting", take, others, with_reach(about, others), controls=(SKIP, BACK, CANCEL))


def first(tx: Transaction, who: Person, given: Mapping[str, object]) -> str:
    """Return the department that the classifier ranked first; raise NotFound if it no longer exists."""
    appeal = viewing.peek(tx, who, Gathered.from_draft(given).appeal)
    best = [rank["department"] for rank in appeal.verdict.get("ranked", ())][:1]
    known = [name for name in best if tx.programme.pack.is_assignee(name)]
    if not known:
        raise NotFound
    return str(known[0])

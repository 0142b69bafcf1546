"""Makes the tables of imports: the empty one of a kind, and what became of the rows of one."""

from collections.abc import Iterable

from bot.domain.base.paper import Made
from bot.domain.tenure.imports import Import, Outcome
from bot.papers import filled_in
from bot.texts.tenure import imports as said


def empty(kind: Import) -> Made:
    return Made(said.template_file(kind), filled_in.empty(kind))


def result(facts: tuple[Iterable[Outcome], str]) -> Made:
    """Return the file with the links, of which each lets one person in."""
    outcomes, bot_name = facts
    return Made(said.RESULT_FILE, filled_in.result(outcomes, bot_name))

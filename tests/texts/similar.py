"""What those see who look at similar appeals."""

from collections.abc import Iterator

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.precedents import Precedent, SimilarShown, Twin
from bot.domain.base.party import Party
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed, view


def similar(typed: Typed) -> Iterator[Labelled]:
    asked = view(State.TRIAGE, Party.COORDINATOR, typed)
    answers = tuple(precedent(typed, likeness) for likeness in (0.8, 0.5, 0.31))
    twin = Twin(9, "YN-2024-0099", State.HANDLING, typed.department, START, typed.text, 0.47)
    lost = Twin(10, "YN-2024-0100", State.TRIAGE, None, START, typed.text, 0.32)
    for found, twins in ((answers, (twin, lost)), (answers, ()), ((), (twin,)), ((), ())):
        yield "类似", SimilarShown(to=1, view=asked, precedents=found, twins=twins)


def precedent(typed: Typed, likeness: float) -> Precedent:
    return Precedent(typed.department, Outcome.SOLVED, typed.words, START, likeness)

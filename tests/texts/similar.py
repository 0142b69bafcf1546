"""What those see who look at similar appeals."""

from collections.abc import Iterator

from bot.domain import notice as n
from bot.domain.appeal import Outcome, State
from bot.domain.people import Party
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed, case


def similar(typed: Typed) -> Iterator[Labelled]:
    asked = case(State.TRIAGE, Party.COORDINATOR, typed)
    answers = tuple(precedent(typed, likeness) for likeness in (0.8, 0.5, 0.31))
    twin = n.Twin(9, "YN-2024-0099", State.HANDLING, typed.department, START, typed.text, 0.47)
    lost = n.Twin(10, "YN-2024-0100", State.TRIAGE, None, START, typed.text, 0.32)
    for found, twins in ((answers, (twin, lost)), (answers, ()), ((), (twin,)), ((), ())):
        yield "类似", n.SimilarShown(to=1, case=asked, precedents=found, twins=twins)


def precedent(typed: Typed, likeness: float) -> n.Precedent:
    return n.Precedent(typed.department, Outcome.SOLVED, typed.words, START, likeness)

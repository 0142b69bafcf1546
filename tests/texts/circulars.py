"""The monthly circular: of nothing and of much, in each of its states, and what is told about it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.domain.reports.circular import TABLE, Circular, CircularAction, CircularState, Entry, Figures, Line
from bot.domain.reports.circular_notices import (
    CircularAbsent,
    CircularMissed,
    CircularMoved,
    CircularSent,
    CircularShown,
)
from bot.domain.reports.figures import GROUPS
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed, tally

DRAFT = Circular(7, 2024, 10, CircularState.DRAFT, {}, None, 1, START)
NOTHING = Figures(START, Line(None, dict.fromkeys(GROUPS, 0)), (), ())


def much(department: str) -> Figures:
    rows = tuple(Line(f"{department}{place}", dict.fromkeys(GROUPS, place + 1)) for place in range(60))
    listed = tuple(Entry(place, f"YN-2024-{place:04}", department) for place in range(20))
    return Figures(
        START,
        Line(None, dict.fromkeys(GROUPS, 1833)),
        (*rows, Line(None, dict.fromkeys(GROUPS, 3))),
        listed,
        (("答复没有针对所提问题", 9), ("", 2)),
        tally(Typed(department=department)),
    )


def circulars(typed: Typed) -> Iterator[Labelled]:
    worded = {"opening": typed.words, "problems": typed.words, "demands": typed.words}
    for state in CircularState:
        for words, figures in (({}, NOTHING), (worded, much(typed.department))):
            it = replace(DRAFT, state=state, words=words)
            allowed = tuple(dict.fromkeys(move.action for move in TABLE.moves if state in move.sources))
            for done in (None, *CircularAction):
                facts: dict[str, Any] = {"circular": it, "figures": figures, "allowed": allowed, "readers": 60}
                yield f"通报 {state} {done}", CircularShown(to=1, done=done, over=bool(words), **facts)
            yield f"通报文件 {state}", CircularSent(to=1, circular=it)
    gone: dict[str, Any] = {"circular": replace(DRAFT, state=CircularState.SENT), "figures": NOTHING, "allowed": ()}
    yield "通报没有收到", CircularShown(to=1, over=True, missed=12, **gone)
    yield "通报重新生成", CircularShown(to=1, over=True, again=12, **gone)
    yield "通报没有做成", CircularMissed(to=1, circular=DRAFT)
    for action in (CircularAction.SUBMIT, CircularAction.SIGN, CircularAction.RECALL, CircularAction.SEND):
        yield f"通报动态 {action}", CircularMoved(to=1, circular=DRAFT, action=action)
    yield "没有通报", CircularAbsent(to=1, year=2024, month=10)

"""The numbers in everybody's eyes: the card, the table by each cut, the counts, the appeals behind one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.appeals.action import State
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from bot.domain.reports.codes import narrow_code
from bot.domain.reports.figures import GROUPS, RECEIVED, Counts, Cut, Handler, Key
from bot.domain.reports.notices import (
    Frame,
    NumbersBehind,
    NumbersCounted,
    NumbersCut,
    NumbersMeaning,
    NumbersRated,
    NumbersShown,
)
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time.spans import SpanName, named
from bot.usecases.reports.figures import cuts
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed, tally, view

KEYS: dict[Cut, Key] = {Cut.MONTH: 202410, Cut.SESSION: 2, Cut.STATE: State.HANDLING.value, Cut.KIND: "服务需求"}


def counts(*key: Key, size: int = 3) -> Counts:
    """Counts in which each group is within what it is taken out of."""
    return Counts(key, {name: max(size * (len(GROUPS) - place), 0) for place, name in enumerate(GROUPS)}, size)


def frame(role: Role, typed: Typed, span: SpanName = SpanName.MONTH, **given: Any) -> Frame:
    department = typed.department if role in {Role.CONTACT, Role.HEAD} else None
    made = Frame(Numbers(span=span), role, named(span, START), (), department, {2: (2024, 4)}, START)
    return replace(made, **given)


def looks(typed: Typed) -> Iterator[Labelled]:
    for role in Role:
        seen = frame(role, typed)
        public = counts() if role is Role.MEMBER else None
        yield (
            f"统计 {role}",
            NumbersShown(
                to=1, frame=seen, counts=counts(), open_now=7, public=public, newest=2, demo=True, classes=tally(typed)
            ),
        )
        yield f"口径 {role}", NumbersMeaning(to=1, frame=seen)
        for people in (0, 3, 30):
            who = Handler(typed.department, typed.person, 7, 5, 3, 2, 1, 1), Handler("", typed.person, 1, 0, 0, 0, 0, 0)
            shown: dict[str, Any] = {"counts": counts(), "reasons": (("办理太慢", 2), ("", 1)) if people else ()}
            yield f"评价明细 {role}", NumbersRated(to=1, frame=seen, handlers=who * people, **shown)
        yield f"各数 {role}", NumbersCounted(to=1, frame=seen, counts=counts())
        for cut in cuts(role):
            key = KEYS.get(cut, typed.department)
            rows = tuple(counts(one, size=size) for one in (key, None) for size in (9999, 0))
            yield f"分组 {role} {cut}", NumbersCut(to=1, frame=seen, cut=cut, rows=rows * 2, total=20)
    yield "各数", NumbersCounted(to=1, frame=frame(Role.COORDINATOR, typed), counts=counts(size=0))
    yield from empty(typed)
    yield from behind(typed)


def empty(typed: Typed) -> Iterator[Labelled]:
    """Nothing there: to come, before all, nothing at all, nothing of the kind."""
    view = Numbers(look=Look.CARD, demo=1)
    for span in SpanName:
        for first in (None, START, START + timedelta(days=800), START - timedelta(days=800)):
            narrowed = ((Cut.THEME, None), (Cut.SESSION, 9))
            seen = frame(Role.COORDINATOR, typed, span, view=view, narrowed=narrowed)
            seen = replace(seen, now=START - timedelta(days=800) if span is SpanName.YEAR else START)
            yield (
                "没有数据",
                NumbersShown(to=1, frame=seen, counts=counts(size=0), open_now=0, first=first, demo=True),
            )


def behind(typed: Typed) -> Iterator[Labelled]:
    for role, viewer in (
        (Role.COORDINATOR, Party.COORDINATOR),
        (Role.MEMBER, Party.MEMBER),
        (Role.ADMIN, Party.SYSTEM),
    ):
        for group in GROUPS.values():
            behind = Numbers(look=Look.BEHIND, what=group.key, page=1)
            seen = frame(role, typed, view=behind)
            views = tuple(view(state, viewer, typed) for state in list(State)[:8])
            shown: dict[str, Any] = {"group": group, "opens": role is not Role.ADMIN}
            yield f"诉求 {group.key}", NumbersBehind(to=1, frame=seen, views=views, total=20, **shown)
    narrowed = ((Cut.DEPARTMENT, typed.department), (Cut.KIND, "服务需求"), (Cut.SESSION, 123456))
    longest: dict[str, Any] = {"what": max(GROUPS, key=len), "narrowed": narrow_code(narrowed), "page": 9999, "demo": 1}
    seen = frame(
        Role.COORDINATOR,
        typed,
        narrowed=narrowed,
        view=Numbers(look=Look.BEHIND, span="20241001-20241231", **longest),
    )
    yield "最窄", NumbersBehind(to=1, frame=seen, group=RECEIVED, views=(), total=999_999, opens=True)
    yield "最窄的统计", NumbersShown(to=1, frame=seen, counts=counts(), open_now=7, newest=2, demo=True)
    yield "不能再窄", NumbersCut(to=1, frame=seen, cut=Cut.REGION, rows=(counts("昆明市"),), total=20)
    nothing = frame(Role.COORDINATOR, typed, SpanName.ALL)
    yield "没有诉求", NumbersBehind(to=1, frame=nothing, group=RECEIVED, views=(), total=0, opens=True)

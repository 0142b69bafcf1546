"""Offers pictures of the figures and gathers the numbers that each shows."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, time

from bot.domain.appeals.action import State
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import ClassId
from bot.domain.people.person import Person
from bot.domain.reports import codes
from bot.domain.reports import figures as of
from bot.domain.reports.figures import Counts, Cut, Group, Selection
from bot.domain.reports.picture_notices import ChartEmpty, ChartNumbers, ChartsOffered, PictureOrder, PictureSent
from bot.domain.reports.pictures import ALL, EARLIER, MONTHS, Bar, Drawing, Key, Picture
from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date
from bot.domain.time.spans import Span, SpanName, named
from bot.texts.classes import class_terms
from bot.texts.reports import spans_typed
from bot.usecases.classes import class_moves, following
from bot.usecases.reports import guard
from storage.engine.database import Transaction
from storage.reports import class_counts, counting

STEPS = (of.RECEIVED, of.ASSIGNED, of.TAKEN, of.REPLIED, of.CLOSED)
AGES = (3, 7, 15, 30, 90)  # days, each up to and with the last


def asked(tx: Transaction, who: Person, words: str = "", *, now: datetime) -> list[Notice]:
    """Offer the pictures for the days that were typed; without words, for this year."""
    guard.sees_charts(who)
    if not words.strip():
        return offer(tx, who, now=now)
    span = spans_typed.typed(words, now)
    if span is None:
        raise BadInput("no_chart_days", {"words": words[:50]})
    return offer(tx, who, codes.span_code(span), now=now)


def offer(tx: Transaction, who: Person, span: str = SpanName.YEAR, *, now: datetime) -> list[Notice]:
    """Offer all pictures of a span, named by its name if it has one."""
    guard.sees_charts(who)
    days = codes.read_span(span, now)
    code = next((name for name in SpanName if named(name, now) == days), span)
    return [ChartsOffered(to=who.chat, code=code, span=days)]


def draw(tx: Transaction, who: Person, picture: Picture, span: str, *, now: datetime) -> list[Notice]:
    """Send the picture with its numbers as text, both made from the same facts."""
    guard.sees_charts(who)
    made = drawing(tx, picture, codes.read_span(span, now), guard.department(who), now=now)
    if made.is_empty:
        return [ChartEmpty(to=who.chat, drawing=made, code=span)]
    paper = PictureSent(to=who.chat, drawing=made)
    return [paper, ChartNumbers(to=who.chat, drawing=made)] if made.is_long else [paper]


def of_class(tx: Transaction, who: Person, class_id: ClassId, *, now: datetime) -> list[Notice]:
    """Send the picture of one class, to those who may open it."""
    issue = class_moves.load(tx, who, class_id)
    course = following.course(tx, issue, now=now)
    if course is None:
        raise NotFound
    bars = tuple(Bar(item.month, (item.before, item.after)) for item in course.months)
    year, month = divmod(course.months[0].month, 100)
    span = Span(datetime(year, month, 1, tzinfo=SHANGHAI), now)
    made = Drawing(Picture.CLASSES, span, class_terms.title(issue), bars)
    return [PictureSent(to=who.chat, drawing=made)]


def gather(_: Transaction, order: PictureOrder, *, now: datetime) -> Drawing:
    """Return the facts of the picture, which were read when it was asked for."""
    return order.drawing


def drawing(tx: Transaction, picture: Picture, span: Span, department: str | None, *, now: datetime) -> Drawing:
    """Gather the numbers of one picture, for a department or with None for all; demonstration data are left out."""
    only = () if department is None else ((Cut.DEPARTMENT, department),)
    which = Selection(span.first, span.until, only, demo=False)
    bars, second, columns = FACTS[picture](tx, which, now)
    return Drawing(picture, span, department, bars, second, columns)


Facts = tuple[tuple[Bar, ...], tuple[Bar, ...], tuple[Key, ...]]


def _funnel(tx: Transaction, which: Selection, now: datetime) -> Facts:
    total = counting.total(tx, which, now=now)
    states = {counts.key[0]: counts.count(of.RECEIVED) for counts in counting.cut(tx, which, [Cut.STATE], now=now)}
    steps = tuple(Bar(group.key, (total.count(group),)) for group in STEPS)
    return steps, tuple(Bar(state.value, (states[state],)) for state in State if state in states), ()


def _rates(*groups: Group) -> Callable[[Transaction, Selection, datetime], Facts]:
    """Return departments compared by these figures, the largest first; the last figure is the whole."""

    def facts(tx: Transaction, which: Selection, now: datetime) -> Facts:
        rows = counting.cut(tx, which, [Cut.DEPARTMENT], now=now)
        bars = [Bar(counts.key[0], tuple(counts.count(group) for group in groups)) for counts in rows]
        known = sorted((bar for bar in bars if bar.numbers[-1]), key=lambda bar: (-bar.numbers[-1], str(bar.key)))
        whole = Bar(ALL, tuple(map(sum, zip(*(bar.numbers for bar in known), strict=True))))
        return ((whole, *known) if len(known) > 1 else tuple(known)), (), ()

    return facts


def _monthly(*groups: Group) -> Callable[[Transaction, Selection, datetime], Facts]:
    """Return these figures month by month; months for which there is no room are one bar before the others."""

    def facts(tx: Transaction, which: Selection, now: datetime) -> Facts:
        rows = counting.cut(tx, which, [Cut.MONTH], now=now)
        by_month = {_month(counts): tuple(counts.count(group) for group in groups) for counts in rows}
        months = _months(by_month)
        early = [by_month[number] for number in by_month if number not in months]
        bars = [Bar(EARLIER, tuple(map(sum, zip(*early, strict=True))))] if early else []
        return (*bars, *(Bar(month, by_month.get(month, (0,) * len(groups))) for month in months)), (), ()

    return facts


def _heat(tx: Transaction, which: Selection, now: datetime) -> Facts:
    found: dict[Key, dict[int, int]] = {}
    for counts in counting.cut(tx, which, [Cut.DEPARTMENT, Cut.MONTH], now=now):
        found.setdefault(counts.key[0], {})[int(counts.key[1] or 0)] = counts.count(of.RECEIVED)
    every = {month for by_month in found.values() for month in by_month}
    months = _months(every)
    is_early = bool(every - set(months))
    bars = []
    for department, by_month in found.items():
        early = sum(count for month, count in by_month.items() if month not in months)
        bars.append(Bar(department, (*([early] if is_early else []), *(by_month.get(month, 0) for month in months))))
    bars.sort(key=lambda bar: (bar.key is None, -sum(bar.numbers), str(bar.key)))
    return tuple(bars), (), (*([EARLIER] if is_early else []), *months)


def _ageing(tx: Transaction, which: Selection, now: datetime) -> Facts:
    """Return everything that is open now by age, the youngest first."""
    today = datetime.combine(shanghai_date(now), time(), SHANGHAI)
    edges = [today - DAY * (age - 1) for age in AGES]
    bounds = zip([*edges, None], [None, *edges], strict=True)
    ages = zip([*AGES, None], bounds, strict=True)
    return (
        tuple(
            Bar(age, (counting.total(tx, replace(which, since=since, until=until), now=now).count(of.OPEN),))
            for age, (since, until) in ages
        ),
        (),
        (),
    )


def _classes(tx: Transaction, which: Selection, _: datetime) -> Facts:
    """Return by month how many appeals of classes were filed before their measures and since."""
    found = class_counts.by_month(tx, which)
    return tuple(Bar(month, found.get(month, (0, 0))) for month in _months(found)), (), ()


def _month(counts: Counts) -> int:
    return int(counts.key[0] or 0)


def _months(found: Collection[int]) -> list[int]:
    """Return the months from first to last, with empty ones; if there is no room, the newest."""
    if not found:
        return []
    first, last = (year * 12 + month - 1 for year, month in (divmod(end, 100) for end in (min(found), max(found))))
    every = [number // 12 * 100 + number % 12 + 1 for number in range(first, last + 1)]
    return every[-MONTHS:]


FACTS: dict[Picture, Callable[[Transaction, Selection, datetime], Facts]] = {
    Picture.FUNNEL: _funnel,
    Picture.ON_TIME: _rates(of.ON_TIME, of.DUE),
    Picture.TREND: _monthly(of.RECEIVED, of.CLOSED),
    Picture.CURVE: _monthly(of.SATISFIED, of.RATED),
    Picture.SATISFACTION: _rates(of.SATISFIED, of.RATED, of.ASKED),
    Picture.AGEING: _ageing,
    Picture.HEAT: _heat,
    Picture.CLASSES: _classes,
}

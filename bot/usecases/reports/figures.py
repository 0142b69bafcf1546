"""Shows figures to those whom they concern. A view is asked for in one step and counted when it is sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.sought import is_listed
from bot.domain.base.errors import BadInput, NoRight, NotFound, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.classes.tally import ClassTally
from bot.domain.people.person import Person, Role
from bot.domain.reports import codes
from bot.domain.reports.codes import Known
from bot.domain.reports.figures import GROUPS, RECEIVED, Counts, Cut, Selection
from bot.domain.reports.notices import (
    Frame,
    NumbersAsked,
    NumbersBehind,
    NumbersCounted,
    NumbersCut,
    NumbersMeaning,
    NumbersRated,
    NumbersShown,
)
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.spans import SpanName, named, of_month
from bot.texts.reports import spans_typed
from bot.usecases.appeals import viewing
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import by_name
from bot.usecases.reports import circular_figures, guard
from bot.usecases.reports.filled import Spanned
from storage.engine.database import Transaction
from storage.people import people
from storage.reports import class_counts, counting
from storage.sessions import sessions

ORDERED = frozenset({Cut.MONTH, Cut.SESSION})


def look(tx: Transaction, who: Person, view: Numbers, *, now: datetime) -> list[Notice]:
    """Show a view of the figures. Its button is checked now; the counting is done when the view is sent."""
    frame = _frame(tx, who, view, now)
    selected(frame, who)
    if not _exists(frame):
        raise NotFound
    return [NumbersAsked(to=who.chat, view=view)]


def stats(tx: Transaction, who: Person, words: str = "", *, now: datetime) -> list[Notice]:
    """Show the card of figures: of the department, days or session that were typed, or of the last month with data."""
    department, rest = _department(tx, words)
    if department is not None and department == guard.department(who):
        department = None  # theirs are of it anyway
    narrowed: list[codes.Narrow] = [(Cut.DEPARTMENT, department)] if department else []
    span: str = SpanName.YEAR if department else SpanName.MONTH
    if session := spans_typed.session(rest, now):
        narrowed, span = [*narrowed, (Cut.SESSION, _session(tx, *session))], SpanName.ALL
    elif rest:
        span = _span(rest, words, now)
    elif not department:
        span = _newest_month(tx, who, now)
    if who.role and any(cut not in cuts(who.role) for cut, _ in narrowed):
        raise BadInput("own_numbers")
    return look(tx, who, Numbers(span=span, narrowed=codes.narrow_code(narrowed)), now=now)


def _department(tx: Transaction, words: str) -> tuple[str | None, str]:
    """Return the department named by all words or one of them, and the remaining words."""
    parts = words.split()
    for part in (words, *parts):
        found = by_name(tx.programme.pack.find_assignee, part)
        if found is not None:
            return found.name, "" if part == words else " ".join(item for item in parts if item != part)
    return None, words.strip()


def _session(tx: Transaction, year: int, number: int) -> int:
    found = sessions.find(tx, year, number)
    if found is None:
        raise BadInput("unknown_session", {"year": year, "number": number})
    return found.id


def _span(text: str, words: str, now: datetime) -> str:
    read = spans_typed.typed(text, now)
    if read is None:
        raise BadInput("no_numbers", {"words": words[:50]})
    return codes.span_code(read)


def _newest_month(tx: Transaction, who: Person, now: datetime) -> str:
    """Return this month, or if nobody filed in it, the last one in which somebody did, of what the reader sees."""
    which = selected(_frame(tx, who, Numbers(span=SpanName.ALL), now), who)
    last = counting.last(tx, which)
    if last is None or last >= (named(SpanName.MONTH, now).first or last):
        return SpanName.MONTH
    day = shanghai_date(last)
    return codes.span_code(of_month(day.year, day.month))


def of_span(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Show the card of the days that were typed."""
    spanned = Spanned.from_draft(data)
    return look(tx, who, Numbers(span=spanned.span, narrowed=spanned.narrowed, demo=spanned.demo), now=now)


def gather(tx: Transaction, chat: int, view: Numbers, *, now: datetime) -> Notice | None:
    """Count what a view shows; return None if its reader may no longer see it."""
    who = people.by_chat(tx, chat)
    if who is None:
        return None
    try:
        frame = _frame(tx, who, view, now)
        return _LOOKS[view.look](tx, who, frame, now) if _exists(frame) else None
    except Refusal:
        return None


def _exists(frame: Frame) -> bool:
    """Whether the reader can have this view."""
    view = frame.view
    wanted = {Look.CUT: set(map(str, cuts(frame.role))), Look.BEHIND: set(GROUPS)}
    return view.look in _LOOKS and (view.look not in wanted or view.what in wanted[view.look])


def _frame(tx: Transaction, who: Person, view: Numbers, now: datetime) -> Frame:
    """Return the frame of the view; raise a refusal that says why it can't be shown."""
    role, department = guard.registered(who), guard.department(who)
    span = codes.read_span(view.span, now)
    narrowed = codes.read_narrow(view.narrowed, _known(tx))
    if any(cut not in cuts(role) for cut, _ in narrowed):
        raise NoRight
    frame = Frame(replace(view, span=codes.span_code(span)), role, span, narrowed, department, now=now)
    return replace(frame, sessions=_sessions(tx, [value for cut, value in narrowed if cut is Cut.SESSION]))


def cuts(role: Role) -> tuple[Cut, ...]:
    """Return the cuts that a role may use; public totals can't be divided."""
    if role is Role.MEMBER:
        return ()
    return tuple(cut for cut in Cut if not (role in guard.OWN_DEPARTMENT and cut is Cut.DEPARTMENT))


def _known(tx: Transaction) -> Known:
    pack = tx.programme.pack
    named = {
        Cut.DEPARTMENT: [assignee.name for assignee in pack.assignees],
        Cut.THEME: [theme.name for theme in pack.themes],
        Cut.REGION: list(pack.regions),
        Cut.KIND: [kind.name for kind in pack.kinds],
    }
    return Known(lambda cut: [*named[cut], *counting.names(tx, cut)])


def _sessions(tx: Transaction, rows: list[object]) -> dict[int, tuple[int, int]]:
    found = [sessions.peek(tx, session_id) for session_id in rows if isinstance(session_id, int)]
    return {session.id: (session.year, session.number) for session in found if session is not None}


def selected(frame: Frame, who: Person) -> Selection:
    """Return the selection of appeals on which the reader's figures are based."""
    own = guard.enterprise(who)
    whole = Selection(frame.span.first, frame.span.until, frame.narrowed, own, demo=bool(frame.view.demo))
    if frame.department is None:
        return whole
    return replace(whole, only=(*whole.only, (Cut.DEPARTMENT, frame.department)))


def _card(tx: Transaction, who: Person, frame: Frame, now: datetime) -> Notice:
    which = selected(frame, who)
    public = counting.total(tx, replace(which, enterprise=None), now=now) if guard.is_enterprise(who) else None
    held = sessions.newest_held(tx, now)
    counts = counting.total(tx, which, now=now)
    first = None if counts.count(RECEIVED) else counting.first(tx, demo=which.demo)
    frame = replace(frame, sessions={**frame.sessions, **_sessions(tx, [held])})
    now_open, has_demo = counting.open_now(tx, which), counting.has_demo(tx)
    return NumbersShown(
        to=who.chat, frame=frame, counts=counts, open_now=now_open, public=public, first=first, newest=held,
        demo=has_demo, classes=_classes(tx, frame, which),
    )  # fmt: skip


def _classes(tx: Transaction, frame: Frame, which: Selection) -> ClassTally | None:
    """Count the classes, where the figures are of everything or of a department."""
    if not guard.sees_classes(frame.role) or any(cut is not Cut.DEPARTMENT for cut, _ in frame.narrowed):
        return None
    chosen = (str(key) for _, key in frame.narrowed if key is not None)
    return class_counts.tally(tx, which, frame.department or next(chosen, None))


def _cut(tx: Transaction, who: Person, frame: Frame, now: datetime) -> Notice:
    cut = Cut(frame.view.what)
    rows = sorted(counting.cut(tx, selected(frame, who), [cut], now=now), key=_order(cut))
    page = tuple(rows[frame.view.page * PAGE : (frame.view.page + 1) * PAGE])
    if cut is Cut.SESSION:
        frame = replace(frame, sessions={**frame.sessions, **_sessions(tx, [counts.key[0] for counts in page])})
    return NumbersCut(to=who.chat, frame=frame, cut=cut, rows=page, total=len(rows))


def _order(cut: Cut) -> Callable[[Counts], tuple[object, ...]]:
    """Return the sort key.

    Months and sessions come newest first, states in their order, others by size, those without a value last.
    """
    if cut is Cut.STATE:
        return lambda counts: (list(State).index(State(str(counts.key[0]))),)
    if cut in ORDERED:
        return lambda counts: (-int(counts.key[0] or 0),)
    return lambda counts: (counts.key[0] is None, -counts.count(RECEIVED), str(counts.key[0]))


def _counted(tx: Transaction, who: Person, frame: Frame, now: datetime) -> Notice:
    return NumbersCounted(to=who.chat, frame=frame, counts=counting.total(tx, selected(frame, who), now=now))


def _behind(tx: Transaction, who: Person, frame: Frame, now: datetime) -> Notice:
    group = GROUPS[frame.view.what]
    found, total = counting.behind(tx, selected(frame, who), group, frame.view.page, now=now)
    views = tuple(viewing.glance(tx, appeal, who) for appeal in found)
    opens, secret = guard.opens_appeals(who), (appeal for appeal in found if appeal.confidential)
    kept = frozenset(appeal.id for appeal in secret if not is_listed(appeal, who))
    return NumbersBehind(to=who.chat, frame=frame, group=group, views=views, total=total, opens=opens, kept_back=kept)


def _rated(tx: Transaction, who: Person, frame: Frame, now: datetime) -> Notice:
    """Return the ratings; an enterprise does not see who answered."""
    which = selected(frame, who)
    counts, why = counting.total(tx, which, now=now), circular_figures.reasons(tx, which)
    people = () if guard.is_enterprise(who) else tuple(counting.handlers(tx, which))
    return NumbersRated(to=who.chat, frame=frame, counts=counts, reasons=why, handlers=people)


def _meaning(_: Transaction, who: Person, frame: Frame, __: datetime) -> Notice:
    return NumbersMeaning(to=who.chat, frame=frame)


_LOOKS: dict[Look, Callable[[Transaction, Person, Frame, datetime], Notice]] = {
    Look.CARD: _card,
    Look.CUT: _cut,
    Look.COUNTS: _counted,
    Look.BEHIND: _behind,
    Look.MEANING: _meaning,
    Look.RATINGS: _rated,
}

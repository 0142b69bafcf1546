"""Steps that ask for the day and hour of a session, and for the minutes of each enterprise."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.domain.time.typed import hours, moments
from bot.texts.sessions import terms
from bot.texts.style import wording
from bot.usecases.forms import steps
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Step, Taken, Turn, choice, day, only_text
from bot.usecases.sessions.filled import SessionFilled, Timed

SLOTS = (10, 15, 20, 30, 45, 60)
TIMED = "timed"  # the day that was said together with its hour
AS_SAID, OTHER_HALF = "as_said", "other"
When = Callable[[Turn], bool]


def _take_date(turn: Turn, content: Content) -> Taken:
    """Take any day from tomorrow on: year, month and day, or month and day for the next such day."""
    found, today = day(turn, content), shanghai_date(turn.now)
    if not today < found <= date(today.year + 2, 12, 31):
        raise BadInput("date_range")
    return Taken({"date": found.isoformat(), TIMED: ""})


def _take_moment(turn: Turn, content: Content) -> Taken:
    """Take a day, or a day with its hour, which is then not asked for."""
    text, today = only_text(content), shanghai_date(turn.now)
    if both := moments.span(text, today):
        raise BadInput("time_span", {"start": terms.begins(*both[:2])})
    said = moments.moment(text, today)
    if said is None:
        open_hour = moments.without_hour(text, today)
        return _take_date(turn, content if open_hour is None else Content(open_hour.isoformat()))
    taken = _take_date(turn, Content(said[0].isoformat())).values
    timed = {**taken, "time": f"{said[1]:%H:%M}", TIMED: taken["date"]}
    return Taken(timed, goto="hour" if _is_odd(Turn(turn.tx, turn.actor, timed, turn.now)) else None)


def _take_time(_: Turn, content: Content) -> Taken:
    text = only_text(content)
    if both := hours.span(text):
        raise BadInput("time_span", {"start": terms.at(both[0])})
    found = hours.hour(text)
    if found is None:
        raise BadInput("no_time")
    return Taken({"time": f"{found:%H:%M}"})


def _is_working(turn: Turn, hour: time) -> bool:
    return turn.tx.programme.calendar.opens <= hour < turn.tx.programme.calendar.closes


def _is_odd(turn: Turn) -> bool:
    """Whether nobody works at that hour, so that the person is asked whether it is meant."""
    said = SessionFilled.from_draft(turn.data).time
    return said is not None and not _is_working(turn, said)


def _said(turn: Turn) -> time:
    """Return the hour that was typed; the step that asks back comes after it."""
    return Timed.from_draft(turn.data).time


def _hours(turn: Turn) -> tuple[Option, ...]:
    said = _said(turn)
    other = hours.other_half(said)
    meant = (Option(OTHER_HALF, terms.at(other)),) if _is_working(turn, other) else ()
    return (*meant, Option(AS_SAID, terms.at(said)))


def _take_hour(turn: Turn, content: Content) -> Taken:
    """Take which of the two hours is meant, or another hour."""
    try:
        chosen = choice("hour", _hours)(turn, content).values["hour"]
    except BadInput:
        typed = _take_time(turn, content).values
        return Taken(typed, goto="hour") if _is_odd(Turn(turn.tx, turn.actor, typed, turn.now)) else Taken(typed)
    said = _said(turn)
    return Taken({"time": f"{hours.other_half(said) if chosen == OTHER_HALF else said:%H:%M}"})


def _about_hours(turn: Turn) -> Filled:
    calendar = turn.tx.programme.calendar
    return {"time": f"{_said(turn):%H:%M}", "opens": f"{calendar.opens:%H:%M}", "closes": f"{calendar.closes:%H:%M}"}


def on_day(turn: Turn, data: Filled) -> Mapping[str, object]:
    """Return the day of the form, if it has one, and what the calendar says of it."""
    given, calendar = SessionFilled.from_draft(data).date, turn.tx.programme.calendar
    if given is None:
        return {}
    moment = datetime.combine(given, time(9), SHANGHAI)
    return {"day": moment, "workday": calendar.is_workday(given), "known": calendar.has_data(given.year)}


def _on_day(turn: Turn) -> Filled:
    return {**turn.data, **on_day(turn, turn.data)}


def _slots(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(str(slot), wording.minutes(slot)) for slot in SLOTS)


def _take_slot(turn: Turn, content: Content) -> Taken:
    """Take one of the offered lengths, in any wording."""
    said = hours.minutes(only_text(content))
    return choice("slot", _slots)(turn, content if said is None else Content(str(said)))


def _is_untimed(turn: Turn) -> bool:
    return not SessionFilled.from_draft(turn.data).timed


def date_step(when: When, *, hour_too: bool) -> Step:
    """Return the step for the day; with `hour_too` the hour that is asked next may be said at once."""
    return Step("date", _take_moment if hour_too else _take_date, facts=steps.date_example, when=when)


def time_steps(when: When) -> tuple[Step, Step]:
    """Return the step for the hour, and the one that asks again if nobody works at that hour."""
    asked_back = Step("hour", _take_hour, _hours, _about_hours, when=lambda turn: when(turn) and _is_odd(turn))
    step = Step("time", _take_time, facts=_on_day, when=lambda turn: when(turn) and _is_untimed(turn))
    return step, asked_back


def slot_step(when: When) -> Step:
    return Step("slot", _take_slot, _slots, when=when)

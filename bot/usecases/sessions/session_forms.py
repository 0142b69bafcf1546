"""The forms in which coordinators make a session, change one of its fields, cancel or reopen it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.sessions.session import Session, SessionField
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.texts.sessions import terms
from bot.texts.style import wording
from bot.usecases.forms.steps import BACK, CANCEL, DONE, SKIP, Form, Step, Taken, Turn, choice, only_text, sure, words
from bot.usecases.sessions import changing, desk, session_times, sitting_steps
from bot.usecases.sessions.filled import SessionFilled
from bot.usecases.sessions.window_step import WINDOW
from storage.sessions import sessions

SESSION, SESSION_CANCEL, SESSION_REOPEN = "session", "session_cancel", "session_reopen"
EDIT_OF = {field: f"session_{field}" for field in SessionField}
CAPACITY_MAX, PLACE_MAX, THEME_MAX = 500, 80, 40
SAME, FRESH = "same", "new"


def _sources(_: Turn) -> tuple[Option, ...]:
    return wording.options(terms.SESSION_FROM)


def _take_source(turn: Turn, content: Content) -> Taken:
    """Take over the last session's values, except its theme and day, if the person wants that."""
    last = sessions.latest(turn.tx)
    if choice("source", _sources)(turn, content).values["source"] == FRESH or last is None:
        return Taken({"copied": False})
    return Taken({"copied": True} | _as_data(last))


def _as_data(last: Session) -> dict[str, object]:
    held = last.held_at.astimezone(SHANGHAI) if last.held_at else None
    return {
        "form": last.form,
        "time": f"{held:%H:%M}" if held else "09:00",
        "place": last.place,
        "departments": list(last.departments),
        "heads": dict(last.heads),
        "capacity": last.capacity,
        "rooms": [list(room) for room in last.rooms],
        "slot": str(last.slot_minutes),
    }


def _forms(_: Turn) -> tuple[Option, ...]:
    return wording.options(terms.SESSION_FORM)


def _take_place(turn: Turn, content: Content) -> Taken:
    return words("place", 2, PLACE_MAX)(turn, content)


def _default_place(turn: Turn) -> tuple[Option, ...]:
    place = turn.tx.programme.pack.default_place
    return (Option("default", place),) if len(place) <= PLACE_MAX else ()


def _take_default_place(turn: Turn, content: Content) -> Taken:
    offered = {option.value: option.label for option in _default_place(turn)}
    if only_text(content) in offered:
        return Taken({"place": offered[only_text(content)]})
    return _take_place(turn, content)


def _take_capacity(_: Turn, content: Content) -> Taken:
    text = only_text(content)
    if not text.isdecimal() or not 1 <= int(text) <= CAPACITY_MAX:
        raise BadInput("capacity", {"most": CAPACITY_MAX})
    return Taken({"capacity": int(text)})


def _confirm(_: Turn) -> tuple[Option, ...]:
    return wording.options(terms.CONFIRM_SESSION)


def _filled(turn: Turn) -> Mapping[str, object]:
    is_edit = SessionFilled.from_draft(turn.data).session is not None
    departments = {"departments": sitting_steps.departments_of(turn)} if is_edit else {}
    return {**turn.data, **departments, **session_times.on_day(turn, turn.data)}


def _always(_: Turn) -> bool:
    return True


def _fresh(turn: Turn) -> bool:
    return not SessionFilled.from_draft(turn.data).copied


def _has_last(turn: Turn) -> bool:
    return sessions.latest(turn.tx) is not None


def _theme(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(theme.name, theme.name) for theme in turn.tx.programme.pack.themes[:8])


def _take_theme(turn: Turn, content: Content) -> Taken:
    try:
        return choice("theme", _theme)(turn, content)
    except BadInput:
        return words("theme", 2, THEME_MAX)(turn, content)


SKIPPABLE = (SKIP, BACK, CANCEL)


def _fields(when: Callable[[str], Callable[[Turn], bool]], *, hour_too: bool) -> tuple[Step, ...]:
    """Return the steps about a session; `when` says for each field whether it is asked.

    `hour_too`: the day may be said with its hour.
    """
    return (
        Step("theme", _take_theme, _theme, when=when("theme")),
        Step("form", choice("form", _forms), _forms, when=when("form")),
        session_times.date_step(when("date"), hour_too=hour_too),
        *session_times.time_steps(when("time")),
        Step("place", _take_default_place, _default_place, when=when("place")),
        Step(
            "departments",
            sitting_steps.take_departments,
            facts=_filled,
            when=when("departments"),
            controls=(DONE, BACK, CANCEL),
        ),
        Step("heads", sitting_steps.take_heads, facts=_filled, when=when("heads"), controls=SKIPPABLE),
        Step("capacity", _take_capacity, when=when("capacity")),
        Step("rooms", sitting_steps.take_rooms, facts=_filled, when=when("rooms"), controls=SKIPPABLE),
        session_times.slot_step(when("slot")),
    )


ALWAYS_ASKED = frozenset({"theme", "date", "time"})


def _unless_copied(name: str) -> Callable[[Turn], bool]:
    return lambda turn: name in ALWAYS_ASKED or _fresh(turn)


SESSION_FORM = Form(
    SESSION,
    (
        Step("source", _take_source, _sources, when=_has_last),
        *_fields(_unless_copied, hour_too=True),
        Step("confirm", choice("confirm", _confirm), _confirm, _filled),
    ),
    desk.make,
    desk.coordinator,
)


PUSHED = frozenset(
    {SessionField.DATE, SessionField.TIME, SessionField.PLACE, SessionField.DEPARTMENTS, SessionField.ROOMS}
)
ASKED_BACK = {SessionField.TIME: ("hour",)}


def _without_back(step: Step) -> tuple[str, ...]:
    return tuple(control for control in step.controls if control not in {BACK, SKIP})


def _told(turn: Turn) -> changing.Told:
    return changing.concerned(turn.tx, SessionFilled.from_draft(turn.data))


def _agreed(turn: Turn) -> Mapping[str, object]:
    """Return what is looked at before others are told: the new day, and who will hear of it."""
    filled, hearers = SessionFilled.from_draft(turn.data), _told(turn)
    found = sessions.peek(turn.tx, filled.session) if filled.session else None
    held = filled.completed(found).held_at if found else None
    workday = held is None or turn.tx.programme.calendar.is_workday(shanghai_date(held))
    return {
        "was": found.held_at if found else None,
        "at": held,
        "workday": workday,
        "place": filled.place or "",
        "enterprises": hearers.enterprises,
        "departments": len(hearers.departments),
    }


def _edit(field: SessionField) -> Form:
    """Return the form that asks for one field, with the steps that check it; what others are told is confirmed."""
    steps = (*_fields(lambda _: _always, hour_too=False), WINDOW)
    wanted = (step for step in steps if step.name in {field.value, *ASKED_BACK.get(field, ())})
    agreed = (replace(sure(_agreed), when=lambda turn: bool(_told(turn))),) if field in PUSHED else ()
    return Form(
        EDIT_OF[field],
        (*(replace(step, controls=_without_back(step)) if step.name == field else step for step in wanted), *agreed),
        desk.edit,
        desk.may_edit,
    )


EDIT_FORMS = tuple(_edit(field) for field in SessionField)
SESSION_CANCEL_FORM = Form(
    SESSION_CANCEL, (Step("words", words("words", 2), controls=(CANCEL,)),), desk.cancel, desk.may_cancel
)
SESSION_REOPEN_FORM = Form(
    SESSION_REOPEN, (Step("words", words("words", 2), controls=(CANCEL,)),), desk.reopen, desk.may_reopen
)
SESSION_FORMS = (SESSION_FORM, *EDIT_FORMS, SESSION_CANCEL_FORM, SESSION_REOPEN_FORM)

"""Buttons under an appeal: what its viewer may do, and what they can look at."""

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.moves import BY_TAP, FOR_ENTERPRISE
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.presses import (
    AtOnce,
    Deliveries,
    Do,
    FileAgain,
    Files,
    History,
    Phone,
    Rate,
    Show,
    Similar,
    Tap,
)
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.party import Party
from bot.domain.base.press import Press
from bot.domain.base.screen import Button
from bot.texts.appeals import labels
from bot.texts.appeals.verbs import BOOK, named
from bot.texts.style import wording
from bot.texts.style.rows import Row, Rows, in_rows

PUSH_ACTIONS = 6
BEHALF = "代"  # before what a coordinator does for an enterprise
_CALLERS = {Party.LEAD, Party.ASSISTING, Party.COORDINATOR}
LOOKS = 4  # in a row
_STEERS = {Party.COORDINATOR, Party.SUPERVISOR}
_SEEKERS = _CALLERS | {Party.SUPERVISOR}


def rating(view: AppealView) -> Row:
    """Return the buttons for the survey's first question.

    A rating that was given is changed by one button, which suggests none.
    """
    appeal, behalf = view.appeal, "" if view.viewer is Party.MEMBER else BEHALF
    if appeal.state is not State.ANSWERED:
        rate = next(action for action in Action if BOOK[action].rates)
        return (Button(f"{behalf}{labels.RERATE}", Do(rate, appeal.id, appeal.state, appeal.round)),)
    rates = f"{behalf}评" if behalf else ""
    taps = (
        (labels.SATISFACTION[satisfaction], Rate(appeal.id, appeal.state, appeal.round, satisfaction))
        for satisfaction in Satisfaction
    )
    return tuple(Button(f"{rates}{said}", tap) for said, tap in taps)


def actions(view: AppealView, *, rates: bool = True, most: int | None = None) -> Rows:
    """Return buttons for the moves that the viewer may make, two in a row. `rates` False leaves out the survey."""
    offered = [action for action in view.allowed if most is None or not BOOK[action].on_card]
    appeal, left = view.appeal, [action for action in offered if rates or not BOOK[action].rates]
    moves = [
        Button(_named(view, action), Do(action, appeal.id, appeal.state, appeal.round))
        for action in left[:most]
        if not BOOK[action].rates
    ]
    rows = (*_taps(view, rates=rates), *in_rows(moves, 2))
    return (rating(view), *rows) if any(BOOK[action].rates for action in left) else rows


def _taps(view: AppealView, *, rates: bool) -> Rows:
    """Return the buttons for what one tap does, which come before those that begin a form."""
    appeal, allowed = view.appeal, view.allowed
    ranked = appeal.verdict.get("ranked", ()) if appeal.state is State.TRIAGE and not appeal.returns else ()
    first = next((item["department"] for item in ranked), None)
    taps = {
        Tap.SATISFIED: labels.SATISFIED_AND_SOLVED if rates and _is_to_rate(view) else "",
        Tap.FIRST: labels.to_first(first) if first and BY_TAP[Tap.FIRST] in allowed else "",
        Tap.ACCEPT_AND_ANSWER: labels.ACCEPT_AND_ANSWER if BY_TAP[Tap.ACCEPT_AND_ANSWER] in allowed else "",
    }
    buttons = (
        Button(label, AtOnce(tap, appeal.id, appeal.state, appeal.round)) for tap, label in taps.items() if label
    )
    return in_rows(buttons, 1)


def _is_to_rate(view: AppealView) -> bool:
    """Whether the enterprise itself is asked for its first rating."""
    first = view.appeal.state is State.ANSWERED and view.viewer is Party.MEMBER
    return first and any(BOOK[action].rates for action in view.allowed)


def _named(view: AppealView, action: Action) -> str:
    """Return the label of the button; what a coordinator does for an enterprise is marked with 代."""
    on_behalf = action in FOR_ENTERPRISE and view.appeal.at_counter and view.viewer is not Party.MEMBER
    return f"{BEHALF if on_behalf else ''}{named(action)}"


def of_push(view: AppealView, *, rates: bool = True) -> Rows:
    looks = () if view.viewer is Party.FORMER else ((*_similar(view), *_files(view), show(view)),)
    return (*actions(view, rates=rates, most=PUSH_ACTIONS), *looks)


def _files(view: AppealView) -> Row:
    """Return the button that sends the files, for those who handle the appeal; the enterprise knows its own files."""
    return (
        (Button(wording.files(view.files), Files(view.appeal.id)),)
        if view.files and view.viewer is not Party.MEMBER
        else ()
    )


def of_card(view: AppealView) -> Rows:
    appeal = view.appeal
    looks = [Button(labels.HISTORY, History(appeal.id))]
    if view.viewer in _CALLERS and appeal.filed_by is not None:
        looks.append(Button(labels.PHONE, Phone(appeal.id)))
    if view.files:
        looks.append(Button(wording.files(view.files), Files(appeal.id)))
    if view.may_file_again:
        looks.append(Button(labels.FILE_AGAIN, FileAgain(appeal.id)))
    if view.viewer in _STEERS:
        looks.append(Button(labels.DELIVERIES, Deliveries(appeal.id)))
    return (*actions(view), *in_rows((*looks, *_similar(view)), LOOKS))


def to_list(back: Press | None) -> Rows:
    """Return the button that leads back to the list from which the card was opened."""
    return () if back is None else ((Button(labels.TO_LIST, back),),)


def _similar(view: AppealView) -> Row:
    """Return the button for similar answers, for those who look for an answer."""
    sought = view.appeal.state in {State.TRIAGE, State.ASSIGNED, State.HANDLING}
    return (Button(labels.SIMILAR, Similar(view.appeal.id)),) if sought and view.viewer in _SEEKERS else ()


def opening(appeal_id: int, number: str) -> Button:
    """Return the button that opens an appeal and has its number as its label."""
    return Button(f"查看{number}", Show(appeal_id))


def show(view: AppealView) -> Button:
    return Button(labels.SHOW, Show(view.appeal.id))

"""Buttons under an appeal: what its viewer may do, and what there is to look at."""

from collections.abc import Iterable

from bot.domain.appeals.appeal import Action, State
from bot.domain.appeals.moves import FOR_ENTERPRISE
from bot.domain.appeals.notices import Case
from bot.domain.appeals.presses import Deliveries, Do, Files, Follow, History, Phone, Rate, Show, Similar
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.party import Party
from bot.domain.base.screen import Button
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.texts.style.rows import Row, Rows, in_rows

PUSH_ACTIONS = 6
BEHALF = "代"  # before what a coordinator does for an enterprise
_CALLERS = {Party.LEAD, Party.ASSISTING, Party.COORDINATOR}
LOOKS = 4  # in a row
_STEERS = {Party.COORDINATOR, Party.SUPERVISOR}
_SEEKERS = _CALLERS | {Party.SUPERVISOR}


def rating(case: Case) -> Row:
    """Return the survey's first tap; an earlier rating is said to be changed, into another."""
    appeal, again = case.appeal, "" if case.appeal.state is State.ANSWERED else "改为"
    given = case.survey.satisfaction if case.survey else None
    again = again if case.viewer is Party.MEMBER else f"{BEHALF}评{again}"
    return tuple(
        Button(f"{again}{labels.SATISFACTION[one]}", Rate(appeal.id, appeal.state, appeal.round, one))
        for one in Satisfaction
        if one is not given
    )


def actions(case: Case, but: Iterable[Action] = (), most: int | None = None) -> Rows:
    """Return the moves that are open to the viewer, two in a row."""
    appeal, left = case.appeal, [one for one in case.allowed if one not in but]
    moves = [
        Button(_named(case, one), Do(one, appeal.id, appeal.state, appeal.round))
        for one in left[:most]
        if one is not Action.RATE
    ]
    rows = in_rows(moves, 2)
    return (rating(case), *rows) if Action.RATE in left else rows


def _named(case: Case, action: Action) -> str:
    """What only an enterprise may do is done for it by whoever else is offered it."""
    on_behalf = action in FOR_ENTERPRISE and case.appeal.at_counter and case.viewer is not Party.MEMBER
    return f"{BEHALF if on_behalf else ''}{labels.ACTION[action]}"


def of_push(case: Case, but: Iterable[Action] = ()) -> Rows:
    looks = () if case.viewer is Party.FORMER else ((*_similar(case), *_files(case), show(case)),)
    return (*actions(case, but, PUSH_ACTIONS), *looks)


def _files(case: Case) -> Row:
    """Who handles an appeal opens its files from the push; the enterprise knows its own."""
    return (
        (Button(wording.files(case.files), Files(case.appeal.id)),)
        if case.files and case.viewer is not Party.MEMBER
        else ()
    )


def of_card(case: Case) -> Rows:
    appeal = case.appeal
    looks = [Button(labels.HISTORY, History(appeal.id))]
    if case.viewer in _CALLERS and appeal.filed_by is not None:
        looks.append(Button(labels.PHONE, Phone(appeal.id)))
    if case.files:
        looks.append(Button(wording.files(case.files), Files(appeal.id)))
    if case.may_follow:
        looks.append(Button(labels.FOLLOW, Follow(appeal.id)))
    if case.viewer in _STEERS:
        looks.append(Button(labels.DELIVERIES, Deliveries(appeal.id)))
    return (*actions(case), *in_rows((*looks, *_similar(case)), LOOKS))


def _similar(case: Case) -> Row:
    """While an answer is sought, those who seek it may look at similar ones."""
    sought = case.appeal.state in {State.TRIAGE, State.ASSIGNED, State.HANDLING}
    return (Button(labels.SIMILAR, Similar(case.appeal.id)),) if sought and case.viewer in _SEEKERS else ()


def show(case: Case) -> Button:
    return Button(labels.SHOW, Show(case.appeal.id))

"""Writes one line of a list of appeals: state, lateness, subject, enterprise and number."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.domain.time.calendar import shanghai_date
from bot.texts.appeals import labels
from bot.texts.appeals.whose import whose
from bot.texts.desk.urgency import is_paused, running
from bot.texts.style import dates, wording
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words
from bot.texts.words import verdict

ABOUT = 26
ACTS = {Party.COORDINATOR, Party.COUNTER}
STEERS = {Party.COORDINATOR, Party.SUPERVISOR}


def line(number: int, view: AppealView, now: datetime, words: Words) -> Html:
    appeal = view.appeal
    template = "{n}. <b>{state}{date}</b>｜{about}\n{whose}　{number}"
    return fill(
        template,
        n=number,
        state=labels.STATE[appeal.state],
        date=_date(view, now, words),
        about=labels.listed(view, ABOUT),
        whose=_whose(view),
        number=appeal.number,
    )


def acts_on_many(views: Sequence[AppealView]) -> bool:
    """Whether the list is a coordinator's, with something to choose from."""
    return len(views) > 1 and views[0].viewer in ACTS


def _whose(view: AppealView) -> str:
    """Name the other side: for an enterprise the department, for a department the enterprise, for coordinators both."""
    lead = view.appeal.lead or labels.WINDOW
    if view.viewer is Party.MEMBER:
        return lead
    return f"{whose(view)}（{lead}）" if view.viewer in STEERS else whose(view)


def _date(view: AppealView, now: datetime, words: Words) -> str:
    """Say how late it is, or when it falls due; while the enterprise is asked, only its own date runs."""
    appeal = view.appeal
    if appeal.state in SETTLED:
        return ""
    own = view.viewer is Party.MEMBER
    if is_paused(appeal, own=own):
        return "，期限暂停"
    when = running(appeal, words, own=own)
    return "" if when is None else f"，{due(when, now, words, held=appeal.state is State.SCHEDULED)}"


def late(when: datetime, now: datetime, words: Words) -> str:
    """Say how long a date has passed, in working days as everywhere."""
    days = words.calendar.count(shanghai_date(when), shanghai_date(now))
    return f"超期{wording.working_days(days)}" if days else "已超期"


def due(when: datetime, now: datetime, words: Words, *, held: bool = False) -> str:
    """Return words such as 超期3个工作日, 今天到期 or 11月8日到期; `held`: the date is that of a session."""
    days = (shanghai_date(when) - shanghai_date(now)).days
    what = "坐诊" if held else "到期"
    if when < now and not held:
        return late(when, now, words)
    return f"今天{what}" if days == 0 else f"{dates.plain_day(shanghai_date(when))}{what}"


def doubt(view: AppealView) -> Html | str:
    """Return what the classifier thinks of the appeal, while a person has to judge it."""
    judged = view.appeal.state is State.TRIAGE and view.viewer is not Party.MEMBER
    return verdict.guess(view.appeal.verdict, view.appeal.returns) if judged else ""


STEPS = ("提交", "交办", "签收", "答复", "评价")
ARROW = " → "


def progress(view: AppealView) -> str:
    """Return in one line how far an enterprise's appeal is; nothing if it was declined or withdrawn.

    Of a closed one nothing is waited for: it was rated, or it was not.
    """
    appeal = view.appeal
    if view.viewer is not Party.MEMBER or appeal.state in {State.DECLINED, State.WITHDRAWN}:
        return ""
    rated = view.survey is not None and view.survey.satisfaction is not None
    come = (True, appeal.assigned_at, appeal.accepted_at, appeal.answered_at, rated)
    waited = next((place for place, done in enumerate(come) if not done), len(come))
    if appeal.state is State.NEEDS_INFO:
        return f"{ARROW.join(f'已{step}' for step in STEPS[:waited])}{ARROW}{labels.STATE[appeal.state]}"
    ahead = ["未"] if appeal.state in SETTLED else ["待", *[""] * len(come)]
    marks = ["已"] * waited + ahead
    return ARROW.join(f"{mark}{step}" for mark, step in zip(marks, STEPS, strict=False))

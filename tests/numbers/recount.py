"""The figures counted anew from the ledger, in plain Python, without a look at how the program counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event, standing
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, survey

GOOD = ("SATISFIED", "FAIRLY")
RUNS = ("ASSIGNED", "HANDLING", "SIGN_OFF", "TRIAGE", "SCHEDULED")


@dataclass(frozen=True)
class Told:
    """What the ledger says of one appeal; `promised`: the original date of each answer, as it stood before it."""

    appeal: Appeal
    events: tuple[Event, ...]
    surveys: tuple[Mapping[str, Any], ...]
    promised: tuple[datetime | None, ...]


def read(tx: Transaction, promised: dict[int, list[datetime | None]]) -> list[Told]:
    found = []
    for row in tx.execute(select(appeal).order_by(appeal.c.id)).mappings():
        one = to(Appeal, row)
        asked = list(tx.execute(select(survey).where(survey.c.appeal == one.id).order_by(survey.c.round)).mappings())
        events = standing(appeals.history(tx, one.id))
        found.append(Told(one, events, tuple(map(dict, asked)), tuple(promised.get(one.id, ()))))
    return found


def month(at: datetime) -> int:
    shifted = at.replace(tzinfo=None) + timedelta(hours=8) - (at.utcoffset() or timedelta())
    return shifted.year * 100 + shifted.month


def groups(told: Told, tx: Transaction, now: datetime) -> set[str]:
    """Name the groups that the appeal is in, but for those of ratings."""
    late = {"late"} if _is_late(told.appeal, tx, now) else set()
    return {"received", *_state(told), *_assigned(told, tx, now), *_answered(told, now), *_planned(told), *late}


def _is_late(it: Appeal, tx: Transaction, now: datetime) -> bool:
    limits, due = tx.programme.pack.limits, tx.programme.calendar.due
    days = {"TRIAGE": limits.triage_days, "ASSIGNED": limits.accept_days, "VISIT": limits.visit_days}
    days["REVIEW"] = limits.rework_decision_days
    step = [due(it.clock_from, days[it.state])] if it.state in days else []
    heard = [due(it.session_at, 0)] if it.state == "SCHEDULED" and it.session_at else []
    answer = [it.due_at] if it.state in RUNS and it.due_at else []
    return any(date < now for date in (*step, *heard, *answer))


def _planned(told: Told) -> Iterable[str]:
    done = any(event.takes_up_plan for event in told.events) and told.appeal.plan_rounds
    if told.appeal.state not in {State.DECLINED, State.WITHDRAWN} and (done or told.appeal.outcome == "LONG_TERM"):
        yield "planned"
        yield "plan_done" if told.appeal.state is State.CLOSED else "followed"


def _state(told: Told) -> Iterable[str]:
    out = {State.DECLINED: "declined", State.WITHDRAWN: "withdrawn"}.get(told.appeal.state)
    if out:
        return {out}
    return {"valid", "closed" if told.appeal.state is State.CLOSED else "open"}


def _assigned(told: Told, tx: Transaction, now: datetime) -> Iterable[str]:
    it = told.appeal
    done = [event.action for event in told.events]
    if it.assigned_at is not None:
        yield "assigned"
        if Action.RETURN in done:
            yield "returned"
        if not {"on_spot"} & set(_outlet(told)):
            yield "passed_on"
    yield from _outlet(told)
    if {Action.ACCEPT, Action.ACCEPT_BY_DEFAULT, Action.ANSWER_ON_SPOT} & set(done):
        yield "taken"
        if Action.ACCEPT_BY_DEFAULT not in done:
            yield "accepted"
    if it.assigned_at is not None and it.lead is not None:
        due = tx.programme.calendar.due(it.assigned_at, tx.programme.pack.limits.first_contact_days)
        waits = it.state.value in RUNS
        if it.contacted_at is not None or (waits and due < now):
            yield "contact_due"
        if it.contacted_at is not None and it.contacted_at <= due:
            yield "contacted"


def _heard(event: Event) -> bool:
    return event.from_state is State.SCHEDULED and event.to_state is State.ANSWERED


def _outlet(told: Told) -> Iterable[str]:
    if any(event.action is Action.ANSWER_ON_SPOT or _heard(event) for event in told.events):
        yield "on_spot"


def _answered(told: Told, now: datetime) -> Iterable[str]:
    it = told.appeal
    given = [
        event.at for event in told.events if event.to_state is State.ANSWERED and event.from_state != State.ANSWERED
    ]
    late = any(due is not None and at > due for at, due in zip(given, told.promised, strict=True))
    runs = it.state.value in RUNS and it.original_due_at is not None and it.original_due_at < now
    if given:
        yield "replied"
        if any(event.action is Action.REWORK for event in told.events):
            yield "reworked"
    if given or runs:
        yield "due"
        yield "overdue" if late or runs else "on_time"


def ratings(told: Told) -> Iterable[tuple[str | None, set[str]]]:
    """Name the groups of the appeal's rating of each department that answered it."""
    for department in dict.fromkeys(one["department"] for one in told.surveys):
        own = [one for one in told.surveys if one["department"] == department]
        rated = [one for one in own if one["rated_at"] is not None]
        yield department or None, {"asked", *(_rated(rated[-1]) if rated else ())}


def _rated(it: Mapping[str, Any]) -> Iterable[str]:
    yield "rated"
    yield "satisfied" if it["satisfaction"] in GOOD else "unsatisfied"
    if it["solved"] == "YES":
        yield "solved"
    if it["manner"]:
        yield "manner"
        yield from {"GOOD": ["well_done"], "SLOW": ["slow"], "RUDE": ["rude"], "BOTH": ["slow", "rude"]}[it["manner"]]

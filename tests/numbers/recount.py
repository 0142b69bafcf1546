"""The figures counted anew from the ledger, in plain Python, without a look at how the program counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.domain.appeals.appeal import Action, Appeal, State
from bot.domain.appeals.event import Event
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, survey

GOOD = ("SATISFIED", "FAIRLY")
RUNS = ("ASSIGNED", "HANDLING", "SIGN_OFF", "TRIAGE")


@dataclass(frozen=True)
class Told:
    """What the ledger says of one appeal; `promised`: the original date of each answer, as it stood before it."""

    appeal: Appeal
    events: tuple[Event, ...]
    rated: tuple[tuple[str, str], ...]
    asked: int
    promised: tuple[datetime | None, ...]


def read(tx: Transaction, promised: dict[int, list[datetime | None]]) -> list[Told]:
    found = []
    for row in tx.execute(select(appeal).order_by(appeal.c.id)).mappings():
        one = to(Appeal, row)
        asked = list(tx.execute(select(survey).where(survey.c.appeal == one.id).order_by(survey.c.round)).mappings())
        rated = tuple((str(it["satisfaction"]), str(it["solved"])) for it in asked if it["rated_at"] is not None)
        events = appeals.history(tx, one.id)
        found.append(Told(one, events, rated, len(asked), tuple(promised.get(one.id, ()))))
    return found


def month(at: datetime) -> int:
    shifted = at.replace(tzinfo=None) + timedelta(hours=8) - (at.utcoffset() or timedelta())
    return shifted.year * 100 + shifted.month


def groups(told: Told, tx: Transaction, now: datetime) -> set[str]:
    """Name the groups that the appeal is in."""
    return {"received", *_state(told), *_assigned(told, tx, now), *_answered(told, now), *_rated(told)}


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


def _outlet(told: Told) -> Iterable[str]:
    if any(event.from_state is State.SCHEDULED and event.to_state is State.ANSWERED for event in told.events):
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


def _rated(told: Told) -> Iterable[str]:
    if told.asked:
        yield "asked"
    if told.rated:
        satisfaction, solved = told.rated[-1]
        yield "rated"
        yield "satisfied" if satisfaction in GOOD else "unsatisfied"
        if solved == "YES":
            yield "solved"

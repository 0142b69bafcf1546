"""Writes one narrow row for each appeal with everything that the reports count.

It is written in the same commit as the appeal, so that figures never differ from it.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, case, insert, select, update

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.facts import Outlet, Timely
from bot.domain.appeals.lateness import answered_late
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.appeals.survey import Survey
from bot.domain.time.calendar import SHANGHAI
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, fact, survey

BATCH = 500


def enter(tx: Transaction, new: Appeal) -> None:
    """Write the row of an appeal that has none, in whatever state the appeal is."""
    replied = new.answered_at is not None
    values = _values(tx, new) | {
        "appeal": new.id,
        "filed_at": new.filed_at,
        "month": month_of(new.filed_at),
        "enterprise": new.enterprise,
        "session": new.session,
        "outlet": _outlet(new),
        "answered": (Timely.LATE if answered_late(new) else Timely.IN_TIME) if replied else Timely.WAITING,
        "replied": replied or new.round > 1,
    }
    tx.execute(insert(fact).values(values))


def follow(tx: Transaction, changed: Appeal) -> None:
    """Update the row from the changed appeal.

    That it was once late or heard at a session is never taken back, and that it was passed on only with the
    assignment itself.
    """
    values: dict[str, object] = _values(tx, changed) | {"outlet": _next_outlet(changed)}
    if changed.answered_at is not None:
        in_time = case((fact.c.answered == Timely.LATE, Timely.LATE), else_=Timely.IN_TIME)
        values |= {"answered": Timely.LATE if answered_late(changed) else in_time, "replied": True}
    if changed.session is not None:
        values["session"] = changed.session
    elif changed.state is State.TRIAGE:  # its session was called off; one that was heard and came back stays of it
        values["session"] = case((fact.c.state == State.SCHEDULED, None), else_=fact.c.session)
    tx.execute(update(fact).where(fact.c.appeal == changed.id).values(values))


def ask(tx: Transaction, asked_survey: Survey) -> None:
    """Note a new survey.

    For each department of an appeal only the newest rating counts, or the newest survey if none was rated.
    """
    rated = select(survey.c.id).where(*_same(asked_survey), survey.c.rated_at.is_not(None)).limit(1)
    if tx.execute(rated).first() is None:
        rate(tx, asked_survey)


def rate(tx: Transaction, rated: Survey) -> None:
    """Make the rated survey the one that counts for its department."""
    tx.execute(update(survey).where(*_same(rated)).values(counts=survey.c.round == rated.round))


def _same(asked_survey: Survey) -> tuple[ColumnElement[bool], ...]:
    """Return the condition for the surveys of one appeal about the same department."""
    return survey.c.appeal == asked_survey.appeal, survey.c.department == asked_survey.department


def complete(tx: Transaction) -> int:
    """Write up to BATCH missing rows for appeals of an older database; return how many were written."""
    known = select(fact.c.appeal).where(fact.c.appeal == appeal.c.id).exists()
    missing = select(appeal).where(~known).order_by(appeal.c.id).limit(BATCH)
    found = [to(Appeal, row) for row in tx.execute(missing).mappings()]
    for matter in found:
        enter(tx, matter)
    return len(found)


def month_of(moment: datetime) -> int:
    """Return the month of the moment in Shanghai as a number, such as 202410."""
    local = moment.astimezone(SHANGHAI)
    return local.year * 100 + local.month


def _values(tx: Transaction, appeal: Appeal) -> dict[str, object]:
    waits = appeal.answered_at is None and appeal.paused_at is None and Clock.REPLY in STATES[appeal.state].clocks
    contact_due = _contact_due(tx, appeal)
    return {
        "demo": appeal.demo,
        "department": appeal.lead,
        "theme": appeal.theme or None,
        "region": appeal.region,
        "kind": appeal.kind,
        "state": appeal.state,
        "assigned": appeal.assigned_at is not None,
        "returned": appeal.returns > 0,
        "accepted": _accepted(appeal),
        "contacted": _contacted(appeal, contact_due),
        "contact_due_at": contact_due if waits and appeal.contacted_at is None else None,
        "answer_due_at": appeal.original_due_at if waits else None,
        "reworked": appeal.reworked,
        "planned": appeal.outcome is Outcome.LONG_TERM or appeal.plan_rounds > 0,
    }


def _accepted(appeal: Appeal) -> Timely:
    if appeal.accepted_by_default:
        return Timely.LATE
    return Timely.WAITING if appeal.accepted_at is None else Timely.IN_TIME


def _contact_due(tx: Transaction, appeal: Appeal) -> datetime | None:
    """Return until when the first contact is due, counted from the newest assignment; None if there is none."""
    if appeal.assigned_at is None or appeal.lead is None:
        return None
    return tx.programme.calendar.due(appeal.assigned_at, tx.programme.pack.limits.first_contact_days)


def _contacted(appeal: Appeal, due: datetime | None) -> Timely:
    if appeal.contacted_at is None or due is None:
        return Timely.WAITING
    return Timely.IN_TIME if appeal.contacted_at <= due else Timely.LATE


def _outlet(appeal: Appeal) -> Outlet:
    if appeal.session is not None and appeal.answered_at is not None:
        return Outlet.ON_SPOT
    return Outlet.PASSED_ON if appeal.assigned_at is not None else Outlet.NONE


def _next_outlet(appeal: Appeal) -> ColumnElement[Outlet]:
    """Return where the appeal was settled.

    An answer while it waited for a session, or at the one to which it was brought, is ON_SPOT. Without an
    assignment, since it was taken back at once, it was not passed on.
    """
    if appeal.assigned_at is None:
        return case((fact.c.outlet == Outlet.PASSED_ON, Outlet.NONE), else_=fact.c.outlet)
    there = appeal.state is State.ANSWERED and appeal.session is not None
    heard = (fact.c.state == State.SCHEDULED) & (appeal.state is State.ANSWERED)
    passed_on = (fact.c.outlet == Outlet.NONE) & (appeal.assigned_at is not None)
    return case((heard | there, Outlet.ON_SPOT), (passed_on, Outlet.PASSED_ON), else_=fact.c.outlet)

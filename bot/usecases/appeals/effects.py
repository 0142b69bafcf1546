"""What a move changes in the appeal's row besides its state."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.appeals.appeal import Action, Appeal, Ground, Outcome
from bot.domain.appeals.reckoning import Dates, reckon
from bot.usecases.appeals import assisting, handling, viewing
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.sessions import booked

Data = Mapping[str, Any]
Effect = dict[str, Any]
Rule = Callable[[Transaction, Appeal, Data, datetime], Effect]


def assigned(tx: Transaction, kind: str, now: datetime) -> dict[str, Any]:
    """The reply clock starts with the first assignment and never anew."""
    return {"assigned_at": now} | _answer_in(tx, tx.programme.pack.kind(kind).reply_days, now)


def _answer_in(tx: Transaction, days: int, now: datetime) -> dict[str, Any]:
    due = tx.programme.calendar.due(now, days)
    return {"reply_days": days, "due_at": due, "original_due_at": due}


def _nothing(_tx: Transaction, _appeal: Appeal, _data: Data, _now: datetime) -> Effect:
    return {}


def _assign(tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    others = assisting.asked(tx, appeal, (name for name in data.get("assisting", []) if name != data["lead"]), now)
    clock = {"assigned_at": now} | (_first_date(tx, appeal, data, now) if appeal.due_at is None else {})
    return {"lead": data["lead"], "session": None, "session_at": None} | others | clock


def _first_date(tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    """Whoever assigns may say that the matter is complex."""
    pack = tx.programme.pack
    is_complex = data.get("send") == "complex"
    return _answer_in(tx, pack.limits.complex_reply_days if is_complex else pack.kind(appeal.kind).reply_days, now)


def _schedule(tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    """Departments that prepare for the session are named with it; one that follows its booking keeps them."""
    session = booked.session_of(tx, appeal, now)
    others = tuple(name for name in data.get("assisting", []) if name != data["lead"]) if "lead" in data else ()
    departments = {"lead": data["lead"], "assisting": others} if "lead" in data else {}
    return departments | ({"session": session.id, "session_at": session.held_at} if session else {})


def _session_off(_tx: Transaction, _appeal: Appeal, _data: Data, _now: datetime) -> Effect:
    return {"session": None, "session_at": None, "lead": None} | assisting.NOBODY


def _session_moved(_tx: Transaction, _appeal: Appeal, data: Data, _now: datetime) -> Effect:
    """Another date of the same session, or another session."""
    return {name: data[name] for name in ("session", "session_at") if name in data}


def _answer_on_spot(tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    """Whoever sat there has taken the appeal and answered it at once."""
    clock = assigned(tx, appeal.kind, now) if appeal.due_at is None else {"assigned_at": now}
    return clock | _answer(tx, appeal, data, now) | {"lead": data["lead"], "accepted_at": now}


def _accept(_tx: Transaction, _appeal: Appeal, _data: Data, now: datetime) -> Effect:
    return {"accepted_at": now}


def _accept_by_default(_tx: Transaction, _appeal: Appeal, _data: Data, now: datetime) -> Effect:
    return {"accepted_at": now, "accepted_by_default": True}


def _return(_tx: Transaction, appeal: Appeal, _data: Data, _now: datetime) -> Effect:
    return {"returns": appeal.returns + 1, "lead": None} | assisting.NOBODY


def _reroute(_tx: Transaction, _appeal: Appeal, _data: Data, _now: datetime) -> Effect:
    """What the department had drafted is not the next one's."""
    return {"lead": None, "outcome": None, "answer": "", "plan": ""} | assisting.NOBODY


def _stand_in(_tx: Transaction, _appeal: Appeal, data: Data, _now: datetime) -> Effect:
    """The deputy, or nobody: then it is the department's again."""
    return {"handler": data["to"]}


def _contacted(_tx: Transaction, appeal: Appeal, _data: Data, now: datetime) -> Effect:
    return {"contacted_at": appeal.contacted_at or now}


def _answer(_tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    contacted = appeal.contacted_at or now
    said = {"outcome": Outcome(data["outcome"]), "answer": data["words"], "plan": data.get("plan", "")}
    return said | {"contacted_at": contacted}


def _prepare(_tx: Transaction, _appeal: Appeal, data: Data, _now: datetime) -> Effect:
    return {"prepared": data["words"]}


def _answer_at_once(tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    """The desk answers in the name of a department, which takes over if the answer does not do."""
    return _answer(tx, appeal, data, now) | {"lead": data["lead"]}


def _grant_time(tx: Transaction, appeal: Appeal, _data: Data, _now: datetime) -> Effect:
    """The date moves by the working days asked for; the original date stays for the statistics."""
    asked = viewing.more_time(tx, appeal)
    if asked is None or asked.asked_days is None or appeal.due_at is None:
        return {}
    return {"due_at": tx.programme.calendar.due(appeal.due_at, asked.asked_days)}


def _object(tx: Transaction, appeal: Appeal, _data: Data, _now: datetime) -> Effect:
    """The calendar may have changed while the appeal was settled."""
    dates = reckoned(tx, appeal)
    return {"objected": True} | (dates.as_changes() if appeal.due_at and dates.due else {})


def reckoned(tx: Transaction, appeal: Appeal) -> Dates:
    """Return the round's dates by the calendar as it is; older rows don't say how many days the answer was given."""
    pack, calendar = tx.programme.pack, tx.programme.calendar
    usual = pack.kind(appeal.kind).reply_days if appeal.round == 1 else pack.limits.rework_days
    note = timedelta(days=pack.limits.long_term_note_days) if appeal.follows_plan else None
    return reckon(appeals.history(tx, appeal.id), Dates(calendar, appeal.round, appeal.reply_days or usual, note))


def _rework(tx: Transaction, appeal: Appeal, data: Data, now: datetime) -> Effect:
    dates = _answer_in(tx, tx.programme.pack.limits.rework_days, now)
    fresh = UNANSWERED | {"plan": "", "noted_at": None, "round": appeal.round + 1}
    return fresh | dates | _handed_on(tx, appeal, data.get("lead") or appeal.lead, now)


UNANSWERED: Effect = {"outcome": None, "answer": "", "questions": 0, "answered_at": None, "assist_due_at": None}


def _handed_on(tx: Transaction, appeal: Appeal, lead: str | None, now: datetime) -> Effect:
    """Another department begins as with any assignment; the same keeps those who assist it."""
    if lead == appeal.lead:
        return assisting.asked(tx, appeal, appeal.assisting, now)
    return {"lead": lead, "assigned_at": now} | assisting.NOBODY


def _ground(ground: Ground) -> Rule:
    return lambda _tx, _appeal, _data, _now: {"ground": ground}


_RULES: dict[Action, Rule] = {
    Action.ASSIGN: _assign,
    Action.SCHEDULE: _schedule,
    Action.SESSION_OFF: _session_off,
    Action.SESSION_MOVED: _session_moved,
    Action.ANSWER_ON_SPOT: _answer_on_spot,
    Action.ACCEPT: _accept,
    Action.ACCEPT_BY_DEFAULT: _accept_by_default,
    Action.RETURN: _return,
    Action.REROUTE: _reroute,
    Action.ASK: _contacted,
    Action.PROGRESS: _contacted,
    Action.HAND_OVER: handling.handed_over,
    Action.STAND_IN: _stand_in,
    Action.ANSWER: _answer,
    Action.PREPARE: _prepare,
    Action.ANSWER_AT_ONCE: _answer_at_once,
    Action.GRANT_TIME: _grant_time,
    Action.OBJECT: _object,
    Action.REWORK: _rework,
    Action.RATE: _ground(Ground.RATED),
    Action.SURVEY_EXPIRED: _ground(Ground.NOT_RATED),
    Action.VISIT: _ground(Ground.VISITED),
    Action.CLOSE: _ground(Ground.BY_HAND),
}


def of(action: Action) -> Rule:
    """Return the rule of a move: a function of the appeal, what was typed and the moment."""
    return _RULES.get(action, _nothing)

"""Reads rows of appeals of earlier sessions (往期诉求) and enters them as they ended. Nobody is told of them."""

import re
from datetime import date, datetime, time
from functools import partial

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.source import Source
from bot.domain.appeals.survey import Survey
from bot.domain.base.errors import BadInput
from bot.domain.base.ids import PersonId
from bot.domain.tenure.imports import Cells, Field, Past
from bot.domain.tenure.imports import Outcome as RowOutcome
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.domain.time.typed.numerals import in_figures
from bot.texts.style.wording import joined
from bot.texts.tenure.imports import RATING
from bot.usecases.appeals.verbs import answering, filing, rating
from bot.usecases.people import registration
from bot.usecases.tenure import importing_cells as cells_of
from bot.usecases.tenure.importing_cells import Parse
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions
from storage.tenure import imported

MORNING, EVENING = time(9), time(17)  # the hour of a day that a table gives without one
LONGEST = 10_000  # characters of an answer
SHOWN = 20  # characters of an appeal that was there already
_SESSION = re.compile(r"(\d{4})\D+(\d{1,2})\D*")


def read(tx: Transaction, cells: Cells, now: datetime) -> Past:
    found = cells_of.parsed(cells, _parsers(tx, cells, now))
    filed, answered = (date.fromisoformat(found[field]) for field in (Field.FILED, Field.ANSWERED))
    return Past(
        enterprise=int(found[Field.CODE]),
        text=found[Field.TEXT],
        kind=found[Field.KIND],
        department=found[Field.DEPARTMENT],
        filed_at=datetime.combine(filed, MORNING, SHANGHAI),
        answered_at=datetime.combine(answered, EVENING, SHANGHAI),
        answer=found[Field.ANSWER],
        rating=RATING.get(found[Field.RATING]),
        session=int(found[Field.SESSION]) if found[Field.SESSION] else None,
    )


def _parsers(tx: Transaction, cells: Cells, now: datetime) -> dict[Field, Parse]:
    today = shanghai_date(now)
    return {
        Field.CODE: partial(_registered, tx),
        Field.TEXT: partial(cells_of.said, most=tx.programme.pack.limits.text_max),
        Field.KIND: partial(_kind, tx),
        Field.DEPARTMENT: partial(cells_of.department, tx),
        Field.FILED: partial(_been, today),
        Field.ANSWERED: partial(_answered, today, cells.get(Field.FILED, "")),
        Field.ANSWER: partial(cells_of.said, most=LONGEST),
        Field.RATING: _rating,
        Field.SESSION: partial(_session, tx),
    }


def _registered(tx: Transaction, text: str) -> str:
    found = people.enterprise_by_uscc(tx, registration.parse_code(text))
    if found is None:
        raise BadInput("import_firm")
    return str(found.id)


def _kind(tx: Transaction, text: str) -> str:
    names = [kind.name for kind in tx.programme.pack.kinds]
    if text.strip() not in names:
        raise BadInput("import_kind", {"names": joined(names)})
    return text.strip()


def _been(today: date, text: str) -> str:
    """Read a day up to today."""
    found = cells_of.day(text)
    if found > today:
        raise BadInput("import_to_come")
    return found.isoformat()


def _answered(today: date, filed: str, text: str) -> str:
    """Read a day up to today that is not before the one of filing, if that can be read."""
    found = _been(today, text)
    try:
        first = cells_of.day(filed).isoformat()
    except BadInput:
        return found  # the other cell is named
    if found < first:
        raise BadInput("import_backwards")
    return found


def _rating(text: str) -> str:
    if text.strip() and text.strip() not in RATING:
        raise BadInput("import_rating", {"names": joined(RATING)})
    return text.strip()


def _session(tx: Transaction, text: str) -> str:
    if not text.strip():
        return ""
    said = _SESSION.search(in_figures(text))
    found = sessions.find(tx, int(said[1]), int(said[2])) if said else None
    if found is None:
        raise BadInput("import_session")
    return str(found.id)


def enter(tx: Transaction, number: int, event: Past, _: PersonId | None, __: datetime) -> RowOutcome:
    """Write the appeal as it ended, with its history and its rating, unless it is there already. No timer is set."""
    if imported.is_known(tx, event.enterprise, event.text, event.filed_at):
        return RowOutcome(number, event.text[:SHOWN], known=True)
    made = appeals.add(tx, _said(tx, event) | _dates(tx, event))
    _history(tx, made, event)
    rated = event.answered_at if event.rating else None
    survey = Survey(made.id, 1, event.department, event.answered_at, rated_at=rated, satisfaction=event.rating)
    imported.rated(tx, survey)
    return RowOutcome(number, made.number, known=False)


def _said(tx: Transaction, event: Past) -> dict[str, object]:
    """Return the columns that are no dates."""
    enterprise = people.enterprise_by_id(tx, event.enterprise)
    return {
        "number": filing.number(tx, event.filed_at),
        "enterprise": enterprise.id,
        "region": enterprise.region,
        "demo": enterprise.demo,
        "text": event.text,
        "kind": event.kind,
        "verdict": {},
        "state": State.CLOSED,
        "lead": event.department,
        "assisting": (),
        "session": event.session,
        "source": Source.IMPORTED,
        "outcome": Outcome.SOLVED,
        "answer": event.answer,
    }


def _dates(tx: Transaction, event: Past) -> dict[str, object]:
    """Return the dates. The answer was due by the days of its kind, counted from the day of filing."""
    days = tx.programme.pack.kind(event.kind).reply_days
    due = tx.programme.calendar.due(event.filed_at, days)
    begun = dict.fromkeys(("filed_at", "clock_from", "assigned_at"), event.filed_at)
    ended = dict.fromkeys(("answered_at", "settled_at"), event.answered_at)
    return {**begun, **ended, "reply_days": days, "due_at": due, "original_due_at": due}


def _history(tx: Transaction, made: Appeal, event: Past) -> None:
    """Write that it was filed, answered, and rated, or that the days for a rating went by."""
    appeals.append(tx, made.id, filing.earlier(event.filed_at))
    appeals.append(tx, made.id, answering.earlier(event.answered_at, event.department, event.answer))
    appeals.append(tx, made.id, rating.earlier(event.answered_at, rated=event.rating is not None))

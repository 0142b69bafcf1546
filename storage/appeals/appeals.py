"""Loads and writes appeals, their history, surveys and the list of their files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, or_, select, update

from bot.domain.appeals.action import STAFF_ONLY, Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import IN_HAND
from bot.domain.appeals.survey import Satisfaction, Survey
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.page import PAGE
from bot.domain.time.calendar import SHANGHAI
from storage.appeals import facts, finding
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import plain, to
from storage.schema import appeal, assisting, attachment, counter, event, survey

Found = tuple[list[Appeal], int]
Span = tuple[datetime, datetime]


def next_number(tx: Transaction, name: str) -> int:
    """Count up the counter `name` and return it, from 1."""
    first = dialects.insert(tx, counter).values(name=name, value=1)
    counted = first.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
    return int(tx.execute(counted.returning(counter.c.value)).scalar_one())


def add(tx: Transaction, values: dict[str, object]) -> Appeal:
    made = to(Appeal, tx.execute(insert(appeal).values(plain(values)).returning(*appeal.c)).mappings().one())
    facts.enter(tx, made)
    return finding.enter(tx, made)


_PEEK = select(appeal).where(appeal.c.id == bindparam("row"))
_LOAD = _PEEK.with_for_update()
_HISTORY = select(event).where(event.c.appeal == bindparam("row")).order_by(event.c.id)
_SURVEY = select(survey).where(survey.c.appeal == bindparam("row"), survey.c.round == bindparam("round"))
_FILES = select(func.count()).select_from(attachment).where(attachment.c.appeal == bindparam("row"))
_SHOWN = _FILES.where(or_(attachment.c.answer.is_(None), attachment.c.answer <= bindparam("answers")))


def load(tx: Transaction, appeal_id: AppealId) -> Appeal | None:
    """Return the appeal, locked until the transaction ends."""
    found = tx.execute(_LOAD, {"row": appeal_id}).mappings().first()
    return to(Appeal, found) if found else None


def peek(tx: Transaction, appeal_id: AppealId) -> Appeal | None:
    """Return the appeal for reading only."""
    found = tx.execute(_PEEK, {"row": appeal_id}).mappings().first()
    return to(Appeal, found) if found else None


def numbers(tx: Transaction, rows: Iterable[AppealId | None]) -> tuple[tuple[AppealId, str], ...]:
    """Return the appeals with their numbers, each once, in the order given; None is left out."""
    wanted = [appeal_id for appeal_id in dict.fromkeys(rows) if appeal_id is not None]
    found = dict(map(tuple, tx.execute(select(appeal.c.id, appeal.c.number).where(appeal.c.id.in_(wanted)))))
    return tuple((appeal_id, found[appeal_id]) for appeal_id in wanted if appeal_id in found)


def scheduled_at(tx: Transaction, session: int, enterprise: int | None = None) -> list[AppealId]:
    """Return the appeals that wait for a session, of one enterprise or all, in the order in which to lock them."""
    wanted = select(appeal.c.id).where(appeal.c.session == session, appeal.c.state == State.SCHEDULED)
    if enterprise is not None:
        wanted = wanted.where(appeal.c.enterprise == enterprise)
    return list(tx.execute(wanted.order_by(appeal.c.id)).scalars())


def by_number(tx: Transaction, number: str) -> Appeal | None:
    """Return the appeal with this number for reading only."""
    found = tx.execute(select(appeal).where(appeal.c.number == number)).mappings().first()
    return to(Appeal, found) if found else None


def change(tx: Transaction, appeal_id: AppealId, values: Change) -> Appeal:
    """Write what a move changes."""
    if "assisting" in values:
        tx.execute(delete(assisting).where(assisting.c.appeal == appeal_id))
        for department in values["assisting"]:
            tx.execute(insert(assisting).values(appeal=appeal_id, department=department))
    changing = update(appeal).where(appeal.c.id == appeal_id).values(plain(values)).returning(*appeal.c)
    changed = to(Appeal, tx.execute(changing).mappings().one())
    facts.follow(tx, changed)
    return finding.follow(tx, changed)


def retell(tx: Transaction, appeal_id: AppealId, theme: str, *, demo: bool) -> Appeal:
    """Change the theme of a demonstration appeal to the one in its story; return the appeal as it stands now."""
    changing = update(appeal).where(appeal.c.id == appeal_id).values(theme=theme, demo=demo).returning(*appeal.c)
    changed = to(Appeal, tx.execute(changing).mappings().one())
    facts.follow(tx, changed)
    return finding.follow(tx, changed)


def page_of(tx: Transaction, which: ColumnElement[bool], order: Sequence[Any], page: int) -> Found:
    """Return one page of the appeals for which the condition holds, and how many there are."""
    total = tx.execute(select(func.count()).select_from(appeal).where(which)).scalar_one()
    rows = tx.execute(select(appeal).where(which).order_by(*order).limit(PAGE).offset(page * PAGE)).mappings()
    return [to(Appeal, row) for row in rows], total


def of_enterprise(tx: Transaction, enterprise: int, page: int = 0) -> tuple[list[Appeal], int]:
    """Return one page of an enterprise's appeals, newest first, and how many there are."""
    return page_of(tx, appeal.c.enterprise == enterprise, [appeal.c.id.desc()], page)


def awaiting_facts(tx: Transaction, enterprise: int, most: int) -> list[Appeal]:
    """Return the newest appeals of an enterprise of which more facts were asked, at most so many."""
    which = (appeal.c.enterprise == enterprise) & (appeal.c.state == State.NEEDS_INFO)
    rows = tx.execute(select(appeal).where(which).order_by(appeal.c.id.desc()).limit(most)).mappings()
    return [to(Appeal, row) for row in rows]


def led_by_due(tx: Transaction, lead: str | None, states: Iterable[State], due: Span, page: int = 0) -> Found:
    """Return one page of what a department leads in `states`, due between two moments."""
    which = appeal.c.state.in_(list(states)) & (appeal.c.lead == lead) & appeal.c.due_at.between(*due)
    return page_of(tx, which, [appeal.c.due_at, appeal.c.id], page)


def followed(tx: Transaction, lead: str | None, page: int = 0) -> Found:
    """Return one page of the appeals whose long-term plan is followed, of one department or all, and how many."""
    which = appeal.c.noted_at.is_not(None) & appeal.c.settled_at.is_(None)
    which = which & (appeal.c.lead == lead) if lead is not None else which
    return page_of(tx, which, [appeal.c.lead, appeal.c.due_at, appeal.c.id], page)


def to_triage(tx: Transaction, page: int = 0) -> tuple[list[Appeal], int]:
    """Return one page of the appeals for triage: urgent ones first, then by day, the least certain of a day first."""
    certainty = func.coalesce(appeal.c.verdict[("ranked", 0, "score")].as_float(), 0)
    order = [appeal.c.urgent.desc(), _day(tx, appeal.c.clock_from), certainty, appeal.c.clock_from, appeal.c.id]
    return page_of(tx, appeal.c.state == State.TRIAGE, order, page)


def _day(tx: Transaction, moment: ColumnElement[datetime]) -> ColumnElement[str]:
    """Return the date of a moment in Shanghai as an SQL expression; SQLite knows no time zones."""
    if dialects.is_sqlite(tx):
        return func.date(moment, "+8 hours")
    return func.date(func.timezone(SHANGHAI.key, moment))


def to_visit(tx: Transaction, page: int = 0) -> tuple[list[Appeal], int]:
    """Return one page of the appeals to be visited, those first that have waited longest, and how many there are."""
    return page_of(tx, appeal.c.state == State.VISIT, [appeal.c.clock_from, appeal.c.id], page)


def leave_counter(tx: Transaction, enterprise: int) -> None:
    """Note that the enterprise has a chat now, so that it acts on its appeals itself and the counter no longer does."""
    tx.execute(update(appeal).where(appeal.c.enterprise == enterprise).values(at_counter=False))


def in_hand(tx: Transaction, who: PersonId) -> list[AppealId]:
    """Return the appeals that this person is handling, oldest first."""
    held = select(appeal.c.id).where(appeal.c.handler == who, appeal.c.state.in_(IN_HAND))
    return list(tx.execute(held.order_by(appeal.c.filed_at, appeal.c.id)).scalars())


def open_of(tx: Transaction, who: PersonId, enterprise_id: int | None) -> int:
    """Count the open appeals that this person filed, or those of the whole enterprise if one is named."""
    whose = appeal.c.filed_by == who if enterprise_id is None else appeal.c.enterprise == enterprise_id
    return int(tx.execute(select(func.count()).where(whose, appeal.c.settled_at.is_(None))).scalar_one())


def open_rows(tx: Transaction) -> list[AppealId]:
    """Return all appeals under way, in the order in which they are locked."""
    return list(tx.execute(select(appeal.c.id).where(appeal.c.settled_at.is_(None)).order_by(appeal.c.id)).scalars())


def departments_of(tx: Transaction, enterprise: int) -> set[str]:
    """Return the departments that lead, or may come to lead, the open appeals of an enterprise."""
    open_ones = select(appeal.c.lead, appeal.c.verdict).where(
        appeal.c.enterprise == enterprise, appeal.c.settled_at.is_(None)
    )
    found = [(lead, verdict.get("wish")) for lead, verdict in map(tuple, tx.execute(open_ones))]
    return {name for pair in found for name in pair if name}


def append(tx: Transaction, appeal_id: AppealId, happened: Event) -> None:
    values = {name: getattr(happened, name) for name in Event.__slots__}
    tx.execute(insert(event).values(appeal=appeal_id, **values))


def history(tx: Transaction, appeal_id: AppealId) -> tuple[Event, ...]:
    return tuple(to(Event, item) for item in tx.execute(_HISTORY, {"row": appeal_id}).mappings())


def newest_event(tx: Transaction) -> int:
    """Return the number of the newest line of all histories, 0 if there is none."""
    return int(tx.execute(select(func.max(event.c.id))).scalar() or 0)


def words_since(tx: Transaction, after: int, action: Action) -> list[tuple[AppealId, str]]:
    """Return the appeal and the words of each history line about `action` that is newer than the line `after`."""
    lines = select(event.c.appeal, event.c.words).where(event.c.id > after, event.c.action == action)
    return [(line.appeal, line.words) for line in tx.execute(lines.order_by(event.c.id))]


def last_event(tx: Transaction, appeal_id: AppealId) -> Event | None:
    """Return the last history line that everybody may see; None if there is none."""
    open_to_all = event.c.action.not_in(STAFF_ONLY)
    newest = select(event).where(event.c.appeal == appeal_id, open_to_all).order_by(event.c.id.desc()).limit(1)
    found = tx.execute(newest).mappings().first()
    return to(Event, found) if found else None


def open_survey(tx: Transaction, asked_survey: Survey) -> None:
    values = {
        "appeal": asked_survey.appeal,
        "round": asked_survey.round,
        "department": asked_survey.department,
        "asked_at": asked_survey.asked_at,
        "by_phone": asked_survey.by_phone,
        "unreachable": asked_survey.unreachable,
        "person": asked_survey.person,
    }
    tx.execute(insert(survey).values(values))
    if not asked_survey.unreachable:
        facts.ask(tx, asked_survey)


def survey_of(tx: Transaction, appeal_id: AppealId, round_: int) -> Survey | None:
    found = tx.execute(_SURVEY, {"row": appeal_id, "round": round_}).mappings().first()
    return to(Survey, found) if found else None


def rate(tx: Transaction, appeal_id: AppealId, round_: int, values: Mapping[str, object]) -> None:
    """Store the rating of the round's survey, and count it in the facts."""
    tx.execute(update(survey).where(survey.c.appeal == appeal_id, survey.c.round == round_).values(values))
    if rated := survey_of(tx, appeal_id, round_):
        facts.rate(tx, rated)


def rate_again(tx: Transaction, appeal_id: AppealId, round_: int, second: Satisfaction) -> None:
    """Keep the rating given on the return visit beside the first rating, which is not changed."""
    tx.execute(update(survey).where(survey.c.appeal == appeal_id, survey.c.round == round_).values(second=second))


def count_files(tx: Transaction, appeal_id: AppealId, answers: int | None = None) -> int:
    """Count the files; `answers`: those of answers up to that round only."""
    wanted = _FILES if answers is None else _SHOWN
    return int(tx.execute(wanted, {"row": appeal_id, "answers": answers}).scalar_one())

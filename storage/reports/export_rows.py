"""Reads the rows of an export page by page, so that memory does not grow with the size of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, RowMapping, Select, Table, and_, func, select

from bot.domain.reports.export import AppealRow, BookingRow, ClassRow, EventRow, RatingRow, Row, Scope, Sheet
from bot.domain.reports.figures import GROUPS
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.reports import class_rows, counting
from storage.schema import appeal, booking, class_issue, enterprise, event, fact, person, session, survey

PAGE = 2000


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of a sheet come from. `key` gives their order; `at` is the moment that the chosen span limits."""

    kind: type[Any]
    tables: FromClause
    columns: tuple[ColumnElement[Any], ...]
    key: ColumnElement[int]
    at: ColumnElement[Any]
    real: ColumnElement[bool]
    counted: bool = False  # with the figures that count the row, as the screen does

    def within(self, scope: Scope) -> list[ColumnElement[bool]]:
        bounds = [] if scope.first is None else [self.at >= scope.first]
        return [self.real, *bounds, *([] if scope.until is None else [self.at < scope.until])]

    def after(self, scope: Scope, last: int, size: int) -> Select[Any]:
        flags = [holds.label(f"in_{key}") for key, holds in counting.HOLDS.items() if self.counted]
        wanted = select(*self.columns, *flags).select_from(self.tables).where(self.key > last, *self.within(scope))
        return wanted.order_by(self.key).limit(size)


def _named(table: Table, *names: str) -> tuple[ColumnElement[Any], ...]:
    return tuple(table.c[name] for name in names)


_APPEAL = tuple(name for name in AppealRow.__slots__ if name in appeal.c and name not in {"session", "enterprise"})
_EVENT = ("id", "at", "action", "party", "department", "from_state", "to_state", "round", "reason", "words")
_BOOKING = ("id", "state", "slot", "room", "expected_at", "booked_at")
_RATING = tuple(name for name in RatingRow.__slots__ if name in survey.c and name != "person")
_NEWEST = and_(survey.c.appeal == appeal.c.id, survey.c.round == appeal.c.round)

SOURCES: dict[Sheet, Source] = {
    Sheet.APPEALS: Source(
        AppealRow,
        appeal.join(enterprise, enterprise.c.id == appeal.c.enterprise)
        .outerjoin(person, person.c.id == appeal.c.filed_by)
        .outerjoin(survey, _NEWEST)
        .outerjoin(fact, fact.c.appeal == appeal.c.id)
        .outerjoin(session, session.c.id == fact.c.session),  # one that was passed on there is still of it
        (
            *_named(appeal, *_APPEAL),
            *_named(survey, "asked_at", "rated_at", "satisfaction", "solved", "manner", "words"),
            survey.c.reason.label("dissatisfied"),
            *(session.c.year, session.c.number.label("session")),
            *(enterprise.c.name.label("enterprise"), enterprise.c.uscc),
            *(person.c.name.label("person"), person.c.phone),
        ),
        appeal.c.id,
        appeal.c.filed_at,
        appeal.c.demo.is_(False),
        counted=True,
    ),
    Sheet.BOOKINGS: Source(
        BookingRow,
        booking.join(session, session.c.id == booking.c.session).join(
            enterprise, enterprise.c.id == booking.c.enterprise
        ),
        (
            *_named(booking, *_BOOKING),
            *(session.c.year, session.c.number.label("session"), session.c.theme, session.c.held_at),
            *(enterprise.c.region, enterprise.c.name.label("enterprise")),
        ),
        booking.c.id,
        booking.c.booked_at,
        session.c.demo.is_(False) & enterprise.c.demo.is_(False),
    ),
    Sheet.EVENTS: Source(
        EventRow,
        event.join(appeal, appeal.c.id == event.c.appeal),
        (*_named(event, *_EVENT), appeal.c.number),
        event.c.id,
        event.c.at,
        appeal.c.demo.is_(False),
    ),
    Sheet.RATINGS: Source(
        RatingRow,
        survey.join(appeal, appeal.c.id == survey.c.appeal).outerjoin(person, person.c.id == survey.c.person),
        (*_named(survey, *_RATING), appeal.c.number, person.c.name.label("person")),
        survey.c.id,
        appeal.c.filed_at,
        appeal.c.demo.is_(False),
    ),
    Sheet.CLASSES: Source(
        ClassRow,
        class_issue,
        class_rows.COLUMNS,
        class_issue.c.id,
        class_issue.c.confirmed_at,
        class_rows.KEPT,
    ),
}


def count(tx: Transaction, sheet: Sheet, scope: Scope) -> int:
    source = SOURCES[sheet]
    wanted = select(func.count()).select_from(source.tables).where(*source.within(scope))
    return int(tx.execute(wanted).scalar_one())


def pages(tx: Transaction, sheet: Sheet, scope: Scope, size: int = PAGE, *, now: datetime) -> Iterator[list[Row]]:
    """Yield all rows, a page at a time."""
    source, last, moments = SOURCES[sheet], 0, counting.moments(tx, now)
    while found := tx.execute(source.after(scope, last, size), moments).mappings().all():
        last = int(found[-1]["id"])
        yield [to(source.kind, {**row, "counted": _counted(row)} if source.counted else row) for row in found]


def _counted(row: RowMapping) -> dict[str, int]:
    return {key: int(row[f"in_{key}"]) for key in GROUPS}

"""Reads rows of days off and made-up working days (调休), and puts them in force as one version of the settings."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.config.overlay import OFF, WORK
from bot.domain.appeals.reckoning import Moving
from bot.domain.base.errors import BadInput
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.tenure.imports import Cells, Field, Outcome, SpecialDay
from bot.domain.tenure.settings import SettingEdit
from bot.texts.tenure.setting_names import DAY_WORDS
from bot.usecases.tenure import importing_cells as cells_of
from bot.usecases.tenure import settings
from storage.engine.database import Transaction


def read(_: Transaction, cells: Cells, __: datetime) -> SpecialDay:
    found = cells_of.parsed(cells, {Field.DAY: lambda text: cells_of.day(text).isoformat(), Field.IS: _is})
    return SpecialDay(date.fromisoformat(found[Field.DAY]), found[Field.IS] == WORK)


def _is(text: str) -> str:
    said = "".join(text.split())
    if said not in DAY_WORDS:
        raise BadInput("import_day", {"name": text.strip()})
    return DAY_WORDS[said]


def enter(tx: Transaction, number: int, day: SpecialDay, _: PersonId | None, __: datetime) -> Outcome:
    """Say whether the day is so already; all days of a table are put in force together."""
    return Outcome(number, day.day.isoformat(), known=_is_known(tx, day))


def _is_known(tx: Transaction, day: SpecialDay) -> bool:
    """Whether the day is overridden like this, or its year's holidays are known and have it like this."""
    kept, calendar = tx.programme.pack.calendar, tx.programme.calendar
    named = day.day in (kept.workdays if day.works else kept.holidays)
    return named or (calendar.has_data(day.day.year) and calendar.is_workday(day.day) == day.works)


def adopt(
    tx: Transaction, found: Iterable[SpecialDay], by: Person | None, now: datetime
) -> tuple[Moving, list[Notice]]:
    """Put the new ones in force; return what that moves and who is told. Dates of open appeals follow."""
    edits = [SettingEdit(f"days.{day.day}", *_before_and_after(tx, day)) for day in found if not _is_known(tx, day)]
    return settings.take_over(tx, tuple(edits), by, now=now) if edits else (Moving(0), [])


def _before_and_after(tx: Transaction, day: SpecialDay) -> tuple[str | None, str]:
    kept = tx.programme.pack.calendar
    before = WORK if day.day in kept.workdays else OFF if day.day in kept.holidays else None
    return before, WORK if day.works else OFF

"""Takes over whole tables, of staff, enterprises, days or earlier appeals: all or, with one wrong cell, nothing."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.people.person import Person
from bot.domain.tenure.imports import Cells, Fault, FilledIn, Firm, Guest, Import, Outcome, Past, Result, SpecialDay
from bot.usecases.tenure import importing_days, importing_past, importing_people
from bot.usecases.tenure.importing_cells import RowWrong
from storage.engine import audit
from storage.engine.database import Transaction

New = Guest | Firm | SpecialDay | Past
Found = dict[object, tuple[int, New]]
Enter = Callable[..., Outcome]
Begin = Callable[[Transaction, datetime], Enter]


def take_over(tx: Transaction, table: FilledIn, *, by: Person | None = None, now: datetime) -> Result:
    """Import the rows; with faults nothing is changed. Whoever only wants to look undoes the transaction.

    `by` None stands for the command line.
    """
    found, faults = _read(tx, table, now)
    if faults or not found:
        return Result(faults=faults)
    who = by.id if by else None
    audit.note(tx, who, "import", f"import:{table.kind}", now, rows=len(found))
    enter = _KINDS[table.kind][1](tx, now)
    outcomes = tuple(enter(tx, number, past, who, now) for number, past in found.values())
    special = [day for _, day in found.values() if isinstance(day, SpecialDay)]
    if not special:
        return Result(outcomes)
    moving, notices = importing_days.adopt(tx, special, by, now)
    return Result(outcomes, moving=moving, told=tuple(notices))


def _read(tx: Transaction, table: FilledIn, now: datetime) -> tuple[Found, tuple[Fault, ...]]:
    """Return the rows by what no two may share, and all that is wrong."""
    read, found, faults = _KINDS[table.kind][0], Found(), list[Fault]()
    for line in table.lines:
        try:
            item = _unheard_of(read(tx, line.cells, now), found)
            found[item.key] = line.number, item
        except RowWrong as wrong:
            faults += [Fault(line.number, field, problem) for field, problem in wrong.problems]
    return found, tuple(faults)


def _unheard_of(new: New, found: Found) -> New:
    if new.key in found:
        raise RowWrong((None, BadInput("row_twice", {"row": found[new.key][0]})))
    return new


def _each(enter: Enter) -> Begin:
    """Begin with what takes each row over by itself."""
    return lambda _, __: enter


# How a row is read, and what takes the rows over.
_KINDS: dict[Import, tuple[Callable[[Transaction, Cells, datetime], New], Begin]] = {
    Import.STAFF: (importing_people.guest, importing_people.inviting),
    Import.ENTERPRISES: (importing_people.firm, _each(importing_people.enter)),
    Import.HOLIDAYS: (importing_days.read, _each(importing_days.enter)),
    Import.APPEALS: (importing_past.read, _each(importing_past.enter)),
}

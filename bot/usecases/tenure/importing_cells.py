"""Reads the cells of a row that somebody filled in, and names all that can't be read."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot.domain.base.errors import BadInput
from bot.domain.tenure.imports import Cells, Field
from bot.domain.time.typed import days
from bot.domain.time.typed.numerals import in_figures
from bot.usecases.forms.steps import by_name
from storage.engine.database import Transaction

Parse = Callable[[str], str]
FAILED = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
EPOCH = date(1899, 12, 30)  # from which spreadsheets count days
SERIAL = 5  # digits of such a number, from 1927 to 2173


class RowWrong(Exception):  # noqa: N818 - named as the other refusals are
    def __init__(self, *problems: tuple[Field | None, BadInput]) -> None:
        super().__init__(*problems)
        self.problems = problems


def parsed(cells: Cells, parsers: Mapping[Field, Parse]) -> dict[Field, str]:
    """Return what each cell says; raise RowWrong with all that can't be read."""
    values, problems = {}, []
    for field, parse in parsers.items():
        try:
            values[field] = parse(_read(cells.get(field, "")))
        except BadInput as problem:
            problems.append((field, problem))
    if problems:
        raise RowWrong(*problems)
    return values


def _read(text: str) -> str:
    """Return what stands in a cell; refuse what a spreadsheet shows where a formula has failed or has no value."""
    if text.startswith("="):
        raise BadInput("import_formula")
    if text.strip().upper() in FAILED:
        raise BadInput("import_failed", {"text": text.strip()})
    return text


def department(tx: Transaction, text: str) -> str:
    found = by_name(tx.programme.pack.find_assignee, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return found.name


def day(text: str) -> date:
    """Read a day that names its year, or the number by which a spreadsheet keeps a day."""
    number = in_figures(text.strip())
    is_serial = number.isdecimal() and len(number) == SERIAL
    found = EPOCH + timedelta(days=int(number)) if is_serial else days.with_year(text)
    if found is None:
        raise BadInput("import_date")
    return found


def said(text: str, most: int) -> str:
    """Read words that may not be missing, nor be longer than `most` characters."""
    if not text.strip():
        raise BadInput("empty")
    if len(text) > most:
        raise BadInput("too_long", {"length": len(text), "most": most, "over": len(text) - most})
    return text.strip()

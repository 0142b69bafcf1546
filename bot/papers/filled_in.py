"""Reads a table that somebody filled in, .xlsx or .csv, and writes the empty one and the result."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import xlsxwriter

from bot.config import textfile
from bot.domain.tenure.imports import FIELDS, OPTIONAL, Field, Import, Line, Outcome
from bot.papers.tables import Table
from bot.texts.tenure import imports as said

GUARD = "'"  # what our own .csv put before a code of digits


class NotThatTable(ValueError):  # noqa: N818 - named as the other refusals are
    """The file has not the columns that it should; `missing` are their heads."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def read(kind: Import, file: Path) -> list[Line]:
    """Return the rows that hold anything; raise NotThatTable, or what the file's reader raises for a damaged one."""
    rows = _csv(file) if file.suffix.lower() == ".csv" else _xlsx(file)
    return [line for line in _lines(kind, rows) if any(line.cells.values())]


def _csv(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    yield from textfile.table(file)


def _xlsx(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(values_only=True)
        heads = [_text(one).lower() for one in next(rows, ())]
        yield from ((number, dict(zip(heads, map(_text, row), strict=False))) for number, row in enumerate(rows, 2))
    finally:
        book.close()


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return "" if value is None else str(value).strip()


def _lines(kind: Import, rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[Line]:
    heads = said.HEADS[kind]
    for number, row in rows:
        missing = [head for field, head in heads.items() if head not in row and field not in OPTIONAL]
        if missing:
            raise NotThatTable(missing)
        yield Line(number, {field: row.get(head, "").strip().removeprefix(GUARD) for field, head in heads.items()})


def column_of(kind: Import, field: Field | None) -> str:
    """Return the letter of a column as the empty table has it."""
    return "ABCDEFGHIJ"[FIELDS[kind].index(field)] if field else ""


def write_empty(kind: Import, target: Path) -> None:
    with xlsxwriter.Workbook(str(target)) as book:
        table = Table(book, said.SHEET[kind], said.columns(kind))
        for example in said.EXAMPLES[kind]:
            table.add(one.value(example) for one in table.columns)
        table.end()


def write_result(outcomes: Iterable[Outcome], bot_name: str, target: Path) -> None:
    """Write what became of each row; only the file's owner may read it, since the links let in."""
    target.touch(mode=0o600)
    with xlsxwriter.Workbook(str(target)) as book:
        table = Table(book, said.RESULT, said.results(bot_name))
        for outcome in outcomes:
            table.add(one.value(outcome) for one in table.columns)
        table.end()

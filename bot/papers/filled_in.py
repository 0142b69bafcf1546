"""Reads a table that somebody filled in, .xlsx or .csv, and makes the empty one and the result."""

import contextlib
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from unicodedata import normalize

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from bot.config import textfile
from bot.domain.tenure.imports import FIELDS, OPTIONAL, FilledIn, Import, Line, Outcome
from bot.papers import spreadsheet
from bot.papers.spreadsheet import Damaged, Rows
from bot.papers.tables import Table
from bot.texts.style.columns import Column
from bot.texts.tenure import imports as said

GUARD = "'"  # what our own .csv put before a code of digits
KINDS = (".xlsx", ".csv")
LOOKED = 10  # rows from the top among which the heads are: people put titles above them
_QUOTED = re.compile('="([^"]*)"')  # how some programs write digits into a .csv
_ADDED = re.compile(r"\s|[*:]|\([^()]*\)")


class NotThatTable(ValueError):  # noqa: N818 - named as the other refusals are
    """The file has not the columns of the kind that comes nearest; `missing` are their heads."""

    def __init__(self, kind: Import, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.kind, self.missing = kind, missing


class TooLong(ValueError):  # noqa: N818 - as above
    """The table has more rows than are taken at once."""


def ending(name: str) -> str:
    """Return what the name of a file ends with, such as .xlsx."""
    return name[name.rfind(".") :].lower() if "." in name else ""


def read(name: str, data: bytes, kind: Import | None = None, most: int | None = None) -> FilledIn:
    """Return the rows that hold anything; the heads say which kind of table it is, unless that is given.

    Raise NotThatTable, Damaged, OldExcel, TooLong for over `most` rows, or PackError with the line of an unreadable
    .csv.
    """
    whole = textfile.cells(name, data) if ending(name) == ".csv" else spreadsheet.cells(data)
    kind, heads, rows = _below_heads((row for row in whole if any(row[1])), kind)
    places = {field: heads.index(head) for field, head in said.HEADS[kind].items() if head in heads}
    letters = {field: xl_col_to_name(place) for field, place in places.items()}
    lines = []
    for number, row in rows:
        cells = {field: _cell(row, places.get(field)) for field in FIELDS[kind]}
        lines += [Line(number, cells)] if any(cells.values()) else []
        if most is not None and len(lines) > most:
            raise TooLong
    return FilledIn(kind, tuple(lines), letters)


def _below_heads(rows: Rows, given: Import | None) -> tuple[Import, list[str], Rows]:
    """Return the kind of the table, its heads, and the rows below them; the heads are where the fewest are missing."""
    top = list(islice(rows, LOOKED)) or [(1, [])]
    judged = [_kind_of(_heads(row), given) for _, row in top]
    place = min(range(len(top)), key=lambda place: len(judged[place][1]))
    kind, missing = judged[place]
    if missing:
        raise NotThatTable(kind, missing)
    return kind, _heads(top[place][1]), chain(top[place + 1 :], rows)


def _heads(row: list[str]) -> list[str]:
    """Return the heads without blanks and without what people add, such as * or （必填）."""
    return [_ADDED.sub("", normalize("NFKC", head)).lower() for head in row]


def _cell(row: list[str], place: int | None) -> str:
    """Return what stands in a cell, without what keeps digits from being read as a number."""
    text = "" if place is None or place >= len(row) else row[place].strip().removeprefix(GUARD)
    quoted = _QUOTED.fullmatch(text)
    return quoted[1] if quoted else text


def _kind_of(heads: list[str], given: Import | None) -> tuple[Import, list[str]]:
    """Return the kind of which the fewest heads are missing, and those."""
    lacks = {
        kind: [head for field, head in said.HEADS[kind].items() if head not in heads and field not in OPTIONAL]
        for kind in ([given] if given else Import)
    }
    nearest = min(lacks, key=lambda kind: (len(lacks[kind]), -len(FIELDS[kind])))
    return nearest, lacks[nearest]


def empty(kind: Import) -> bytes:
    """Return a table with its heads and examples as .xlsx."""
    return with_rows(kind, said.EXAMPLES[kind])


def with_rows(kind: Import, rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return a table with its heads and these rows as .xlsx."""
    return _sheet(said.SHEET[kind], said.columns(kind), rows)


def result(outcomes: Iterable[Outcome], bot_name: str) -> bytes:
    """Return what became of each row as .xlsx. The links let in: only who imported may have it."""
    return _sheet(said.RESULT, said.results(bot_name), outcomes)


def texts(data: bytes) -> Iterator[str]:
    """Yield what stands in the cells of a result; a file that was cut off has none."""
    with contextlib.suppress(Damaged):
        for _, row in spreadsheet.cells(data):
            yield from row


def _sheet(name: str, columns: tuple[Column, ...], rows: Iterable[object]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        table = Table(book, name, columns)
        for row in rows:
            table.add(column.value(row) for column in table.columns)
        table.end()
    return target.getvalue()

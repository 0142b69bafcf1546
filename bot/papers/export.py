"""An export as .xlsx or .csv: written row by row as it is read, however many rows there are."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from bot.config.pack import Pack
from bot.domain.export import Row, Scope, Sheet
from bot.papers import cells
from bot.texts import export as said
from bot.texts.export import Column

ROWS = 1_048_576  # that a sheet of .xlsx holds
Pages = Callable[[Sheet], Iterable[list[Row]]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written where; `sheet` None: all of them, as .xlsx, else this one as .csv."""

    target: Path
    sheet: Sheet | None
    scope: Scope
    pack: Pack
    now: datetime
    most: int = ROWS

    def columns(self, sheet: Sheet) -> tuple[Column, ...]:
        return said.columns(sheet, self.scope, self.pack)


def write(order: Order, pages: Pages) -> Iterator[int]:
    """Write the file; after each page yield how many rows there are so far."""
    return _csv(order, pages, order.sheet) if order.sheet else _xlsx(order, pages)


def _csv(order: Order, pages: Pages, sheet: Sheet) -> Iterator[int]:
    columns, count = order.columns(sheet), 0
    with order.target.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([one.head for one in columns])
        for page in pages(sheet):
            out.writerows([_written(one.value(row)) for one in columns] for row in page)
            count += len(page)
            yield count


def _written(value: said.Value) -> cells.Cell:
    found = cells.clean(value)
    return found.strftime("%Y-%m-%d %H:%M:%S") if isinstance(found, datetime) else found


def _xlsx(order: Order, pages: Pages) -> Iterator[int]:
    count, options = 0, {"constant_memory": True, "tmpdir": str(order.target.parent)}
    with xlsxwriter.Workbook(str(order.target), options) as book:
        book.set_properties({"created": cells.local(order.now)})
        for sheet in Sheet:
            table = _Table(book, said.SHEET[sheet], order.columns(sheet), order.most)
            for page in pages(sheet):
                for row in page:
                    table.add([one.value(row) for one in table.columns])
                count += len(page)
                yield count
            table.end()
        table = _Table(book, said.DEFINITIONS, said.DEFINED)
        for pair in said.definitions(order.scope, order.now):
            table.add(pair)
        table.end()


class _Table:
    """One sheet, continued on another when it is full."""

    def __init__(self, book: Any, name: str, columns: tuple[Column, ...], most: int = ROWS) -> None:
        self.book, self.name, self.columns, self.most, self.number = book, name, columns, most, 0
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.date = book.add_format({"num_format": said.DATES})
        self._begin(name)

    def _begin(self, name: str) -> None:
        self.number, self.line = self.number + 1, 0
        self.sheet = self.book.add_worksheet(name)
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
        self.sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.columns):
            self.sheet.write_string(0, place, column.head, self.head)

    def add(self, values: Iterable[said.Value]) -> None:
        if self.line + 1 == self.most:
            self.end()
            self._begin(said.MORE.format(name=self.name, number=self.number + 1))
        self.line += 1
        for place, value in enumerate(values):
            self._put(place, cells.clean(value))

    def end(self) -> None:
        self.sheet.autofilter(0, 0, self.line, len(self.columns) - 1)

    def _put(self, place: int, value: cells.Cell) -> None:
        if isinstance(value, datetime):
            self.sheet.write_datetime(self.line, place, value, self.date)
        elif isinstance(value, str):
            self.sheet.write_string(self.line, place, value)
        elif value is not None:
            self.sheet.write_number(self.line, place, value)

"""Writes an export as .xlsx or .csv, row by row as it is read, so that its size does not matter."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter

from bot.config.pack import Pack
from bot.domain.reports.export import Row, Scope, Sheet
from bot.papers import cells
from bot.papers.tables import ROWS, Table
from bot.texts.reports import export as said
from bot.texts.style.columns import Column

Pages = Callable[[Sheet], Iterable[list[Row]]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written where; `sheet` None means all sheets as .xlsx, otherwise this one as .csv."""

    target: Path
    sheet: Sheet | None
    scope: Scope
    pack: Pack
    now: datetime
    most: int = ROWS

    def columns(self, sheet: Sheet) -> tuple[Column, ...]:
        return said.columns(sheet, self.scope, self.pack)


def write(order: Order, pages: Pages) -> Iterator[int]:
    """Write the file; after each page yield the number of rows so far."""
    return _csv(order, pages, order.sheet) if order.sheet else _xlsx(order, pages)


def _csv(order: Order, pages: Pages, sheet: Sheet) -> Iterator[int]:
    columns, count = order.columns(sheet), 0
    with order.target.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([column.head for column in columns])
        for page in pages(sheet):
            out.writerows([cells.written(column.value(row)) for column in columns] for row in page)
            count += len(page)
            yield count


def _xlsx(order: Order, pages: Pages) -> Iterator[int]:
    count, options = 0, {"constant_memory": True, "tmpdir": str(order.target.parent)}
    with xlsxwriter.Workbook(str(order.target), options) as book:
        book.set_properties({"created": cells.local(order.now)})
        for sheet in Sheet:
            table = Table(book, said.SHEET[sheet], order.columns(sheet), order.most)
            for page in pages(sheet):
                for row in page:
                    table.add([column.value(row) for column in table.columns])
                count += len(page)
                yield count
            table.end()
        table = Table(book, said.DEFINITIONS, said.DEFINED)
        for pair in said.definitions(order.scope, order.now):
            table.add(pair)
        table.end()

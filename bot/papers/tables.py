"""Writes one sheet of a spreadsheet row by row: fixed headings, real dates, and no text taken for a formula."""

from collections.abc import Iterable
from datetime import datetime

from xlsxwriter import Workbook

from bot.papers import cells
from bot.texts.reports import export as said
from bot.texts.style.columns import Column, Value

ROWS = 1_048_576  # that a sheet of .xlsx holds


class Table:
    """One sheet, continued on another when it is full."""

    def __init__(self, book: Workbook, name: str, columns: tuple[Column, ...], most: int = ROWS) -> None:
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

    def add(self, values: Iterable[Value]) -> None:
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

"""Reads the cells of the sheet that is seen in an .xlsx, merged ones and formulas without a value as well."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

UNPACKED = 64 * 1024 * 1024  # bytes of a spreadsheet: a small file may unpack to any size
FORMULA = "="  # stands where a formula has no value: the program that saved the file did not work it out
Rows = Iterator[tuple[int, list[str]]]
Place = tuple[int, int]  # row and column, from 1 and from 0
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # with which .xls begins, and any file with a password
_BOOK = "Workbook".encode("utf-16-le")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_EMPTY = re.compile(
    rb'<(?:\w+:)?c\b([^>]*?)\br="([A-Z]+)(\d+)"([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


class Damaged(ValueError):  # noqa: N818 - named as the other refusals are
    """The file can't be read as a spreadsheet, or unpacks to something far too big."""


class OldExcel(ValueError):  # noqa: N818 - as above
    """The file is an .xls, whatever its name."""


def cells(data: bytes) -> Rows:
    """Yield the rows with the numbers that the spreadsheet shows; of merged cells each holds what they show."""
    if data.startswith(_OLE) and _BOOK in data:
        raise OldExcel
    try:
        yield from _whole(data)
    except Exception:  # noqa: BLE001  # a damaged file raises whatever its reader stumbles over
        raise Damaged from None


def _whole(data: bytes) -> Rows:
    values, xml = _sheet(data)
    merged, empty = _merged(xml), _without_value(xml)
    carried: dict[int, tuple[int, str]] = {}  # by column: down to which row, and what
    for number, row in enumerate(values, 1):
        read = [FORMULA if (number, place) in empty else _text(value) for place, value in enumerate(row)]
        for place, last in merged.get(number, ()):
            carried[place] = last, read[place] if place < len(read) else ""
        yield number, _filled(read, number, carried) if any(read) else read


def _filled(row: list[str], number: int, carried: dict[int, tuple[int, str]]) -> list[str]:
    whole = [*row, *[""] * (max(carried, default=-1) + 1 - len(row))]
    for place, (last, words) in carried.items():
        if number <= last and not whole[place]:
            whole[place] = words
    return whole


def _sheet(data: bytes) -> tuple[Iterable[tuple[object, ...]], bytes]:
    """Return the rows of the first sheet that is seen, and how it is written in the file."""
    import openpyxl  # noqa: PLC0415  # a tenth of a second at every start, and few read a spreadsheet

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        whole = sum(part.file_size for part in packed.infolist())
        if whole > UNPACKED:
            raise ValueError(whole)
        sheets = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets
        sheet = next(item for item in sheets if item.sheet_state == "visible")  # a hidden one is not what is sent
        sheet.reset_dimensions()  # what the file says of its size may be any number of empty cells
        path: str = sheet._worksheet_path  # type: ignore[attr-defined]  # noqa: SLF001  # it tells no more by itself
        xml = packed.read(path.removeprefix("/"))
    return iter(sheet.values), xml


def _merged(xml: bytes) -> dict[int, list[tuple[int, int]]]:
    """Return by the first row of merged cells their columns and last rows."""
    found: dict[int, list[tuple[int, int]]] = {}
    for left, top, right, bottom in _MERGED.findall(xml):
        if left == right and top != bottom:
            found.setdefault(int(top), []).append((_column(left), int(bottom)))
    return found


def _without_value(xml: bytes) -> set[Place]:
    """Return the cells whose formula was not worked out; an empty text is a value."""
    found = _EMPTY.findall(xml)
    return {(int(row), _column(letters)) for before, letters, row, after in found if b't="str"' not in before + after}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return "" if value is None else str(value).strip()

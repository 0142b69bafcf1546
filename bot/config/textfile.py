"""Reads text files as people save them: in UTF-8, UTF-16 or GBK, with or without a byte mark, with any line ends."""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TextIO

from bot.config.problems import PackError, Problem

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16's, with which it begins
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
OTHER = "the text is neither UTF-8 nor GBK; expected a file saved as UTF-8"
NOT_CSV = "this is not CSV: a quotation mark is missing or too many"
SEPARATORS = ",\t;"
TYPED = "\uff0c"  # a full-width comma, where there is none of those
LOOKED = 10  # lines: people put titles above the heads
LONGEST = 1 << 20  # characters of a field
_HINT = re.compile(r"sep=(.)\n", re.IGNORECASE)  # a first line that spreadsheets write for one another
_HAN = re.compile(rb"[\xe0-\xf7][\x80-\xbf]{2,3}")
_LINE_ENDS = re.compile(r"\r\n?")


class NotText(ValueError):  # noqa: N818  # says what the bytes are
    """The bytes are not text in any of the encodings; `line` is the first wrong one."""

    def __init__(self, line: int) -> None:
        super().__init__(OTHER)
        self.line = line


def decode(data: bytes) -> str:
    """Return the text with lines that end in a newline; raise NotText."""
    mark, encoding = next(((mark, name) for mark, name in MARKS.items() if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        text = _as_gbk(data, error) if not mark else _not_text(data, len(mark) + error.start)
    return _LINE_ENDS.sub("\n", text)


def _as_gbk(data: bytes, error: UnicodeDecodeError) -> str:
    """Return the text as GBK, unless it is damaged UTF-8, which GBK would read as other characters."""
    if _HAN.search(data[: error.start]):
        return _not_text(data, error.start)
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as other:
        return _not_text(data, other.start)


def _not_text(data: bytes, place: int) -> str:
    raise NotText(data[:place].count(b"\n") + 1)


def read(file: Path) -> str:
    """Return the text of the file; raise PackError with file and line if it can't be read."""
    try:
        return decode(file.read_bytes())
    except NotText as error:
        raise PackError(Problem(str(file), error.line, OTHER)) from None
    except OSError as error:
        raise PackError(Problem(str(file), 1, error.strerror or "it can't be read")) from None


def stream(lines: TextIO) -> Iterator[str]:
    """Yield the lines of a stream without their ends; bytes that are no text become replacement characters."""
    raw = getattr(lines, "buffer", None)
    if raw is None:
        yield from (line.rstrip("\n") for line in lines)
        return
    for line in raw:
        try:
            yield decode(line).rstrip("\n")
        except NotText:
            yield line.decode("utf-8", "replace").rstrip("\r\n")


def table(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a .csv by the names in its first line, with the number of its line."""
    rows = _rows(str(file), read(file))
    names = [name.strip().lower() for name in next(rows, Row(0, 0, [])).cells]
    yield from ((row.line, dict(zip(names, row.cells, strict=False))) for row in rows)


def cells(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a .csv, its heads too, with the number that a spreadsheet shows beside it."""
    try:
        text = decode(data)
    except NotText as error:
        raise PackError(Problem(name, error.line, OTHER)) from None
    yield from ((row.number, row.cells) for row in _rows(name, text))


def _separator(top: list[str]) -> str:
    """Return what stands most often in the first line that has any separator."""
    for line in top:
        best = max(SEPARATORS, key=line.count)
        if best in line:
            return best
    return TYPED if any(TYPED in line for line in top) else SEPARATORS[0]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a .csv: the line on which it begins, its number in a spreadsheet, and its cells."""

    line: int
    number: int
    cells: list[str]


def _rows(name: str, text: str) -> Iterator[Row]:
    """Yield the rows in which anything stands."""
    hint = _HINT.match(text)
    lines, before = text[hint.end() if hint else 0 :].split("\n"), 1 if hint else 0
    csv.field_size_limit(LONGEST)
    separator = hint[1] if hint else _separator(lines[:LOOKED])
    reader = csv.reader([f"{line}\n" for line in lines], delimiter=separator, strict=True)
    for number in count(1):
        line = before + reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error:
            raise PackError(Problem(name, line, NOT_CSV)) from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield Row(line, number, row)

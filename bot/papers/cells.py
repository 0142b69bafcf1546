"""Makes values safe for spreadsheets: no text is taken for a formula, and dates are those of Shanghai."""

import re
from datetime import datetime
from unicodedata import normalize

from bot.domain.time.calendar import SHANGHAI
from bot.papers.plain import plain

Cell = str | int | datetime | None

RISKY = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # what a formula begins with, in full width too
LONGEST = 32_767  # characters that a cell of .xlsx holds
GUARD = "'"
# What a spreadsheet that opens a .csv takes for a number or a date, and of it what it then shows unchanged.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
NUMBER = re.compile(
    rf"[\s.,:/\-+%()]*\d[\d\s.,:/\-+%()]*(e[+-]?\d+)?|{_MONTH}[ \-/]?\d{{1,4}}|\d{{1,2}}[ \-/]?{_MONTH}"
)
UNCHANGED = re.compile(r"(0|[1-9]\d{0,10})(\.\d{0,8}[1-9])?")  # of more than eleven digits the last are lost


def neutral(text: str) -> str:
    """Return the text without characters that files may not hold, and never as a formula."""
    kept = plain(text)
    seen = kept.lstrip("\ufeff\u200b\u00a0\u3000 ")
    guarded = GUARD + kept if seen[:1] in RISKY and seen else kept
    return guarded[:LONGEST]


def written(value: Cell) -> Cell:
    """Return a cell for .csv, which has no types: codes of 18 digits keep them all, and no text becomes a date."""
    found = clean(value)
    if isinstance(found, datetime):
        return found.strftime("%Y-%m-%d %H:%M:%S")
    return GUARD + found if isinstance(found, str) and _is_taken_for_a_number(found) else found


def _is_taken_for_a_number(text: str) -> bool:
    seen = normalize("NFKC", text).strip().lower()
    return NUMBER.fullmatch(seen) is not None and UNCHANGED.fullmatch(seen) is None


def local(moment: datetime) -> datetime:
    """Return the time in Shanghai without a zone, as spreadsheets hold it."""
    return moment.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0)


def clean(value: Cell) -> Cell:
    """Return the value for an .xlsx cell: safe text, or the moment in Shanghai."""
    if isinstance(value, str):
        return neutral(value)
    return local(value) if isinstance(value, datetime) else value

"""Values as a spreadsheet may hold them: no text is taken for a formula, and a date is a date in Shanghai."""

from datetime import datetime
from unicodedata import category

from bot.domain.time.calendar import SHANGHAI

Cell = str | int | datetime | None

RISKY = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # what a formula begins with, in full width too
LONGEST = 32_767  # characters that a cell of .xlsx holds
GUARD = "'"


def neutral(text: str) -> str:
    """Return the text as nothing but text: without characters that no file may hold, and never a formula."""
    plain = "".join(one for one in text if one in "\t\r\n" or category(one) not in {"Cc", "Cs"})
    seen = plain.lstrip("\ufeff\u200b\u00a0\u3000 ")
    guarded = GUARD + plain if seen[:1] in RISKY and seen else plain
    return guarded[:LONGEST]


def local(moment: datetime) -> datetime:
    """Return the wall clock's time in Shanghai, which is how spreadsheets know dates."""
    return moment.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0)


def clean(value: Cell) -> Cell:
    if isinstance(value, str):
        return neutral(value)
    return local(value) if isinstance(value, datetime) else value

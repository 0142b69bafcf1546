"""Reads what people type as numbers with a unit, and as the month or day since which something is in force."""

import re
import unicodedata
from datetime import date

from bot.domain.time.typed import days
from bot.domain.time.typed.numerals import in_figures

DIGITS = "一二两三四五六七八九"
_TWO = re.compile(f"(?<![{DIGITS}十])([{DIGITS}])([{DIGITS}])(?![{DIGITS}十百千])")  # 两三天
_PLACES = re.compile(rf"[{DIGITS}][百千]|百|千(?!米|克|瓦|伏)")
_AMOUNT = re.compile(
    r"(约|近|超过?|达到?|不到|不超过)?\s*(\d[\d,]*(?:\.\d+)?)"
    r"(?:\s*(?:-|–|—|~|至|到)\s*(\d[\d,]*(?:\.\d+)?))?\s*(%|[^\W\d_][^\d\n]{0,11})"
)
_MONTH = re.compile(r"(?:(\d{4})\s*[-/.年]|(去|今|本|前)年)?\s*(\d{1,2})\s*(?:月份?|(?=$))")
_BEFORE = {"去": 1, "今": 0, "本": 0, "前": 2, None: 0}
MONTHS = 12


def read_amount(text: str) -> tuple[str, str] | None:
    """Return number and unit of texts such as 2–3天, 61名, 两三天, 约30%; None if it is no number with a unit."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _PLACES.match(plain):
        return None
    spread = _TWO.sub(r"\1至\2", plain)
    head = re.match(rf"\D*?[\d{DIGITS}十廿〇零,.~至到–—\-]+", spread)
    found = _AMOUNT.fullmatch(in_figures(head[0]) + spread[head.end() :]) if head else None
    if found is None:
        return None
    about, low, high, unit = found.groups()
    return f"{about or ''}{low}{f'–{high}' if high else ''}", unit.strip()


def read_since(text: str, today: date) -> str | None:
    """Return a month as 2024-08 or a day as 2024-08-15, such as were up to today; None if it is neither."""
    day = days.past(text, today)
    if day is not None:
        return day.isoformat()
    found = _MONTH.fullmatch(in_figures(text))
    if found is None or not 1 <= int(found[3]) <= MONTHS or not (found[1] or "月" in text):
        return None
    year, month = int(found[1] or today.year - _BEFORE[found[2]]), int(found[3])
    if not found[1] and not found[2] and month > today.month:
        year -= 1
    return f"{year:04}-{month:02}"


def is_to_come(since: str, today: date) -> bool:
    return since > today.isoformat()[: len(since)]


def month_before(today: date) -> str:
    """Return the month before today's, as an example of what can be typed."""
    return f"{today.year - (today.month == 1)}年{today.month - 1 or 12}月"

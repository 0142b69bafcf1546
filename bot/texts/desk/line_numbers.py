"""Reads the numbers of a list that are typed instead of its buttons: 2, 第2个, 第二件, 2和3."""

import re

from bot.domain.time.typed.numerals import in_figures

MOST = 3  # cards that are opened at once
_COUNTED = "个|条|件|项|家|位|号|期"
_ONE = rf"(?:第\s*\d{{1,4}}\s*(?:{_COUNTED})?|\d{{1,4}}\s*(?:{_COUNTED})?)"
_LINE = re.compile(rf"(?:请)?(?:打开|查看|看|选)?\s*({_ONE}(?:\s*[和与、,及]\s*{_ONE})*)\s*[.。]?")
_NUMBER = re.compile(r"\d+")


def read(text: str) -> tuple[int, ...]:
    """Return the numbers that the text consists of; nothing if it says anything else, or too many."""
    found = _LINE.fullmatch(in_figures(text))
    said = _NUMBER.findall(found[1]) if found else []
    numbers = tuple(dict.fromkeys(int(number) for number in said))
    return numbers if len(numbers) <= MOST and not any(number.startswith("0") for number in said) else ()

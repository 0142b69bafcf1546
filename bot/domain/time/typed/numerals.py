"""Writes Chinese numerals as digits, and full-width characters in half width, so that days have one spelling."""

import re
import unicodedata

_DIGITS = {**{char: str(number) for number, char in enumerate("零一二三四五六七八九")}, "〇": "0", "○": "0", "两": "2"}
# The traditional characters of days and hours, and a ratio sign, which looks like a colon.
_SIMPLE = str.maketrans("週點號時後禮鐘兩個間淩農曆∶", "周点号时后礼钟两个间凌农历:")
_RUN = re.compile(f"[{''.join(_DIGITS)}十廿卅]+")
_TENS = re.compile(rf"([{''.join(_DIGITS)}]?)十([{''.join(_DIGITS)}]?)")


def in_figures(text: str) -> str:
    """Return the text in half width and lower case with digits: 二〇二四年十月廿五日 becomes 2024年10月25日."""
    plain = unicodedata.normalize("NFKC", text.replace("○", "〇")).translate(_SIMPLE).strip().lower()
    return _RUN.sub(_figures, plain)


def _figures(found: re.Match[str]) -> str:
    run = found[0].replace("廿", "二十").replace("卅", "三十")
    if tens := _TENS.fullmatch(run):
        before, after = (_DIGITS.get(part, "") for part in tens.groups())
        return f"{before or 1}{after or 0}"
    return run if "十" in run else "".join(_DIGITS[char] for char in run)

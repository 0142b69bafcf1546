"""Recognises citizens' identity numbers (身份证号码). None may be stored where an enterprise's code is asked for."""

import re
from datetime import date

from stdnum.cn import ric
from stdnum.iso7064 import mod_11_10

# Division, birthday, order, check; those of foreigners begin with 9. Two more digits: a sole trader's tax number.
_NUMBER = re.compile(r"(?<![0-9A-Z])([1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9X])(?:[0-9]{2})?(?![0-9A-Z])")
_BEFORE_2000 = re.compile(r"(?<![0-9A-Z])([1-8][0-9]{14})(?![0-9A-Z])")  # 15 digits, a year of two


def stands_in(text: str) -> bool:
    """Whether an identity number stands in the text, even with a wrong check digit.

    The text is in capitals and without blanks.
    """
    new = any(_is_day(item[6:14]) for item in _NUMBER.findall(text))
    return new or any(
        _is_day(f"19{item[6:12]}") and not mod_11_10.is_valid(item) for item in _BEFORE_2000.findall(text)
    )


def checks(number: str) -> bool:
    """Whether the check digit of an identity number of 18 characters is right."""
    return number[:-1].isdecimal() and ric.calc_check_digit(number) == number[-1]


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True

"""What people type about themselves: read kindly, or refused with facts that say where the mistake is."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stdnum.cn import uscc

USCC_LENGTH = 18
NAME_LIMIT = 50

# Shown as nothing although they are not control characters: joiners, fillers, variation selectors
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SEPARATORS = re.compile("[\\s().\u00b7\u2010-\u2015\u2212-]")

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I, O, S, V, Z
_USCC_REGION = range(2, 8)  # the administrative division, in digits
_MEANT = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}
_MEANT_DIGIT = {"I": "1", "L": "1", "O": "0", "D": "0", "Q": "0", "Z": "2", "S": "5", "G": "6", "B": "8"}
_USUAL = re.compile("[159N][1-39][1-6]")  # authority, kind of body, part of the country: to tell likely hints
_ALIKE = ("0DQ", "17L", "8B", "6G", "MN")  # what eyes and fingers mix up within the alphabet

_COUNTRY = re.compile(r"(\+|00)86")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(r"(?:(?:\+|00)860?|0)(10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})")


class UsccFault(StrEnum):
    LENGTH = "LENGTH"
    ALPHABET = "ALPHABET"
    CHECKSUM = "CHECKSUM"


class NameFault(StrEnum):
    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    NO_LETTER = "NO_LETTER"


@dataclass
class BadUscc(ValueError):  # noqa: N818 - named as the other refusals are
    """Not a unified social credit code.

    `position` counts from 1 in `code`, which is the text without blanks and dashes; of two swapped neighbours
    it is the first. `suggestion` is a code that would be accepted, None when there is no telling.
    """

    kind: UsccFault
    code: str
    position: int | None = None
    suggestion: str | None = None

    @property
    def length(self) -> int:
        return len(self.code)


@dataclass
class BadPhone(ValueError):  # noqa: N818 - as above
    """Neither a mainland mobile number nor a landline with its area code; `length` digits were found."""

    length: int


@dataclass
class BadName(ValueError):  # noqa: N818 - as above
    kind: NameFault
    length: int
    limit: int


def tidy(text: str) -> str:
    """Return a short field on one line, in its NFKC form, without marks that nobody can see."""
    spaced = " ".join(text.split())
    hidden = {char for char in spaced if unicodedata.category(char) in {"Cc", "Cf", "Cs"}}
    visible = _INVISIBLE.sub("", "".join(char for char in spaced if char not in hidden))
    return " ".join(unicodedata.normalize("NFKC", visible).split())


def parse_uscc(text: str) -> str:
    """Return the code's 18 characters; raises BadUscc with a hint which of them looks wrong."""
    code = _SEPARATORS.sub("", tidy(text)).upper()
    if len(code) != USCC_LENGTH:
        raise BadUscc(UsccFault.LENGTH, code)
    if strangers := _strangers(code):
        raise BadUscc(UsccFault.ALPHABET, code, strangers[0] + 1, _replace(code, strangers))
    if not _checks(code):
        hints = {fixed: place for place, fixed in _slips(code) if _USUAL.match(fixed) and _checks(fixed)}
        suggestion, place = hints.popitem() if len(hints) == 1 else (None, None)
        raise BadUscc(UsccFault.CHECKSUM, code, None if place is None else place + 1, suggestion)
    return code


def _strangers(code: str) -> list[int]:
    """Return the places of characters that can't stand where they stand."""
    return [
        place
        for place, char in enumerate(code)
        if char not in (_USCC_ALPHABET[:10] if place in _USCC_REGION else _USCC_ALPHABET)
    ]


def _checks(code: str) -> bool:
    # stdnum's `validate` wants digits in the first two places too and so refuses N2…, the rural collectives
    return not _strangers(code) and uscc.calc_check_digit(code) == code[-1]


def _replace(code: str, strangers: list[int]) -> str | None:
    chars = list(code)
    for place in strangers:
        meant = _MEANT_DIGIT if place in _USCC_REGION else _MEANT
        chars[place] = meant.get(chars[place], chars[place])
    fixed = "".join(chars)
    return fixed if _checks(fixed) else None


def _slips(code: str) -> Iterator[tuple[int, str]]:
    """Yield what may have been meant: a character mistaken for one that looks alike, or two swapped."""
    for place, char in enumerate(code):
        for other in "".join(group for group in _ALIKE if char in group):
            if other != char:
                yield place, code[:place] + other + code[place + 1 :]
    for place, (first, second) in enumerate(pairwise(code)):
        if first != second:
            yield place, code[:place] + second + first + code[place + 2 :]


def parse_phone(text: str) -> str:
    """Return a mobile's 11 digits, or a landline as area code, dash, number; raises BadPhone."""
    number = _SEPARATORS.sub("", tidy(text))
    if mobile := _MOBILE.fullmatch(number):
        return mobile[1]
    if landline := _LANDLINE.fullmatch(number):
        return f"0{landline[1]}-{landline[2]}"
    raise BadPhone(sum(char.isdecimal() for char in _COUNTRY.sub("", number, count=1)))


def parse_name(text: str, limit: int = NAME_LIMIT) -> str:
    """Return an organisation's or a person's name; raises BadName."""
    name = tidy(text)
    if not name:
        raise BadName(NameFault.EMPTY, 0, limit)
    if len(name) > limit:
        raise BadName(NameFault.TOO_LONG, len(name), limit)
    if not any(char.isalpha() for char in name):
        raise BadName(NameFault.NO_LETTER, len(name), limit)
    return name


def mask_phone(phone: str) -> str:
    """Hide the middle of a mobile number, or all but the area code and the end of a landline."""
    area, dash, number = phone.rpartition("-")
    head = area + dash or number[:3]
    hidden = len(phone) - len(head) - 4
    return head + "*" * hidden + phone[-4:] if hidden > 0 else "*" * len(phone)


def mask_name(name: str) -> str:
    return name[:1] + "*" * (len(name) - 1)

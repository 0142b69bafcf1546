"""Reads names and phone numbers as people type them. A refusal says where the mistake is."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

NAME_LIMIT = 50

# Shown as nothing although they are not control characters: joiners, fillers, variation selectors
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
SEPARATORS = re.compile("[\\s().\u00b7\u2010-\u2015\u2212-]")

_COUNTRY = re.compile(r"(\+|00)86")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(r"(?:(?:\+|00)860?|0)(10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})")
_EXTENSION = re.compile(r"(.+[0-9)])\s*[-\u2010-\u2015\u2212]\s*([0-9]{1,6})")


class NameFault(StrEnum):
    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    NO_LETTER = "NO_LETTER"


@dataclass
class BadPhone(ValueError):  # noqa: N818 - named as the other refusals are
    """The text is neither a mainland mobile number nor a landline with its area code; it has `length` digits."""

    length: int


@dataclass
class BadName(ValueError):  # noqa: N818 - as above
    kind: NameFault
    length: int
    limit: int


def tidy(text: str) -> str:
    """Return a short text on one line in NFKC form, without invisible characters."""
    spaced = " ".join(text.split())
    hidden = {char for char in spaced if unicodedata.category(char) in {"Cc", "Cf", "Cs"}}
    visible = _INVISIBLE.sub("", "".join(char for char in spaced if char not in hidden))
    return " ".join(unicodedata.normalize("NFKC", visible).split())


def parse_phone(text: str) -> str:
    """Return the 11 digits of a mobile number, or a landline as area code, dash, number; raise BadPhone.

    A firm's extension follows its landline after another dash.
    """
    number = SEPARATORS.sub("", tidy(text))
    if mobile := _MOBILE.fullmatch(number):
        return mobile[1]
    if landline := _landline(number):
        return landline
    said = _EXTENSION.fullmatch(tidy(text))
    if said and (landline := _landline(SEPARATORS.sub("", said[1]))):
        return f"{landline}-{said[2]}"
    raise BadPhone(sum(char.isdecimal() for char in _COUNTRY.sub("", number, count=1)))


def _landline(number: str) -> str | None:
    found = _LANDLINE.fullmatch(number)
    return f"0{found[1]}-{found[2]}" if found else None


def is_phone(text: str) -> bool:
    try:
        parse_phone(text)
    except BadPhone:
        return False
    return True


def parse_name(text: str, limit: int = NAME_LIMIT) -> str:
    """Return the name of an organisation or person; raise BadName."""
    name = tidy(text)
    if not name:
        raise BadName(NameFault.EMPTY, 0, limit)
    if len(name) > limit:
        raise BadName(NameFault.TOO_LONG, len(name), limit)
    if not any(char.isalpha() for char in name):
        raise BadName(NameFault.NO_LETTER, len(name), limit)
    return name


def mask_name(name: str) -> str:
    """Return the first character of the name, and * for each of the others."""
    return name[:1] + "*" * (len(name) - 1)

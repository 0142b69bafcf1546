"""Checks the unified social credit code (统一社会信用代码) by the standard GB 32100-2015.

It also recognises what people type in its place.
"""

# 18 characters: registering authority, kind of body, administrative division (6), the body's own number with its
# check character (9), check character.

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stdnum.cn import uscc

from bot.domain.people import personal_number
from bot.domain.people.identity import SEPARATORS, is_phone, tidy

LENGTH = 18
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_DIVISION = range(2, 8)  # in digits
_BODY = slice(8, 17)

# The kinds of body that each authority registers; with the amendment of 2016 and the ministries' own lists.
_KINDS = {
    "1": "1239",  # 机构编制
    "2": "19",  # 外交
    "3": "1234569",  # 司法行政
    "4": "19",  # 文化
    "5": "123459",  # 民政
    "6": "129",  # 旅游
    "7": "129",  # 宗教
    "8": "19",  # 工会
    "9": "123",  # 市场监管
    "A": "19",  # 中央军委改革和编制办公室
    "N": "1239",  # 农业
    "Y": "1",  # 其他
}
# GB/T 2260: the provinces; 10 is the nation's own, 66 the production corps'. Counties change too often to be listed.
_PROVINCES = re.compile("1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|8[12]")

_USUAL = re.compile("[159N][1-39]")  # who registers most: to tell likely hints

_MEANT = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}
_MEANT_DIGIT = {"I": "1", "L": "1", "O": "0", "D": "0", "Q": "0", "Z": "2", "S": "5", "G": "6", "B": "8"}
_ALIKE = ("0DQ", "17L", "8B", "6G", "MN")  # what eyes and fingers mix up within the alphabet

_HAN, _RUNS = re.compile("[\u4e00-\u9fff]"), re.compile("[0-9A-Za-z](?:[0-9A-Za-z .-]*[0-9A-Za-z])?")
_LEAST = 11  # characters: what is shorter in a sentence is no code, and no phone number

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714-1997
_CHECK = "0X987654321"  # by the remainder of the weighted sum

_OLD = re.compile("[0-9A-Z]{8}[0-9X]|[0-9]{6}[0-9A-Z]{8}[0-9X]|[0-9]{13,15}")
_CUT = re.compile("[0-9]{15}0{3}")
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+?1[0-9]")


class UsccFault(StrEnum):
    LENGTH = "LENGTH"
    ALPHABET = "ALPHABET"
    CHECKSUM = "CHECKSUM"
    AUTHORITY = "AUTHORITY"
    DIVISION = "DIVISION"
    BODY = "BODY"
    PERSONAL = "PERSONAL"
    CUT = "CUT"
    OLD = "OLD"
    PHONE = "PHONE"


@dataclass
class BadUscc(ValueError):  # noqa: N818 - named as the other refusals are
    """The text is no unified social credit code.

    `position` counts from 1 in `code`, the text without blanks and dashes; of two swapped neighbours it names the
    first. `suggestion` is a code that would be right, None if there is none. PERSONAL, OLD, PHONE: it is a number
    of another kind. CUT: a spreadsheet kept only 15 digits.
    """

    kind: UsccFault
    code: str
    position: int | None = None
    suggestion: str | None = None

    @property
    def length(self) -> int:
        return len(self.code)


def parse_uscc(text: str) -> str:
    """Return the code, typed alone or in a sentence; raise BadUscc with the position that looks wrong."""
    text = _in_sentence(text)
    code = SEPARATORS.sub("", tidy(text)).upper()
    if (other := _of_another_kind(text, code)) is not None:
        raise BadUscc(other, code)
    if len(code) != LENGTH:
        raise BadUscc(UsccFault.LENGTH, code)
    if strangers := _strangers(code):
        raise BadUscc(UsccFault.ALPHABET, code, strangers[0] + 1, _replace(code, strangers))
    fault = _fault(code)
    if fault is not None:
        raise _with_hint(fault, code)
    return code


def _in_sentence(text: str) -> str:
    """Return the characters that may be the code in a Chinese sentence; the text itself if it is none.

    A personal number anywhere in it is left for the refusal.
    """
    said = tidy(text)
    is_sentence = _HAN.search(said) and len(SEPARATORS.sub("", said)) != LENGTH
    runs = [run for run in _RUNS.findall(said) if len(SEPARATORS.sub("", run)) >= _LEAST] if is_sentence else []
    if not runs:
        return text
    found = min(runs, key=lambda run: abs(len(SEPARATORS.sub("", run)) - LENGTH))
    rest = SEPARATORS.sub("", said.replace(found, "", 1)).upper()
    return text if personal_number.stands_in(rest) else found


def _of_another_kind(text: str, code: str) -> UsccFault | None:
    """Return the refusal for a number of another kind, or for a code that a spreadsheet has changed."""
    is_code = len(code) == LENGTH and _checks(code)
    if personal_number.stands_in(code) and not (is_code and (code[0] == "9" or not personal_number.checks(code))):
        return UsccFault.PERSONAL
    if is_code:
        return None
    if _CUT.fullmatch(code) or _SCIENTIFIC.fullmatch(tidy(text).upper()):
        return UsccFault.CUT
    if is_phone(text):
        return UsccFault.PHONE
    return UsccFault.OLD if _OLD.fullmatch(code) else None


def _fault(code: str) -> UsccFault | None:
    """Return what is wrong with 18 characters of the alphabet; None if they are a code."""
    if code[1] not in _KINDS.get(code[0], ""):
        return UsccFault.AUTHORITY
    if not _PROVINCES.fullmatch(code[2:4]):
        return UsccFault.DIVISION
    # stdnum's `validate` wants digits in the first two places too and so refuses N2…, the rural collectives
    if uscc.calc_check_digit(code) != code[-1]:
        return UsccFault.CHECKSUM
    return None if code[_BODY][-1] in _CHECK else UsccFault.BODY


_PLACES = {UsccFault.AUTHORITY: 1, UsccFault.DIVISION: 3, UsccFault.BODY: 17}


def _with_hint(fault: UsccFault, code: str) -> BadUscc:
    """Return the refusal with the one typing error that explains it; without a hint if there is none or several."""
    hints = {fixed: place for place, fixed in _slips(code) if _USUAL.match(fixed) and _checks(fixed)}
    if len(hints) == 1:
        suggestion, place = hints.popitem()
        if _body_holds(suggestion[_BODY]):
            return BadUscc(UsccFault.CHECKSUM, code, place + 1, suggestion)
    return BadUscc(fault, code, _PLACES.get(fault))


def _checks(code: str) -> bool:
    return not _strangers(code) and _fault(code) is None


def _body_holds(body: str) -> bool:
    total = sum(int(char, 36) * weight for char, weight in zip(body, _WEIGHTS, strict=False))
    return _CHECK[total % len(_CHECK)] == body[-1]


def _strangers(code: str) -> list[int]:
    """Return the positions of characters that can't stand there."""
    return [
        place for place, char in enumerate(code) if char not in (_ALPHABET[:10] if place in _DIVISION else _ALPHABET)
    ]


def _replace(code: str, strangers: list[int]) -> str | None:
    chars = list(code)
    for place in strangers:
        meant = _MEANT_DIGIT if place in _DIVISION else _MEANT
        chars[place] = meant.get(chars[place], chars[place])
    fixed = "".join(chars)
    return fixed if _checks(fixed) and _body_holds(fixed[_BODY]) else None


def _slips(code: str) -> Iterator[tuple[int, str]]:
    """Yield codes that may have been meant: with one character mistaken for a similar one, or two swapped."""
    for place, char in enumerate(code):
        for other in "".join(group for group in _ALIKE if char in group):
            if other != char:
                yield place, code[:place] + other + code[place + 1 :]
    for place, (first, second) in enumerate(pairwise(code)):
        if first != second:
            yield place, code[:place] + second + first + code[place + 2 :]

"""Finds the credit code and the name of the enterprise in what a command read of a picture of its 营业执照."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

from bot.domain.people import credit_code, identity

_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_NAME = re.compile(r"(?:^|[^\w])(?:企业)?名\s*称\s*:?\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class OnLicence:
    """What stands on the licence; `name` is empty where it was not found."""

    code: str
    name: str = ""


def read(text: str) -> OnLicence | None:
    """Return the first code whose check character is right, with the name; None if there is no such code."""
    lines = [unicodedata.normalize("NFKC", line).strip() for line in text.splitlines()]
    found = (code for line in lines for code in _codes("".join(line.split()).upper()))
    code = next(found, None)
    return OnLicence(code, next(filter(None, map(_name, lines)), "")) if code else None


def _codes(line: str) -> list[str]:
    codes = []
    for candidate in _CODE.findall(line):
        with suppress(credit_code.BadUscc):
            codes.append(credit_code.parse_uscc(candidate))
    return codes


def _name(line: str) -> str:
    found = _NAME.search(line)
    with suppress(identity.BadName):
        return identity.parse_name(found[1]) if found else ""
    return ""

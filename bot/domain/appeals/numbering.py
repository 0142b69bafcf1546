"""Writes the number (受理编号) of an appeal, and reads it in whatever way people type it."""

import re
import unicodedata

LONGEST = 60  # characters of what may be a number, with all that is typed between
_BETWEEN = re.compile(r"[\s\-_\u2010-\u2015\u2212]+")


def spell(prefix: str, year: int, count: int) -> str:
    return f"{prefix}-{year}-{count:04d}"


def read(text: str, prefix: str) -> str | None:
    """Return the number in its usual spelling, whatever its width, case and blanks.

    None: the text is not just a number.
    """
    if len(text) > LONGEST:
        return None
    typed = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    found = re.fullmatch(rf"{re.escape(_BETWEEN.sub('', prefix).upper())}([0-9]{{4}})([0-9]{{4,9}})", typed)
    return spell(prefix, int(found[1]), int(found[2])) if found else None


def all_in(text: str, prefix: str) -> list[str]:
    """Return the numbers that the program wrote into a text, each once."""
    found = re.findall(rf"(?<![A-Z0-9]){re.escape(prefix)}-[0-9]{{4}}-[0-9]{{4,9}}(?![0-9])", text)
    return list(dict.fromkeys(found))

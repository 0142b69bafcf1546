"""The number (受理编号) of an appeal: how it is written, and read however it was typed."""

import re
import unicodedata

LONGEST = 60  # characters of what may be a number, with all that is typed between
_BETWEEN = re.compile(r"[\s\-_\u2010-\u2015\u2212]+")


def spell(prefix: str, year: int, count: int) -> str:
    return f"{prefix}-{year}-{count:04d}"


def read(text: str, prefix: str) -> str | None:
    """Return the number that the text is, in any width, case and spacing; None: the text is not a number alone."""
    if len(text) > LONGEST:
        return None
    typed = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    found = re.fullmatch(rf"{re.escape(_BETWEEN.sub('', prefix).upper())}([0-9]{{4}})([0-9]{{4,9}})", typed)
    return spell(prefix, int(found[1]), int(found[2])) if found else None

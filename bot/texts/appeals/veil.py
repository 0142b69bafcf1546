"""Takes out of an answer who had asked, so that others may read it."""

import re
from collections.abc import Iterable

NOBODY = "该企业"
HIDDEN = "……"
_NUMBER = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|[0-9A-Z]{18})(?![0-9A-Z])")
_ENDS = re.compile(r"(?:（[^）]*）|\([^)]*\)|集团|股份|有限|责任|总|分|公司|合作社|工厂|厂)+$")
_SHORTEST = 3  # characters of a short name that can't be an ordinary word


def veil(answer: str, names: Iterable[str]) -> str:
    """Return the answer without these names, in short forms too, and without numbers of phones and enterprises."""
    forms = {form for name in names for form in (name, _ENDS.sub("", name)) if len(form) >= 2}
    usable = [form for form in sorted(forms, key=len, reverse=True) if len(form) >= _SHORTEST or form in names]
    for form in usable:
        answer = answer.replace(form, NOBODY)
    return _NUMBER.sub(HIDDEN, answer)

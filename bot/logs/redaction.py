"""Decides what of a log line may be written: numbers under known names, and the program's own words."""

import re
import sys
from collections.abc import Mapping, MutableMapping
from enum import Enum
from types import CodeType

from bot.logs.failures import brief, story
from bot.logs.sources import HIDDEN, Checked, caller, literals_only

# Counts, and numbers of rows, which mean nothing outside the database.
NUMBERS = frozenset(
    {"after", "appeal", "appeals", "attachment", "attempt", "before", "examples", "export", "seconds"}
) | {
    *("reading", "row", "size", "table", "timer", "update"),
}
# Kinds and names of the program's own, as rows keep them.
WORDS = frozenset({"kind", "told", "what"})
# Looked at one by one: errors, classes, and what stands in the source.
SAYINGS = frozenset({"at", "error", "event", "hint", "library", "said"})
FIELDS = NUMBERS | WORDS | SAYINGS

_EVENT = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_WORD = re.compile(r"[A-Za-z_]{1,40}")
_APPEAL = re.compile(r"[A-Z]{1,8}-\d{4}-\d{1,8}")  # as the pack writes its numbers


def redact(_: object, __: str, event: MutableMapping[str, object]) -> Mapping[str, object]:
    """Hide everything that is not known to be harmless. Every log line goes through this processor."""
    code, failure = caller(), _failure(event.pop("exc_info", None))
    facts = {name: _sayable(name, value, code) for name, value in event.items() if name in FIELDS}
    if _EVENT.fullmatch(str(event["event"])):
        facts["event"] = event["event"]
    if event.keys() - FIELDS:
        facts["hidden"] = len(event.keys() - FIELDS)
    return facts | ({} if failure is None else {"exception": story(failure)})


def _sayable(name: str, value: object, code: CodeType | None) -> object:
    if isinstance(value, list | tuple | set | frozenset):
        return [_sayable(name, item, code) for item in value]
    if value is None or isinstance(value, bool | Checked):
        return value
    if name in NUMBERS:
        return value if isinstance(value, int | float) or _APPEAL.fullmatch(str(value)) else HIDDEN
    if isinstance(value, BaseException | type):
        return brief(value) if isinstance(value, BaseException) else value.__name__
    text = str(value.value if isinstance(value, Enum) else value)
    return text if name in WORDS and _WORD.fullmatch(text) else literals_only(text, code)


def _failure(given: object) -> BaseException | None:
    if given is True:
        return sys.exc_info()[1]
    found = given[1] if isinstance(given, tuple) else given
    return found if isinstance(found, BaseException) else None

"""Defines a dead letter: an update, timer or message that kept failing and was put aside, so that others go on."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_BEGINNING = re.compile(r"[A-Za-z0-9_' ]{1,60}")


class Source(StrEnum):
    """The table in which the dead letter lies."""

    INBOX = "inbox"
    TIMER = "timer"
    OUTBOX = "outbox"


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter.

    `at` is when it arrived, was due or was written; `error` is short and holds nothing that people wrote.
    """

    source: Source
    row: int
    at: datetime
    attempts: int
    error: str


def short(error: str) -> str:
    """Return the kind of an error without its text, which may quote what people wrote."""
    found = _BEGINNING.match(error)
    return found[0].strip() if found else ""

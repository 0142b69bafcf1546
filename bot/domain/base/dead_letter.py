"""Dead letters: what kept failing and was put aside so that it blocks nobody."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_BEGINNING = re.compile(r"[A-Za-z0-9_' ]{1,60}")


class Source(StrEnum):
    """Where the row lies."""

    INBOX = "inbox"
    TIMER = "timer"
    OUTBOX = "outbox"


@dataclass(frozen=True, slots=True)
class Letter:
    """`at`: when it came in, was due, or was written; `error` is short and free of what people wrote."""

    source: Source
    row: int
    at: datetime
    attempts: int
    error: str


def short(error: str) -> str:
    """Return the kind of an error: what follows may quote what people wrote."""
    found = _BEGINNING.match(error)
    return found[0].strip() if found else ""

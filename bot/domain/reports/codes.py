"""Short codes for what a button about figures holds: spans of days and the values to which figures are narrowed."""

import re
from base64 import b32encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zlib import crc32

from bot.domain.appeals.action import State
from bot.domain.base.errors import Unreadable
from bot.domain.reports.figures import Cut, Key
from bot.domain.time.calendar import DAY, shanghai_date
from bot.domain.time.spans import Span, SpanName, between, named

NARROWS_MAX = 3  # as many as a button can hold
_LETTERS = {
    Cut.DEPARTMENT: "d",
    Cut.THEME: "t",
    Cut.REGION: "r",
    Cut.KIND: "k",
    Cut.SESSION: "s",
    Cut.MONTH: "m",
    Cut.STATE: "x",
}
_CUTS = {letter: cut for cut, letter in _LETTERS.items()}
_STATES = list(State)
Narrow = tuple[Cut, Key]


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a code can stand for, by cut."""

    names: Callable[[Cut], Iterable[str]]


def span_code(span: Span) -> str:
    """Return the first and the last day as a code such as 20241001-20241031; an open end is left out."""
    first = f"{shanghai_date(span.first):%Y%m%d}" if span.first else ""
    last = f"{shanghai_date(span.until) - DAY:%Y%m%d}" if span.until else ""
    return f"{first}-{last}"


def read_span(code: str, now: datetime) -> Span:
    """Return the span for a name or for two days; raise Unreadable."""
    if code in set(SpanName):
        return named(SpanName(code), now)
    found = re.fullmatch(r"(\d{8})?-(\d{8})?", code)
    if found is None:
        raise Unreadable
    try:
        first, last = (_day(part) if part else None for part in found.groups())
        return between(first, last + DAY if last else None)
    except (ValueError, OverflowError):
        raise Unreadable from None


def _day(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()


def narrow_code(narrowed: Iterable[Narrow]) -> str:
    return "".join(f"{_LETTERS[cut]}{_code(cut, value)}" for cut, value in narrowed)


def read_narrow(code: str, known: Known) -> tuple[Narrow, ...]:
    """Return the values behind a code; raise Unreadable if one of them is not known."""
    if re.fullmatch(rf"([a-z][0-9A-Z]*){{0,{NARROWS_MAX}}}", code) is None:
        raise Unreadable
    parts = re.findall(r"([a-z])([0-9A-Z]*)", code)
    if any(letter not in _CUTS for letter, _ in parts):
        raise Unreadable
    return tuple((_CUTS[letter], _value(_CUTS[letter], written, known)) for letter, written in parts)


def narrower(narrowed: tuple[Narrow, ...], narrow: Narrow) -> tuple[Narrow, ...] | None:
    """Add one value, in place of that of the same cut; return None if there is no room for another."""
    others = tuple(before for before in narrowed if before[0] is not narrow[0])
    return (*others, narrow) if len(others) < NARROWS_MAX else None


def name_code(name: str) -> str:
    """Return a code of five letters and digits. A test checks that no two names of a pack share one."""
    return b32encode(crc32(name.encode()).to_bytes(4))[:5].decode()


def _code(cut: Cut, value: Key) -> str:
    if value is None:
        return ""
    if cut is Cut.STATE:
        return str(_STATES.index(State(str(value))))
    return str(value) if isinstance(value, int) else name_code(value)


def _value(cut: Cut, written: str, known: Known) -> Key:
    if not written:
        return None
    if cut in {Cut.SESSION, Cut.MONTH}:
        return _number(written)
    if cut is Cut.STATE:
        return _STATES[_number(written, len(_STATES))].value
    found = next((name for name in known.names(cut) if name_code(name) == written), None)
    if found is None:
        raise Unreadable
    return found


def _number(written: str, below: int = 10**9) -> int:
    """Return the number; raise Unreadable for one that no button can hold."""
    if not written.isdecimal() or int(written) >= below:
        raise Unreadable
    return int(written)

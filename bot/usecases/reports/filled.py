"""What the forms about reports have gathered, as typed records."""

from dataclasses import dataclass

from bot.domain.reports.circular import Section
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Record):
    """What is wanted: from when until when, both empty for all times, which sheet, and whether with personal data."""

    first: str
    until: str
    sheet: str
    personal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded(Record):
    """A section of a circular, and what somebody wrote for it."""

    circular: int
    section: Section
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanned(Record):
    """A span that was typed, and what the view before it had chosen."""

    span: str
    narrowed: str
    demo: int

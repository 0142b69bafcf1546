"""What the form about a department's words has gathered, as a typed record."""

from dataclasses import dataclass

from bot.config.words import Level
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutWords(Record):
    """The edits of a department's words: each a word with its new level, None for one that goes."""

    department: str
    edits: tuple[tuple[str, Level | None], ...] = ()

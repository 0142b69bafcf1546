"""An effect (成效) of a class issue: a number with its unit and source, planned or in force since a month or day."""

from dataclasses import dataclass

from bot.domain.classes.class_issue import ClassId


@dataclass(frozen=True, slots=True)
class Stated:
    """An effect as somebody states it.

    `amount`: a number or a span of two; `since`: the month or day from which it is in force, "" while it is planned.
    """

    words: str
    amount: str
    unit: str
    source: str
    since: str


@dataclass(frozen=True, slots=True)
class Effect(Stated):
    id: int
    class_issue: ClassId

    @property
    def in_force(self) -> bool:
        return bool(self.since)

"""How many class issues there are, how far they are, and what they spared."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.classes.effect import Stated


class ClassFigure(StrEnum):
    """What reports count of classes; each figure unfolds to those that it counts."""

    OPEN = "O"
    HELPING = "H"
    DONE = "D"
    RECURRED = "R"
    SPARED = "S"
    EFFECTS = "E"


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A measure that came into force, as reports name it."""

    class_issue: int
    name: str
    department: str | None
    words: str
    document: str


@dataclass(frozen=True, slots=True)
class ClassTally:
    """Confirmed classes as they stand now: all of them, and those with measures in force, solved and recurred.

    `spared` counts the appeals not filed in a span because something helped, `fresh` are its measures;
    `effects` are all that are there now.
    """

    confirmed: int = 0
    helping: int = 0
    done: int = 0
    recurred: int = 0
    spared: int = 0
    fresh: tuple[Mechanism, ...] = ()
    effects: tuple[Stated, ...] = ()

    @property
    def open(self) -> int:
        return self.confirmed - self.done

    def counted(self) -> dict[ClassFigure, int]:
        """Return each figure that is not 0."""
        every = (self.open, self.helping, self.done, self.recurred, self.spared, len(self.effects))
        return {figure: count for figure, count in zip(ClassFigure, every, strict=True) if count}

"""How many class issues there are, how far they are, and what they spared."""

from dataclasses import dataclass

from bot.domain.classes.effect import Stated


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

"""What somebody looks for among the appeals."""

from dataclasses import dataclass

from bot.domain.appeals.appeal import State
from bot.domain.time.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand in the text or in the enterprise's name; or it is an appeal of one of the `enterprises`."""

    letters: str
    enterprises: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """All of it has to hold; of each list one has to, and an empty one asks for nothing.

    `places` are regions and their governments; `tail` are the last digits of a number, `callers` the enterprises whose
    phone ends so; `late`: its date has passed.
    """

    words: tuple[Word, ...] = ()
    states: tuple[State, ...] = ()
    departments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    span: Span | None = None
    tail: str = ""
    callers: tuple[int, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """How far somebody sees: an enterprise's own, what a department leads or assists in, or all."""

    enterprise: int | None = None
    department: str | None = None

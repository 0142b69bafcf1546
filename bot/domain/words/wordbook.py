"""Defines versions of the classifier's words, changed by people or by learning, and the lessons behind them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.base.ids import PersonId


class Ground(StrEnum):
    """How it is known that a department is the right one for an appeal."""

    CLOSED = "CLOSED"
    CHOSEN = "CHOSEN"  # the enterprise chose another than was proposed, and that one closed it
    CORRECTED = "CORRECTED"  # a coordinator assigned another than was proposed
    RETURNED = "RETURNED"  # assigned anew after a return
    RULED = "RULED"  # assigned anew after the second


STRENGTH = {Ground.CLOSED: 1.0, Ground.CHOSEN: 2.0, Ground.CORRECTED: 2.0, Ground.RETURNED: 3.0, Ground.RULED: 3.0}


@dataclass(frozen=True, slots=True)
class Lesson:
    """An appeal whose department is known."""

    appeal: int
    text: str
    department: str
    ground: Ground
    at: datetime


class LearningTimer(StrEnum):
    NIGHT = "NIGHT"


class VersionKind(StrEnum):
    EDITED = "EDITED"
    LEARNED = "LEARNED"


class VersionState(StrEnum):
    PROPOSED = "PROPOSED"
    ADOPTED = "ADOPTED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Version:
    """A version.

    `content` is a wordbook as JSON, `facts` what its preview said; `made_by` None stands for the program.
    """

    id: int
    kind: VersionKind
    state: VersionState
    content: dict[str, object]
    facts: dict[str, Any]
    made_at: datetime
    made_by: PersonId | None
    settled_at: datetime | None
    settled_by: PersonId | None


@dataclass(frozen=True, slots=True)
class Count:
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Shift:
    """An appeal for which the classifier would answer differently; None: it would leave the answer to people."""

    number: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word found in `own` of the department's appeals, of `every` appeals that contain it."""

    word: str
    department: str
    own: int
    every: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The effect of a version on the newest appeals. Rates and new words are given only for learned versions."""

    changed: Count
    shifts: tuple[Shift, ...] = ()
    before: Count | None = None
    after: Count | None = None
    found: tuple[NewWord, ...] = ()
    lessons: int = 0

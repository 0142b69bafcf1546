"""A measure (措施) by which a department solves a whole class of appeals."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.classes.class_issue import ClassId


class MeasureKind(StrEnum):
    RULES = "RULES"
    POLICY = "POLICY"
    PROCESS = "PROCESS"
    SYSTEM = "SYSTEM"
    TRAINING = "TRAINING"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure as somebody plans it."""

    kind: MeasureKind
    words: str
    planned_at: datetime
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """What is noted when a measure is in force: since which month or day, and by which paper, if any."""

    since: str
    document: str


@dataclass(frozen=True, slots=True)
class Measure:
    """`planned_at`: when it should be in force; `done_at`: when it was noted that it is, None while it is planned.

    `since`: the month or day since which it is in force; `document`: by which paper, if any; `responsible`: the
    department that answers for it; `files`: how many were sent with it.
    """

    id: int
    class_issue: ClassId
    kind: MeasureKind
    words: str
    planned_at: datetime
    done_at: datetime | None
    document: str
    responsible: str = ""
    since: str = ""
    files: int = 0

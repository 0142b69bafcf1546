"""The class (一类事) in which an appeal stands, and the measures that are in force for it; no other appeal is named."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class InForce:
    """A measure that is in force `since` then; `said`: since which month or day, as far as that is known.

    `document`: by which paper, if any.
    """

    words: str
    since: datetime
    document: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A class as those see it who write or handle an appeal of it; what is only planned is not here.

    `sure`: a person said that the appeal belongs to it; `opens`: its reader may open the class.
    """

    class_issue: int
    name: str
    department: str | None
    measures: tuple[InForce, ...]
    sure: bool = False
    opens: bool = False

"""The history of a class issue: one entry for each move."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.base.ids import PersonId
from bot.domain.classes.class_issue import ClassAction, ClassState


@dataclass(frozen=True, slots=True)
class ClassEvent:
    """`person` None: the program; `words` are what the move was made with."""

    at: datetime
    person: PersonId | None
    action: ClassAction
    from_state: ClassState | None
    to_state: ClassState
    words: str = ""

"""Answer templates: words that a department writes again and again, under a title."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import PersonId

MOST = 20  # of a department
TITLE = 20  # characters, so that it fits a button


class TemplateChange(StrEnum):
    ADDED = "ADDED"
    CHANGED = "CHANGED"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class Template:
    """`changed_by` wrote it as it stands."""

    id: int
    department: str
    title: str
    text: str
    changed_at: datetime
    changed_by: PersonId

"""Defines an answer template: a text with a title that a department uses again and again."""

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
    """A template; `changed_by` is the person who wrote its present text."""

    id: int
    department: str
    title: str
    text: str
    changed_at: datetime
    changed_by: PersonId

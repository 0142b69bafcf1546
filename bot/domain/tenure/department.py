"""What may become of a department (单位沿革) on a date: another name, part of another, or an end."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import PersonId


class Fate(StrEnum):
    RENAME = "RENAME"
    MERGE = "MERGE"
    END = "END"


class ChangeState(StrEnum):
    PLANNED = "PLANNED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a department; `new` is its name or the department that took it over, empty where it ended."""

    old: str
    fate: Fate
    new: str


@dataclass(frozen=True, slots=True)
class DepartmentChange:
    """A change of a department that is planned, done or was called off; `at` is the midnight from which it holds."""

    id: int
    old: str
    fate: Fate
    new: str
    at: datetime
    state: ChangeState
    made_by: PersonId
    made_at: datetime
    settled_at: datetime | None = None

    @property
    def succession(self) -> Succession:
        return Succession(self.old, self.fate, self.new)


@dataclass(frozen=True, slots=True)
class Following:
    """Counts what a change of a department moves."""

    contacts: int
    heads: int
    appeals: int  # open, led by it or helped
    templates: int
    sessions: int  # still to come

    @property
    def is_busy(self) -> bool:
        return bool(self.appeals or self.sessions)

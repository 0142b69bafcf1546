"""Settings (参数) that an administrator changes over the pack, and their versions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import PersonId

Value = str | int | float


class Section(StrEnum):
    LIMITS = "LIMITS"
    DAYS = "DAYS"
    REASONS = "REASONS"
    ASSIGNING = "ASSIGNING"
    TEXTS = "TEXTS"
    KEEPING = "KEEPING"


class SettingState(StrEnum):
    PROPOSED = "PROPOSED"
    ADOPTED = "ADOPTED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class SettingEdit:
    """A setting with its value before and after; None: as the pack's files say, or as the State Council says."""

    key: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class SettingVersion:
    """A version. `content` holds all that differs from the pack, `edits` what this version was made for.

    `made_by` None stands for the command line.
    """

    id: int
    state: SettingState
    content: dict[str, Value]
    edits: list[tuple[str, Value | None, Value | None]]
    made_by: PersonId | None
    made_at: datetime
    settled_by: PersonId | None
    settled_at: datetime | None

    def changes(self) -> tuple[SettingEdit, ...]:
        return tuple(SettingEdit(*edit) for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as a list shows it; `written` is the value in the pack's files, `changed` whether it differs."""

    key: str
    value: Value
    written: Value | None
    changed: bool

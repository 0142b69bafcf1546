"""What administrators are told about settings."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.appeals.reckoning import Moving
from bot.domain.base.notice import Notice
from bot.domain.tenure.keeping import Expired
from bot.domain.tenure.settings import Section, SettingEdit, SettingVersion, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsShown(Notice):
    """The newest versions, and which one is in force; None: the pack as it is written."""

    CODE: ClassVar[str] = "settings_shown"
    versions: tuple[SettingVersion, ...]
    in_force: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionShown(Notice):
    """The settings of one kind."""

    CODE: ClassVar[str] = "section_shown"
    section: Section
    settings: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPreview(Notice):
    """What a change would move, which waits for a decision.

    `expires`: what would have been kept long enough the next night by other times of keeping. `overtaken`: somebody
    else changed the same settings since they were previewed, so that they are previewed again.
    """

    CODE: ClassVar[str] = "settings_preview"
    version: int
    edits: tuple[SettingEdit, ...]
    preview: Moving
    expires: Expired | None = None
    overtaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsSettled(Notice):
    """For all administrators when it was adopted, otherwise for who refused; `by`: who did it, "" for a table."""

    CODE: ClassVar[str] = "settings_settled"
    edits: tuple[SettingEdit, ...]
    adopted: bool
    by: str
    moved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsRestored(Notice):
    """An earlier version is in force again; None stands for the pack as it is written."""

    CODE: ClassVar[str] = "settings_restored"
    version: int | None
    by: str
    moved: int

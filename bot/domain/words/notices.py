"""What coordinators are told about the classifier's words."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.words.wordbook import Preview, Version, VersionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPreview(Notice):
    """What a change would move; it waits for a coordinator. `edits`: words at their new level, None: taken out."""

    CODE: ClassVar[str] = "words_preview"
    version: int
    kind: VersionKind
    preview: Preview
    department: str = ""
    edits: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsSettled(Notice):
    """A change was adopted or not; `mine`: by the reader."""

    CODE: ClassVar[str] = "words_settled"
    kind: VersionKind
    adopted: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRestored(Notice):
    """An earlier version is in force again; None: the words of the pack as they are written."""

    CODE: ClassVar[str] = "words_restored"
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsShown(Notice):
    """The newest versions, and the one in force."""

    CODE: ClassVar[str] = "versions_shown"
    versions: tuple[Version, ...]
    in_force: int | None

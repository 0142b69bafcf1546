"""Notices to coordinators about the classifier's words."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.words.wordbook import Preview, Version, VersionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPreview(Notice):
    """The effect of a change that waits for a decision. `edits` are words with their new level; None means removed."""

    CODE: ClassVar[str] = "words_preview"
    version: int
    kind: VersionKind
    preview: Preview
    department: str = ""
    edits: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsSettled(Notice):
    """A change was adopted or refused; `mine`: the reader did it."""

    CODE: ClassVar[str] = "words_settled"
    kind: VersionKind
    adopted: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRestored(Notice):
    """An earlier version is in force again; `version` None stands for the pack as it is written."""

    CODE: ClassVar[str] = "words_restored"
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsShown(Notice):
    """The newest versions, and which one is in force."""

    CODE: ClassVar[str] = "versions_shown"
    versions: tuple[Version, ...]
    in_force: int | None

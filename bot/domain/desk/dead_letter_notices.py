"""Notices to administrators about dead letters."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.dead_letter import Letter, Source
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter(Notice):
    """Something kept failing and was put aside; `error` is short and holds nothing that people wrote."""

    CODE: ClassVar[str] = "dead_letter"
    source: Source
    row: int
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadShown(Notice):
    """A page of the dead letters."""

    CODE: ClassVar[str] = "dead_shown"
    letters: tuple[Letter, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed(Notice):
    """A dead letter waits again to be handled."""

    CODE: ClassVar[str] = "replayed"
    source: Source
    row: int

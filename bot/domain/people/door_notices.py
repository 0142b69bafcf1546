"""Notices about the channels on which a person can be reached."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCodeMade(Notice):
    """A code to type on another channel; `doors` are the channels on which the reader is known already."""

    CODE: ClassVar[str] = "door_code_made"
    code: str
    minutes: int
    doors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorJoined(Notice):
    """Two channels lead to the same person from now on."""

    CODE: ClassVar[str] = "door_joined"

"""The notice that an attachment could not be kept."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.appeals.notices import AboutAppeal


class Why(StrEnum):
    TOO_BIG = "TOO_BIG"
    GONE = "GONE"
    DAMAGED = "DAMAGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLost(AboutAppeal):
    """A file of an appeal could not be kept. `ours`: the reader's own side had sent it."""

    CODE: ClassVar[str] = "file_lost"
    name: str
    why: Why
    ours: bool

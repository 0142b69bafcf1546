"""What is told when the bytes of an attachment can't be kept."""

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
    """A file of an appeal could not be kept; `ours`: it came from the reader's own side."""

    CODE: ClassVar[str] = "file_lost"
    name: str
    why: Why
    ours: bool

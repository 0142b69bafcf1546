"""What is told when two records of one enterprise become one."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Notice):
    """For who merged them, with the way back; `undone`: it was taken."""

    CODE: ClassVar[str] = "merged"
    merge: int
    gone: str
    kept: str
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTold(Notice):
    """For the people of both."""

    CODE: ClassVar[str] = "merge_told"
    gone: str
    kept: str
    undone: bool

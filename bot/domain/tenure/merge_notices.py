"""What is told when two records of one enterprise become one."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.people.merge import Parting


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Notice):
    """For who merged them, with the way back; `parting`: it was taken, and this went back."""

    CODE: ClassVar[str] = "merged"
    merge: int
    gone: str
    kept: str
    parting: Parting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTold(Notice):
    """For the people of both; `parting` as above."""

    CODE: ClassVar[str] = "merge_told"
    gone: str
    kept: str
    parting: Parting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartingAsked(Notice):
    """What would go back and what would stay, before the merge is undone."""

    CODE: ClassVar[str] = "parting_asked"
    merge: int
    gone: str
    kept: str
    parting: Parting

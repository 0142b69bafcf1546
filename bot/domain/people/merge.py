"""Two records of one enterprise that were made one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Merge:
    """`moved`: the rows that went from the record that is gone to the one that was kept, by their tables."""

    id: int
    gone: int
    kept: int
    at: datetime
    undone_at: datetime | None
    moved: Mapping[str, list[int]]

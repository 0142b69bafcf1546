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


@dataclass(frozen=True, slots=True)
class Parting:
    """What an undone merge gives back and what stays with the record that was kept.

    `filed_since`: of the appeals given back, those that its people filed since the merge; `staying` and `joined`:
    appeals and people that came to the kept record since.
    """

    appeals: int
    filed_since: int
    bookings: int
    people: int
    staying: int
    joined: int

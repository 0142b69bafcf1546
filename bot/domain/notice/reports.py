"""The numbers, each rate with its whole."""

from dataclasses import dataclass

from bot.domain.notice.base import Notice


@dataclass(frozen=True, slots=True)
class Ratio:
    """n of N; never shown without its N."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Stats:
    total: int
    by_state: tuple[tuple[str, int], ...]
    by_department: tuple[tuple[str, int], ...]
    closed: Ratio
    on_time: Ratio
    satisfied: Ratio
    rated: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class StatsShown(Notice):
    """`department` None: all of them; `public`: totals only."""

    stats: Stats
    department: str | None
    public: bool

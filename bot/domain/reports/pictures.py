"""Defines the pictures of the figures and the numbers that each shows, as plain data that can be stored."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.time.spans import Span


class Picture(StrEnum):
    FUNNEL = "FUNNEL"
    ON_TIME = "ON_TIME"
    TREND = "TREND"
    SATISFACTION = "SATISFACTION"
    CURVE = "CURVE"
    AGEING = "AGEING"
    HEAT = "HEAT"
    CLASSES = "CLASSES"


Key = str | int | None
ALL, EARLIER = 0, 0
MONTHS = 12  # as many stand beside one another
LINES, LINES_OF_MONTHS = MONTHS + 1, 4  # as many fit below a photo


@dataclass(frozen=True, slots=True)
class Bar:
    """The numbers beside one name; the picture's kind says what they mean."""

    key: Key
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The facts of one picture; `span` and `whose` (None: all) say of which appeals, `columns` are a table's months.

    FUNNEL: how many came so far, and in `second` how many are in each state. ON_TIME: (in time, due) of
    departments. TREND: (received, closed) of months. SATISFACTION: (satisfied, rated, asked). CURVE: (satisfied,
    rated) of months. AGEING: (open,) by age in days. HEAT: received of a department in each of the `columns`. The
    CLASSES: appeals of classes by month, (before the measures, since). The
    key ALL stands for all departments, EARLIER for months for which there is no room, and None for appeals that
    have none.
    """

    picture: Picture
    span: Span
    whose: str | None
    bars: tuple[Bar, ...]
    second: tuple[Bar, ...] = ()
    columns: tuple[Key, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(any(bar.numbers) for bar in self.bars)

    @property
    def is_long(self) -> bool:
        """Whether its numbers need a message of their own."""
        return len(self.bars) > (LINES_OF_MONTHS if self.picture is Picture.HEAT else LINES)

    def as_data(self) -> dict[str, object]:
        ends = [moment.isoformat() if moment else None for moment in (self.span.first, self.span.until)]
        return asdict(self) | {"span": ends}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Drawing":
        bars, second = (
            tuple(Bar(item["key"], tuple(item["numbers"])) for item in data[name]) for name in ("bars", "second")
        )
        span = Span(*(datetime.fromisoformat(item) if item else None for item in data["span"]))
        given = {"picture": Picture(data["picture"]), "columns": tuple(data["columns"]), "span": span}
        return cls(**{**data, **given, "bars": bars, "second": second})

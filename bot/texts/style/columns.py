"""A column of a sheet: its head, and what stands in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Value = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """`personal`: only for those entitled to it; `width` in characters."""

    head: str
    value: Callable[[Any], Value]
    width: int = 12
    personal: bool = False

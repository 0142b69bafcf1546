"""Defines a column of a sheet: its heading and how its value is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Value = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `personal`: only for readers who may see personal data; `width` is in characters."""

    head: str
    value: Callable[[Any], Value]
    width: int = 12
    personal: bool = False

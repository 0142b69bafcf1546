"""Buttons about people, letters and lists."""

from dataclasses import dataclass

from bot.domain.base.dead_letter import Source
from bot.domain.base.press import Press
from bot.domain.desk.morning import Wait


@dataclass(frozen=True, slots=True)
class Replay(Press):
    """Put a dead letter back in line."""

    source: Source
    row: int


@dataclass(frozen=True, slots=True)
class Waits(Press):
    """What a line of the morning message counts, as a list; `page` counts from 0."""

    wait: Wait
    page: int = 0

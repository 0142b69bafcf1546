"""Buttons for pictures of the figures."""

from dataclasses import dataclass

from bot.domain.pictures import Picture
from bot.domain.spans import SpanName


@dataclass(frozen=True, slots=True)
class Charts:
    """Offer the pictures of a span of time."""

    span: SpanName


@dataclass(frozen=True, slots=True)
class Draw:
    picture: Picture
    span: SpanName

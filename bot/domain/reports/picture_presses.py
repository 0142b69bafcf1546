"""Buttons for pictures of the figures."""

from dataclasses import dataclass

from bot.domain.base.press import Press
from bot.domain.reports.pictures import Picture


@dataclass(frozen=True, slots=True)
class Charts(Press):
    """Offer the pictures of a span: a name or two days, coded by bot.domain.reports.codes."""

    span: str


@dataclass(frozen=True, slots=True)
class Draw(Press):
    picture: Picture
    span: str

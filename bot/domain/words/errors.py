"""Reasons why a change of words can't be decided."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal


@dataclass
class WordsDecided(Refusal):
    """Somebody has already decided about this change."""

    adopted: bool

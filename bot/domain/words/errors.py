"""Why a change of words can't be judged."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal


@dataclass
class WordsDecided(Refusal):
    """Somebody has decided about this change of words already."""

    adopted: bool

"""Proposes the kind and the theme of an appeal by the same scoring; a person decides."""

from dataclasses import dataclass

from bot.classifier.dictionary import Dictionary
from bot.classifier.folding import fold_word
from bot.classifier.scoring import Scorer
from bot.config.pack import Kind, Pack, Theme


@dataclass(frozen=True, slots=True)
class Proposal:
    kind: str
    theme: str


class Proposer:
    """Where no word speaks, the last kind and the last theme of the pack are proposed."""

    def __init__(self, kinds: tuple[Kind, ...], themes: tuple[Theme, ...]) -> None:
        self._kinds, self._themes = _scorer(kinds), _scorer(themes)
        self._otherwise = Proposal(kinds[-1].name, themes[-1].name)

    @classmethod
    def of(cls, pack: Pack) -> "Proposer":
        return cls(pack.kinds, pack.themes)

    def propose(self, text: str) -> Proposal:
        folded = fold_word(text)
        return Proposal(
            self._kinds.weigh(folded).best or self._otherwise.kind,
            self._themes.weigh(folded).best or self._otherwise.theme,
        )


def _scorer(labels: tuple[Kind, ...] | tuple[Theme, ...]) -> Scorer:
    return Scorer(Dictionary.build((label.name, word) for label in labels for word in label.words))

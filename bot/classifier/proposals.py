"""Proposes kind, theme and urgency of an appeal, by the same scoring as departments; a person decides."""

from dataclasses import dataclass

from bot.classifier.clauses import BACKGROUND, FIRST, Clauses, spread
from bot.classifier.dictionary import Dictionary
from bot.classifier.folding import fold_word, fold_words
from bot.classifier.matching import Matcher
from bot.classifier.scoring import Scorer, best
from bot.config.pack import Kind, Pack, Theme
from bot.config.words import Phrases

SETTLED = BACKGROUND * FIRST


@dataclass(frozen=True, slots=True)
class Proposal:
    kind: str
    theme: str
    urgent: tuple[str, ...] = ()  # the words that say so


class Proposer:
    """Makes the proposals. If no word speaks for any, it proposes the last kind and the last theme of the pack."""

    def __init__(self, kinds: tuple[Kind, ...], themes: tuple[Theme, ...], phrases: Phrases | None = None) -> None:
        self._kinds, self._themes = _scorer(kinds), _scorer(themes)
        self._clauses = Clauses(phrases or Phrases())
        self._urgent = Matcher(dict.fromkeys(fold_words(phrases.urgent if phrases else ())))
        self._otherwise = Proposal(kinds[-1].name, themes[-1].name)

    @classmethod
    def of(cls, pack: Pack) -> "Proposer":
        return cls(pack.kinds, pack.themes, pack.phrases)

    def propose(self, text: str) -> Proposal:
        folded = fold_word(text)
        return Proposal(
            best(self._kinds.add_up(folded)) or self._otherwise.kind,
            best(self._themes.add_up(folded)) or self._otherwise.theme,
            self._pressing(folded),
        )

    def _pressing(self, folded: str) -> tuple[str, ...]:
        """Return the words that say that the matter is urgent, except in settled clauses."""
        factors, words = spread(self._clauses.stress(folded), len(folded)), self._urgent.words
        found = self._urgent.find(folded)
        return tuple(dict.fromkeys(words[index] for index, start, _ in found if factors[start] > SETTLED))


def _scorer(labels: tuple[Kind, ...] | tuple[Theme, ...]) -> Scorer:
    return Scorer(Dictionary.build((label.name, word) for label in labels for word in label.words))

"""The classifier: text in, ranked departments with reasons out, or silence where it can't be sure."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import itemgetter

from bot.classifier.clauses import Clauses
from bot.classifier.dictionary import Dictionary
from bot.classifier.folding import fold_word
from bot.classifier.places import Places
from bot.classifier.scoring import Hit, Scorer, Words
from bot.classifier.verdict import Decision, Ranked, Verdict
from bot.config.pack import Pack, Thresholds
from bot.config.words import Local, Phrases

RANKED_MAX = 6
SHARPNESS = 3.0  # how fast a smaller raw score loses against a larger one
DOUBT = 1.2  # the raw score at which a lone department is believed half

_RAW = itemgetter(0)
_ASSIGN, _TRIAGE = Decision.ASSIGN, Decision.TRIAGE  # a member of an enum takes long to be looked up
_ranked: Callable[[tuple[str, float, Mapping[str, float]]], Ranked] = partial(tuple.__new__, Ranked)  # half of a call


class Classifier:
    def __init__(
        self,
        dictionary: Dictionary,
        thresholds: Thresholds,
        phrases: Phrases | None = None,
        places: Places | None = None,
    ) -> None:
        self._scorer = Scorer(dictionary)
        self._thresholds = thresholds
        self._clauses = Clauses(phrases or Phrases())
        self._places = places or Places((), Local())

    @classmethod
    def of(cls, pack: Pack, dictionary: Dictionary | None = None) -> "Classifier":
        """Build the pack's classifier, around another dictionary if one is given."""
        words = dictionary or Dictionary.of(pack.departments)
        return cls(words, pack.thresholds, pack.phrases, Places(pack.places, pack.local))

    def hasten(self) -> "Classifier":
        """Do at once what else the first texts would wait for; for who serves people."""
        self._scorer.hasten()
        return self

    def classify(self, text: str, region: str | None = None) -> Verdict:
        """Rank the departments for a text; `region` is the enterprise's 州市, for local matters."""
        folded = fold_word(text)
        stress = self._clauses.stress(folded)
        words = self._scorer.weigh(folded, stress)
        places = self._places.weigh(folded, stress, region)
        ranked = _rank({**words, **places} if places else words)
        return Verdict(ranked, self._decide(ranked), text, partial(self._hits, places))

    def _hits(self, places: Iterable[str], text: str) -> list[Hit]:
        return [*self._scorer.hits(text), *self._places.hits(text, places)]

    def _decide(self, ranked: tuple[Ranked, ...]) -> Decision:
        if not ranked or ranked[0].score < self._thresholds.score:
            return _TRIAGE
        behind = ranked[1].score if len(ranked) > 1 else 0.0
        return _ASSIGN if ranked[0].score - behind >= self._thresholds.margin else _TRIAGE


def _rank(words: Words) -> tuple[Ranked, ...]:
    """Share what the text says among the departments, and believe little evidence little."""
    scored = [(sum(said.values()), label, said) for label, said in words.items()]
    whole = sum([raw**SHARPNESS for raw, _, _ in scored])
    scored.sort(key=_RAW, reverse=True)
    return tuple(map(_ranked, [(label, _chance(raw, whole), said) for raw, label, said in scored[:RANKED_MAX]]))


def _chance(raw: float, whole: float) -> float:
    share: float = raw**SHARPNESS / whole
    return int(10_000 * share * raw * raw / (raw * raw + DOUBT * DOUBT) + 0.5) / 10_000  # quicker than round()

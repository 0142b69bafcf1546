"""The classifier: takes a text and returns ranked departments with reasons.

If it is not sure, it leaves the decision to people.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from operator import itemgetter

from bot.classifier.clauses import INTRO, Clauses, Stress
from bot.classifier.dictionary import Dictionary
from bot.classifier.english import English
from bot.classifier.folding import fold_word
from bot.classifier.places import Places
from bot.classifier.resemblance import Resembling
from bot.classifier.scoring import Scorer, Words, totals
from bot.classifier.sounds import Sounds, sounds_like
from bot.classifier.verdict import Decision, Ranked, Reasons, Verdict
from bot.config.pack import Pack, Thresholds
from bot.config.weighed import Weighed
from bot.config.words import Local, Phrases

RANKED_MAX = 5
SHARPNESS = 4.0  # how fast a smaller raw score loses against a larger one
ENOUGH = 4.0  # the raw score from which on a text need not be read otherwise than it is written
WORTH = 1.25  # of a word beside likeness
LITTLE = 8  # characters
DOUBT = 1.2  # the raw score at which a lone department is believed half

_DOUBT, _POWER = DOUBT * DOUBT, SHARPNESS + 2  # the share, raw⁴ / whole, is believed to raw² / (raw² + DOUBT²)
_RAW = itemgetter(1)
_ASSIGN, _TRIAGE = Decision.ASSIGN, Decision.TRIAGE  # a member of an enum takes long to be looked up
_made = tuple.__new__  # of a named tuple: half of a call


class Classifier:
    def __init__(
        self,
        dictionary: Dictionary,
        thresholds: Thresholds,
        phrases: Phrases | None = None,
        places: Places | None = None,
        english: Mapping[str, str] | None = None,
        resemblance: Sequence[Weighed] = (),
    ) -> None:
        self._scorer = Scorer(dictionary)
        self._spelt = dictionary.uses
        self._thresholds = thresholds
        self._places = places or Places((), Local())
        self._english = English(english or {})
        self._resembling = Resembling(resemblance, dictionary.labels)
        self._clauses = Clauses(phrases or Phrases(), self._places.local_words)

    @classmethod
    def of(cls, pack: Pack, dictionary: Dictionary | None = None) -> "Classifier":
        """Build the classifier of a pack, with another dictionary if one is given."""
        words = dictionary or Dictionary.of_pack(pack)
        places = Places(pack.places, pack.local)
        return cls(words, pack.thresholds, pack.phrases, places, pack.english, pack.resemblance)

    def hasten(self) -> "Classifier":
        """Do now what the first texts would otherwise wait for."""
        self._scorer.hasten()
        self._resembling.hasten()
        return self

    @cached_property
    def sounds(self) -> Sounds:
        return sounds_like(tuple(self._spelt))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where written words stand in folded text."""
        return self._scorer.spans(text)

    def classify(self, text: str, region: str | None = None) -> Verdict:
        """Rank the departments for a text; `region` is the enterprise's 州市, for local matters.

        Where the words decide nothing, what the text looks like counts as well.
        """
        verdict = self.by_words(text, region)
        return verdict if verdict.decision is _ASSIGN else self._compared(verdict)

    def by_words(self, text: str, region: str | None = None) -> Verdict:
        """Rank the departments for which words of the text speak; none if there are none.

        A text in which little was found is read as it sounds, or translated; nothing is decided on that.
        """
        verdict = self._read(text, region)
        is_enough = verdict.decision is _ASSIGN or (verdict.ranked and verdict.ranked[0].raw >= ENOUGH)
        return verdict if is_enough else self._listen(verdict, region)

    def _compared(self, verdict: Verdict) -> Verdict:
        """Rank the departments by words and likeness together; decide where both have the same one first, and alone."""
        folded = fold_word(verdict.heard or verdict.text)
        stress = self._clauses.stress(folded)
        alike = self._resembling.likeness(_stressed(folded, stress)) if verdict.ranked else {}
        if not alike:
            return verdict
        raws = {ranked.department: ranked.raw for ranked in verdict.ranked}
        usual = sum(alike.values()) / len(alike)  # for places, which have no examples
        said = {label: WORTH * raws.get(label, 0.0) + alike.get(label, usual) for label in {**alike, **raws}}
        for label, worth in self._scorer.learned(folded, stress).items():  # here, while the examples are from elsewhere
            said[label] = said.get(label, usual) + worth
        ranked = _weighed(said, raws)
        is_agreed = self._is_alone(verdict.ranked) and verdict.ranked[0].department == ranked[0].department
        decision = self._decide(ranked) if is_agreed and not verdict.heard else _TRIAGE
        return verdict._replace(ranked=ranked, decision=decision)

    def _listen(self, verdict: Verdict, region: str | None) -> Verdict:
        if translated := self._english.translated(verdict.text):
            return _heard(self._read(translated, region), verdict.text, translated)
        folded = fold_word(verdict.text)
        mended = self.sounds.mended(folded, partial(self.spans, folded))
        return verdict if mended == folded else _heard(self._read(mended, region), verdict.text, mended)

    def _read(self, text: str, region: str | None) -> Verdict:
        folded = fold_word(text)
        stress, may_be_local = self._clauses.read(folded)
        raws = self._scorer.add_up(folded, stress)
        places = self._places.weigh(folded, stress, region) if may_be_local else {}
        if places:
            raws |= totals(places)
        ranked = _rank(raws)
        return _made(Verdict, (ranked, self._decide(ranked), text, partial(self._reasons, stress, places), ""))

    def _reasons(self, stress: Stress, places: Words, text: str) -> Reasons:
        words = {**self._scorer.weigh(text, stress), **places}
        return Reasons(words, [*self._scorer.hits(text), *self._places.hits(text, places)])

    def _decide(self, ranked: tuple[Ranked, ...]) -> Decision:
        is_sure = ranked and ranked[0].score >= self._thresholds.score
        return _ASSIGN if is_sure and self._is_alone(ranked) else _TRIAGE

    def _is_alone(self, ranked: tuple[Ranked, ...]) -> bool:
        """Whether the first one is far ahead of the others."""
        behind = ranked[1].score if len(ranked) > 1 else 0.0
        return bool(ranked) and ranked[0].score - behind >= self._thresholds.margin


def _heard(verdict: Verdict, text: str, mended: str) -> Verdict:
    """Keep the text as typed; its words are those that it sounds like or means, and stand nowhere in it."""
    return Verdict(verdict.ranked, _TRIAGE, text, lambda _: verdict.reasons(mended)._replace(hits=()), mended)


def _rank(raws: Mapping[str, float]) -> tuple[Ranked, ...]:
    """Share the score among the departments, so that little evidence gives little certainty."""
    whole = sum([raw**SHARPNESS for raw in raws.values()])
    first = sorted(raws.items(), key=_RAW, reverse=True)[:RANKED_MAX]
    return tuple([_made(Ranked, (label, raw**_POWER / (whole * (raw * raw + _DOUBT)), raw)) for label, raw in first])


def _stressed(folded: str, stress: Stress) -> str:
    """Return what a text asks for, without what is background or settled; all of it, if that is little."""
    start, said = 0, ""
    for end, factor in stress:
        said += folded[start:end] if factor >= INTRO else ""
        start = end
    return said if len(said) >= LITTLE else folded


def _weighed(said: Mapping[str, float], raws: Mapping[str, float]) -> tuple[Ranked, ...]:
    """Share the score among the departments by how much more is said for each than for the others."""
    most = max(said.values())
    powers = {label: math.exp(worth - most) for label, worth in said.items()}
    whole = sum(powers.values())
    first = sorted(powers.items(), key=_RAW, reverse=True)[:RANKED_MAX]
    return tuple([Ranked(label, power / whole, raws.get(label, 0.0)) for label, power in first])

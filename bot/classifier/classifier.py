"""The classifier: takes a text and returns ranked departments with reasons.

If it is not sure, it leaves the decision to people.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from math import exp
from typing import NamedTuple

from bot.classifier.clauses import INTRO, Clauses, Stress
from bot.classifier.dictionary import Dictionary
from bot.classifier.english import English
from bot.classifier.folding import fold_word
from bot.classifier.places import Places
from bot.classifier.resemblance import READ, Resembling
from bot.classifier.scoring import Scorer, Words, totals
from bot.classifier.sounds import Sounds, sounds_like
from bot.classifier.verdict import Decision, Ranked, Reasons, Verdict
from bot.config.pack import Pack, Thresholds
from bot.config.weighed import Weighed
from bot.config.words import Local, Phrases

RANKED_MAX = 5
SHARPNESS = 4  # how fast a smaller raw score loses against a larger one: the share is raw⁴ of the whole
ENOUGH = 4.0  # the raw score from which on a text need not be read otherwise than it is written
WORTH = 1.25  # of a word beside likeness
LITTLE = 8  # characters
DOUBT = 1.2  # the raw score at which a lone department is believed half

_DOUBT = DOUBT * DOUBT
_ASSIGN, _TRIAGE = Decision.ASSIGN, Decision.TRIAGE  # a member of an enum takes long to be looked up
_made = tuple.__new__  # of a named tuple: half of a call


class Aids(NamedTuple):
    """What a pack knows besides words: for texts in which they say little, or that are misspelt or English."""

    english: Mapping[str, str] = {}
    resemblance: Sequence[Weighed] = ()
    vocabulary: tuple[str, ...] = ()  # lines of words that people use, with blanks between them
    listens: bool = True  # whether a text in which little was found is read as it sounds, or translated

    @classmethod
    def of(cls, pack: Pack) -> "Aids":
        return cls(pack.english, pack.resemblance, tuple([line for _, line in pack.likeness.lines]))


class _Reading(NamedTuple):
    """A verdict by words, the text as it was read, and how much its clauses count."""

    verdict: Verdict
    folded: str
    stress: Stress

    def heard(self, text: str, mended: str) -> "_Reading":
        """Keep the text as typed; its words are those that it sounds like or means, and stand nowhere in it."""
        ranked, _, _, reasons, _ = self.verdict
        unseen = Verdict(ranked, _TRIAGE, text, lambda _: reasons(mended)._replace(hits=()), mended)
        return _Reading(unseen, self.folded, self.stress)


class Classifier:
    def __init__(
        self,
        dictionary: Dictionary,
        thresholds: Thresholds,
        phrases: Phrases | None = None,
        places: Places | None = None,
        aids: Aids | None = None,
    ) -> None:
        self._aids = aids or Aids()
        self._scorer = Scorer(dictionary)
        self._sure, self._apart = thresholds.score, thresholds.margin
        self._places = places or Places((), Local())
        self._english = English(self._aids.english)
        self._resembling = Resembling(self._aids.resemblance, dictionary.labels)
        self._clauses = Clauses(phrases or Phrases(), self._places.local_words)

    @classmethod
    def of(cls, pack: Pack, dictionary: Dictionary | None = None, aids: Aids | None = None) -> "Classifier":
        """Build the classifier of a pack, with another dictionary or other aids if they are given."""
        words, places = dictionary or Dictionary.of_pack(pack), Places(pack.places, pack.local)
        return cls(words, pack.thresholds, pack.phrases, places, aids or Aids.of(pack))

    def hasten(self) -> "Classifier":
        """Do now what the first texts would otherwise wait for."""
        self._scorer.hasten()
        self._resembling.hasten()
        return self

    @cached_property
    def sounds(self) -> Sounds:
        return sounds_like(self._scorer.written, self._aids.vocabulary)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where written words stand in folded text."""
        return self._scorer.spans(text)

    def classify(self, text: str, region: str | None = None) -> Verdict:
        """Rank the departments for a text; `region` is the enterprise's 州市, for local matters.

        Where the words decide nothing, what the text looks like counts as well.
        """
        reading = self._by_words(text, region)
        verdict = reading.verdict
        return verdict if verdict.decision is _ASSIGN or not verdict.ranked else self._compared(reading)

    def by_words(self, text: str, region: str | None = None) -> Verdict:
        """Rank the departments for which words of the text speak; none if there are none.

        A text in which little was found is read as it sounds, or translated; nothing is decided on that.
        """
        return self._by_words(text, region).verdict

    def _by_words(self, text: str, region: str | None) -> _Reading:
        reading = self._read(text, region)
        verdict = reading.verdict
        is_enough = verdict.decision is _ASSIGN or (verdict.ranked and verdict.ranked[0].raw >= ENOUGH)
        return reading if is_enough or not self._aids.listens else self._listen(reading, region)

    def _compared(self, reading: _Reading) -> Verdict:
        """Rank the departments by words and likeness together; decide where both have the same one first, and alone."""
        verdict, folded, stress = reading
        said = self._resembling.likeness(_stressed(folded, stress))
        if not said:
            return verdict
        usual = sum(said.values()) / len(said)  # for places, which have no examples
        for ranked in verdict.ranked:
            said[ranked.department] = said.get(ranked.department, usual) + WORTH * ranked.raw
        for label, worth in self._scorer.learned(folded, stress).items():  # here, while the examples are from elsewhere
            said[label] = said.get(label, usual) + worth
        both = _weighed(said, {ranked.department: ranked.raw for ranked in verdict.ranked})
        is_agreed = self._is_alone(verdict.ranked) and verdict.ranked[0].department == both[0].department
        decision = self._decide(both) if is_agreed and not verdict.heard else _TRIAGE
        return _made(Verdict, (both, decision, *verdict[2:]))

    def _listen(self, reading: _Reading, region: str | None) -> _Reading:
        text, folded = reading.verdict.text, reading.folded
        mended = self._english.translated(text) or self.sounds.mended(folded, partial(self.spans, folded))
        return reading if mended == folded else self._read(mended, region).heard(text, mended)

    def _read(self, text: str, region: str | None) -> _Reading:
        folded = fold_word(text)
        stress, local = self._clauses.read(folded)
        raws = self._scorer.add_up(folded, stress)
        places = self._places.weigh(folded, stress, region) if local and self._places.may_be_local(local) else {}
        if places:
            raws |= totals(places)
        ranked = _rank(raws)
        verdict = _made(Verdict, (ranked, self._decide(ranked), text, partial(self._reasons, stress, places), ""))
        return _made(_Reading, (verdict, folded, stress))

    def _reasons(self, stress: Stress, places: Words, text: str) -> Reasons:
        words = {**self._scorer.weigh(text, stress), **places}
        return Reasons(words, [*self._scorer.hits(text), *self._places.hits(text, places)])

    def _decide(self, ranked: tuple[Ranked, ...]) -> Decision:
        return _ASSIGN if ranked and ranked[0][1] >= self._sure and self._is_alone(ranked) else _TRIAGE

    def _is_alone(self, ranked: tuple[Ranked, ...]) -> bool:
        """Whether the first one is far ahead of the others."""
        behind = ranked[1][1] if len(ranked) > 1 else 0.0
        return bool(ranked) and ranked[0][1] - behind >= self._apart


def _rank(raws: Mapping[str, float]) -> tuple[Ranked, ...]:
    """Share the score among the departments, so that little evidence gives little certainty."""
    whole = 0.0
    ranked: list[Ranked] = []
    for raw in raws.values():
        square = raw * raw
        whole += square * square
    for label in sorted(raws, key=raws.__getitem__, reverse=True)[:RANKED_MAX]:
        raw = raws[label]
        square = raw * raw
        ranked.append(_made(Ranked, (label, square * square / whole * (square / (square + _DOUBT)), raw)))
    return tuple(ranked)


def _stressed(folded: str, stress: Stress) -> str:
    """Return what a text asks for, without what is background or settled; all of it, if that is little."""
    start, said = 0, ""
    for end, factor in stress:
        if factor >= INTRO:
            said += folded[start:end]
            if len(said) > READ:
                break
        start = end
    return said if len(said) >= LITTLE else folded


def _weighed(said: Mapping[str, float], raws: Mapping[str, float]) -> tuple[Ranked, ...]:
    """Share the score among the departments by how much more is said for each than for the others."""
    first = sorted(said, key=said.__getitem__, reverse=True)[:RANKED_MAX]
    most = said[first[0]]
    whole = sum([exp(worth - most) for worth in said.values()])
    return tuple([_made(Ranked, (label, exp(said[label] - most) / whole, raws.get(label, 0.0))) for label in first])

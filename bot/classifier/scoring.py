"""Adds up what the words of a text say for each label, and keeps the words as the reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.classifier.clauses import EVEN, Stress
from bot.classifier.dictionary import Dictionary, Use
from bot.classifier.matching import Fits, Matcher

Worth = tuple[tuple[str, float], ...]  # to each label
Hit = tuple[int, str, Sequence[Use]]  # a word at a folded place, and the labels for which it counts there


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each label the words that count and how much; the sum is the label's raw score."""

    words: Mapping[str, Mapping[str, float]]
    hits: tuple[Hit, ...]

    @property
    def totals(self) -> dict[str, float]:
        return {label: sum(words.values()) for label, words in self.words.items()}

    @property
    def best(self) -> str | None:
        totals = self.totals
        return max(totals, key=totals.__getitem__, default=None)


NOTHING = Evidence({}, ())


class Scorer:
    def __init__(self, dictionary: Dictionary) -> None:
        self._uses = dictionary.uses
        guarded = {word: uses for word, uses in self._uses.items() if any(use.excluded for use in uses)}
        self._guards = {word: [_guard(word, use) for use in uses] for word, uses in guarded.items()}
        self._matcher, self._worths = Matcher(self._uses), _Factors()

    def weigh(self, text: str, stress: Stress = EVEN) -> Evidence:
        """Weigh folded text; a word said twice counts once, where it counts most."""
        words: dict[str, dict[str, float]] = {}
        hits, (starts, factors), clause, worths = self._hits(text), stress, 0, _Worths(0.0)
        for place, word, uses in hits:
            if starts[clause] <= place:
                while starts[clause] <= place:
                    clause += 1
                worths = self._worths[factors[clause - 1]]
            for label, worth in worths.get(word) or worths.of(word, uses, remembered=word not in self._guards):
                known = words.get(label)
                if known is None:
                    words[label] = {word: worth}
                elif worth > known.get(word, 0.0):
                    known[word] = worth
        return Evidence(words, tuple(hits))

    def _hits(self, text: str) -> list[Hit]:
        """Find the words; those of which some uses are kept out here count for the others, and a shorter word may."""
        hits: list[Hit] = []
        for start, word, uses in self._matcher.find(text):
            fit = self._at(text, start, word) if word in self._guards else uses
            if not fit:
                return self._fitting(text)
            hits.append((start, word, fit))
        return hits

    def _fitting(self, text: str) -> list[Hit]:
        found = self._matcher.find_fitting(text, self._fits(text))
        guarded = self._guards
        return [(start, word, self._at(text, start, word) if word in guarded else uses) for start, word, uses in found]

    def _fits(self, text: str) -> Fits:
        guarded = self._guards
        return lambda word, start: word not in guarded or bool(self._at(text, start, word))

    def _at(self, text: str, start: int, word: str) -> Sequence[Use]:
        kept, guards = [], self._guards[word]
        for use, guard in zip(self._uses[word], guards, strict=True):
            for phrase, shift in guard:
                if shift <= start and text.startswith(phrase, start - shift):
                    break
            else:
                kept.append(use)
        return kept


class _Worths(dict[str, Worth]):
    """What words are worth to each label in a clause of one factor; a worth of nothing is not said."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self._factor = factor

    def of(self, word: str, uses: Iterable[Use], *, remembered: bool) -> Worth:
        worths = [(use.label, round(use.weight * self._factor, 2)) for use in uses]
        said = tuple([one for one in worths if one[1]])
        if remembered:
            self[word] = said
        return said


class _Factors(dict[float, _Worths]):
    def __missing__(self, factor: float) -> _Worths:
        self[factor] = made = _Worths(factor)
        return made


def _guard(word: str, use: Use) -> list[tuple[str, int]]:
    """Return the phrases in which the word does not count, each with how far before the word it may begin."""
    return [(phrase, shift) for phrase in use.excluded for shift in _shifts(phrase, word)]


def _shifts(phrase: str, word: str) -> Iterator[int]:
    shift = phrase.find(word)
    while shift >= 0:
        yield shift
        shift = phrase.find(word, shift + 1)

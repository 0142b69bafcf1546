"""Adds up what the words of a text say for each label, and keeps the words as reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase, digits

from bot.classifier.clauses import EVEN, Stress, spread
from bot.classifier.dictionary import Dictionary, Use
from bot.classifier.matching import Match, Matcher, automaton_of_all

Words = Mapping[str, Mapping[str, float]]  # for each label the words that count and how much; the sum is its raw score
Hit = tuple[int, str, Sequence[Use]]  # a word at a folded place, and the labels for which it counts there
Worth = tuple[tuple[str, float], ...]  # of a word, to each label

_RUN = frozenset(ascii_lowercase + digits)


class Scorer:
    def __init__(self, dictionary: Dictionary) -> None:
        uses = dictionary.uses
        alike = {id(given): given for given in uses.values()}  # most words share them
        kept_out = {number for number, given in alike.items() if any(use.excluded for use in given)}
        guarded = [word for word, given in uses.items() if word[0] in _RUN or word[-1] in _RUN or id(given) in kept_out]
        self._guards = [[_guard(word, use) for use in uses[word]] for word in guarded]
        self._matcher = Matcher({**dict.fromkeys(guarded), **uses})  # the guarded first: a low number tells them
        self._uses = [uses[word] for word in self._matcher.words]
        self._worths = _Factors(self._uses)
        self._added = _Added(dictionary.added) if dictionary.added else None

    @property
    def written(self) -> tuple[str, ...]:
        """Return the words that are looked for from the left."""
        return self._matcher.words

    def hasten(self) -> None:
        self._matcher.hasten()

    def add_up(self, text: str, stress: Stress = EVEN) -> dict[str, float]:
        """Return the raw score of each label; it is the sum of what `weigh` returns, but faster."""
        found = self._matcher.find(text)
        if not self._all_count(text, found):
            found = self._fitting(text)
            if not self._all_count(text, found):
                return totals(self.weigh(text, stress))
        raws = self._sum(found, stress)
        if self._added:
            self._added.add_up(text, stress, raws)
        return raws

    def _sum(self, found: Iterable[Match], stress: Stress) -> dict[str, float]:
        """Add up what the words are worth, each once, where it counts most."""
        raws: dict[str, float] = {}
        counted: dict[int, _Worths] = {}
        clauses, until, worths = iter(stress), 0, _NONE
        for index, start, _ in found:
            if start >= until:
                while start >= until:
                    until, factor = next(clauses)
                worths = self._worths[factor]
            if index in counted:
                if worths.factor <= counted[index].factor:
                    continue
                _take_back(raws, counted[index][index])
            counted[index] = worths
            for label, worth in worths[index]:
                raws[label] = raws[label] + worth if label in raws else worth
        return raws

    def learned(self, text: str, stress: Stress) -> dict[str, float]:
        """Return the part of the raw scores that comes of words which only learning knows."""
        raws: dict[str, float] = {}
        if self._added:
            self._added.add_up(text, stress, raws)
        return raws

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the written words stand in folded text."""
        return [(start, end) for _, start, end in self._matcher.find(text)]

    def weigh(self, text: str, stress: Stress = EVEN) -> Words:
        """Return the weight of each word; a repeated word counts once, where it counts most."""
        words: defaultdict[str, dict[str, float]] = defaultdict(dict)
        factors = spread(stress, len(text))
        for start, word, uses in self.hits(text):
            factor = factors[start]
            for use in uses:
                worth = round(use.weight * factor, 2)
                if worth > words[use.label].get(word, 0.0):
                    words[use.label][word] = worth
        return {label: said for label, said in words.items() if said}

    def hits(self, text: str) -> list[Hit]:
        """Return where the words stand; if some of a word's uses are excluded there, its others count."""
        found, words = self._matcher.find(text), self._matcher.words
        fitting = found if self._all_count(text, found) else self._fitting(text)
        hits: list[Hit] = [(start, words[index], self._kept(text, index, start)) for index, start, _ in fitting]
        return [*hits, *self._added.hits(text)] if self._added else hits

    def _all_count(self, text: str, found: Sequence[Match]) -> bool:
        """Whether every word counts for all its labels, which is nearly always so."""
        guarded, uses = len(self._guards), self._uses
        doubted = [match for match in found if match[0] < guarded]
        return not doubted or all(self._kept(text, index, start) == uses[index] for index, start, _ in doubted)

    def _fitting(self, text: str) -> list[Match]:
        """Find the words that count for some label at their place; if one does not, a shorter one may."""
        return self._matcher.find_fitting(text, lambda index, start: bool(self._kept(text, index, start)))

    def _kept(self, text: str, index: int, start: int) -> tuple[Use, ...]:
        """Return the uses of the word that are not excluded here."""
        uses = self._uses[index]
        if index >= len(self._guards):
            return uses
        if _is_cut_out(text, start, start + len(self._matcher.words[index])):
            return ()
        guards = zip(uses, self._guards[index], strict=True)
        return tuple([use for use, guard in guards if not _stands_in(text, start, guard)])


class _Added:
    """Finds the words that only learning knows; they neither hide others nor are hidden."""

    def __init__(self, uses: Mapping[str, tuple[Use, ...]]) -> None:
        self._words, self._uses = tuple(uses), tuple(uses.values())
        self._find = automaton_of_all(self._words).find_matches_as_indexes
        self._worths = _Factors(self._uses)

    def hits(self, text: str) -> list[Hit]:
        return [(start, self._words[index], self._uses[index]) for index, start in self._standing(text)]

    def add_up(self, text: str, stress: Stress, raws: dict[str, float]) -> None:
        """Add the worth of each word, where it counts most."""
        factors = spread(stress, len(text))
        counted: dict[int, float] = {}
        for index, start in self._standing(text):
            if factors[start] > counted.get(index, 0.0):
                counted[index] = factors[start]
        for index, factor in counted.items():
            for label, worth in self._worths[factor][index]:
                raws[label] = raws.get(label, 0.0) + worth

    def _standing(self, text: str) -> list[tuple[int, int]]:
        found = self._find(text, overlapping=True)
        return [(index, start) for index, start, end in found if not _is_cut_out(text, start, end)]


class _Worths(dict[int, Worth]):
    """Remembers what a word is worth to each label in a clause of one weight; zero is left out."""

    def __init__(self, factor: float, uses: Sequence[Sequence[Use]]) -> None:
        super().__init__()
        self.factor, self._uses = factor, uses

    def __missing__(self, index: int) -> Worth:
        worths = [(use.label, round(use.weight * self.factor, 2)) for use in self._uses[index]]
        self[index] = said = tuple([worth for worth in worths if worth[1]])
        return said


class _Factors(dict[float, _Worths]):
    def __init__(self, uses: Sequence[Sequence[Use]]) -> None:
        super().__init__()
        self._uses = uses

    def __missing__(self, factor: float) -> _Worths:
        self[factor] = made = _Worths(factor, self._uses)
        return made


_NONE = _Worths(0.0, ())


def _take_back(raws: dict[str, float], worths: Worth) -> None:
    for label, worth in worths:
        raws[label] -= worth


def totals(words: Words) -> dict[str, float]:
    return {label: sum(said.values()) for label, said in words.items()}


def best(raws: Mapping[str, float]) -> str | None:
    """Return the label with the highest score; None if there is none."""
    return max(raws, key=raws.__getitem__, default=None)


Guard = list[tuple[str, int]]  # phrases in which a word does not count, each with how far before it it may begin


def _guard(word: str, use: Use) -> Guard:
    return [(phrase, shift) for phrase in use.excluded for shift in _shifts(phrase, word)]


def _stands_in(text: str, start: int, guard: Guard) -> bool:
    return any(shift <= start and text.startswith(phrase, start - shift) for phrase, shift in guard)


def _is_cut_out(text: str, start: int, end: int) -> bool:
    """Whether the match is part of a number or Latin word, as 12345 in 13812345678 or IT in CREDIT."""
    before = text[start] in _RUN and text[start - 1 : start] in _RUN
    return before or (text[end - 1] in _RUN and text[end : end + 1] in _RUN)


def _shifts(phrase: str, word: str) -> Iterator[int]:
    shift = phrase.find(word)
    while shift >= 0:
        yield shift
        shift = phrase.find(word, shift + 1)

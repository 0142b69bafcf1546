"""Tests what new learning would bring.

It finds how well it does on appeals it has not seen, and which recent ones would change.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bot.classifier.classifier import Classifier
from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.evaluate import Rate
from bot.classifier.folding import fold_word
from bot.classifier.learning import Cuts, Example, Refit, cut_all, refit
from bot.classifier.mining import Found
from bot.classifier.verdict import Decision
from bot.classifier.wordbook import Wordbook, changes
from bot.config.pack import Pack

FOLDS = 5
Numbered = tuple[str, str]  # an appeal's number and its text


class Answer(NamedTuple):
    department: str | None
    decided: bool


class Moved(NamedTuple):
    number: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a study needs; the wordbook in force has learned from the first `known` examples."""

    pack: Pack
    book: Wordbook
    examples: tuple[Example, ...]
    known: int
    recent: tuple[Numbered, ...]
    until: str = ""  # the moment of the newest example


@dataclass(frozen=True, slots=True)
class Study:
    """The result of a study.

    `fair`: the mean of the departments' rates does not fall, so that a large department can't spoil the others.
    """

    learned: Weights
    found: tuple[Found, ...]
    before: Rate
    after: Rate
    fair: bool
    moved: tuple[Moved, ...]

    @property
    def is_fit(self) -> bool:
        """Whether something changes and nothing becomes worse."""
        gain = self.after.hits - self.before.hits
        return bool(self.learned) and self.fair and gain >= 0 and bool(gain or self.moved)


class _Outcome(NamedTuple):
    label: str
    right: bool


def study(given: Material) -> Study:
    """Learn, and judge the old and the new weights by cross-validation; it takes a while."""
    written = given.book.written(given.pack)
    cuts = cut_all(fold_word(example.text) for example in given.examples)
    fitted = refit(written, given.examples, given.pack.phrases, cuts=cuts)
    new = given.book.taught(changes(written.weights, fitted.weights), given.until)
    before, after = (_replay(given, written, most, cuts) for most in (given.known, len(given.examples)))
    return Study(
        learned=new.learned,
        found=_new_words(fitted, new),
        before=_rate(before),
        after=_rate(after),
        fair=_mean(after) >= _mean(before),
        moved=moved(given.pack, given.book, new, given.recent),
    )


def moved(pack: Pack, old: Wordbook, new: Wordbook, texts: Iterable[Numbered]) -> tuple[Moved, ...]:
    """Return the appeals for which the two wordbooks give different answers."""
    classifier, other = (Classifier.of(pack, book.dictionary(pack)) for book in (old, new))
    found = (Moved(number, _answer(classifier, text), _answer(other, text)) for number, text in texts)
    return tuple(move for move in found if move.before != move.after)


def _answer(classifier: Classifier, text: str) -> Answer:
    verdict = classifier.classify(text)
    return Answer(verdict.first.department if verdict.first else None, verdict.decision is Decision.ASSIGN)


def _replay(given: Material, written: Dictionary, most: int, cuts: Cuts) -> list[_Outcome]:
    """Judge each example by a table learned from the first `most`, without those of its own fold."""
    places = sorted(range(len(given.examples)), key=lambda place: given.examples[place].label)
    outcomes = []
    for fold in range(FOLDS):
        part = set(places[fold::FOLDS])
        seen = [example for place, example in enumerate(given.examples[:most]) if place not in part]
        table = written.learned(given.book.taught(refit(written, seen, given.pack.phrases, cuts=cuts).weights).learned)
        judge = Classifier.of(given.pack, table if seen else written)
        outcomes += [_judged(judge, given.examples[place]) for place in sorted(part)]
    return outcomes


def _judged(classifier: Classifier, example: Example) -> _Outcome:
    return _Outcome(example.label, _answer(classifier, example.text).department == example.label)


def _rate(outcomes: list[_Outcome]) -> Rate:
    return Rate(sum(outcome.right for outcome in outcomes), len(outcomes))


def _mean(outcomes: list[_Outcome]) -> float:
    labels = Counter(outcome.label for outcome in outcomes)
    right = Counter(outcome.label for outcome in outcomes if outcome.right)
    return sum(right[label] / count for label, count in labels.items()) / len(labels) if labels else 0.0


def _new_words(fitted: Refit, book: Wordbook) -> tuple[Found, ...]:
    """Return the new words that count now, the surest first."""
    used = (item for item in fitted.found if item.label in book.learned.get(item.word, {}))
    return tuple(sorted(used, key=lambda item: -item.z))

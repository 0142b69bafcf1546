"""Judges learning fairly by cross-validation: each text is classified by a table that was learned without it."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from bot.classifier.classifier import Classifier
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Judged, Labelled, judge
from bot.classifier.folding import fold_word
from bot.classifier.learning import Example, cut_all, refit
from bot.config.words import Phrases

Build = Callable[[Dictionary], Classifier]


def cross_judge(
    dictionary: Dictionary, rows: Sequence[Labelled], folds: int, phrases: Phrases, build: Build
) -> list[Judged]:
    """Split the rows into folds with similar labels; judge each fold by what was learned from the others."""
    judged = []
    parts, cuts = split(rows, folds), cut_all(fold_word(row.text) for row in rows)
    for number, part in enumerate(parts):
        others = [row for place, rest in enumerate(parts) if place != number for row in rest]
        learned = refit(dictionary, [Example(row.text, row.lead) for row in others], phrases, cuts=cuts)
        judged += judge(build(dictionary.learned(learned.weights)), part)
    return judged


def split(rows: Sequence[Labelled], folds: int) -> list[list[Labelled]]:
    """Divide the rows into folds in which each label has a similar share."""
    parts: list[list[Labelled]] = [[] for _ in range(folds)]
    by_label: defaultdict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        by_label[row.lead].append(row)
    ordered = (row for label in sorted(by_label) for row in by_label[label])
    for place, row in enumerate(ordered):
        parts[place % folds].append(row)
    return parts

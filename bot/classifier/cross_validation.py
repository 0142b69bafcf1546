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
    parts, cuts = split(rows, folds), cut_all(fold_word(labelled.text) for labelled in rows)
    for number, part in enumerate(parts):
        others = [labelled for place, rest in enumerate(parts) if place != number for labelled in rest]
        learned = refit(dictionary, [Example(labelled.text, labelled.lead) for labelled in others], phrases, cuts=cuts)
        judged += judge(build(dictionary.learned(learned.weights)), part)
    return judged


def split(rows: Sequence[Labelled], folds: int) -> list[list[Labelled]]:
    """Divide the rows into folds in which each label has a similar share."""
    parts: list[list[Labelled]] = [[] for _ in range(folds)]
    by_label: defaultdict[str, list[Labelled]] = defaultdict(list)
    for labelled in rows:
        by_label[labelled.lead].append(labelled)
    ordered = (labelled for label in sorted(by_label) for labelled in by_label[label])
    for place, labelled in enumerate(ordered):
        parts[place % folds].append(labelled)
    return parts

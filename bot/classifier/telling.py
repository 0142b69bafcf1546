"""Calculates how telling each word is for likeness. Rare words, and words that go with few departments, tell more."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.classifier.folding import fold_word
from bot.classifier.learning import Example
from bot.classifier.mining import words
from bot.config.likeness import Telling

DOUBT = 5  # examples of the general mixture that each word starts with
UNHEARD = 2.0  # what a word is worth that no example says
STEP = 0.1  # how finely weights are kept
SCALE = 0.5


def telling(examples: Sequence[Example]) -> Telling:
    """Return for each word of the examples its rarity, times how far its departments differ from everybody's."""
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        for word in set(words(fold_word(example.text))):
            spoken[word][example.label] += 1
    every = Counter(example.label for example in examples)
    return {word: _worth(labels, every) for word, labels in spoken.items()}


def _worth(labels: Counter[str], every: Counter[str]) -> float:
    texts, times = every.total(), labels.total()
    apart = 0.0
    for label, count in every.items():
        usual = count / texts
        here = (labels[label] + DOUBT * usual) / (times + DOUBT)
        apart += here * math.log(here / usual)
    return round(round(math.log((1 + texts) / (1 + times)) * apart * SCALE / STEP) * STEP, 1)

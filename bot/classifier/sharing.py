"""Why appeals are one group: how alike each is to the others, and the words that most of them share."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from bot.classifier.traits import KNOWN, MARK, Traits, Vector, alike

SHOWN = 5  # words


class Shared(NamedTuple):
    """The likeness of each member to the others on average, and the words that say most of what they share."""

    likeness: Mapping[int, float]
    words: tuple[str, ...]


def shared(traits: Traits, lines: Mapping[int, str]) -> Shared:
    """Compare the members of a group, given by their lines."""
    vectors = {appeal_id: traits.weigh(line) for appeal_id, line in lines.items()}
    total = Counter[str]()
    for vector in vectors.values():
        for word, worth in vector.items():
            total[word] += worth  # type: ignore[assignment]  # a counter of weights
    others = max(1, len(vectors) - 1)
    likeness = {
        appeal_id: round((alike(own, total) - alike(own, own)) / others, 3) for appeal_id, own in vectors.items()
    }
    return Shared(likeness, _words(vectors, total))


def _words(vectors: Mapping[int, Vector], total: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words of at least half the members; where they share none, the matters they name."""
    times = Counter(word for vector in vectors.values() for word in vector)
    common = [word for word, count in times.items() if 2 * count >= len(vectors) and count > 1 and word != KNOWN]
    ordered = sorted(common, key=lambda word: (-total[word], word))
    said = [word for word in ordered if not word.startswith(MARK)]
    return tuple(said[:SHOWN] or [word.removeprefix(MARK) for word in ordered[:SHOWN]])

"""Fits the base table of a pack to its examples. It adds words that nobody wrote; written words stay as they are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.classifier.borders import borders, straddles
from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.learning import Example, cut_all, refit
from bot.classifier.matching import Matcher, automaton_of_all
from bot.classifier.mining import is_everyday
from bot.config.pack import Pack

PULL = 1.5  # towards silence: between 1 and 2 the texts of other writers fare best
LEAST, STEP = 0.15, 0.05  # the weights that are kept, and how finely
TELLING = 0.6  # of a word's largest weight: what says less costs time and changes nothing
APART = (
    0.3  # the least share of a word's times that touch no written word: of two that cross, the first hides the other
)

ACROSS = 0.2  # the largest share of a word's times that begins or ends inside another: 一开 stands in 一开始

IDLE = frozenset("的了我们你他她它是就也都把还吗呢啊吧想要着又很太这那")  # who says one of these says no matter


def fit(pack: Pack, examples: Sequence[Example]) -> Weights:
    """Return the weights of the words that the examples teach, besides the written ones."""
    written, folded = Dictionary.of(pack.departments), [example.folded() for example in examples]
    cuts = {text: cut._replace(characters=frozenset()) for text, cut in cut_all(item.text for item in folded).items()}
    learned = refit(written, folded, pack.phrases, cuts=cuts, pull=PULL, firm=True).weights
    kept = {word: _kept(uses) for word, uses in learned.items() if _is_a_matter(word) and word not in written.uses}
    telling = {word: uses for word, uses in kept.items() if max(uses.values(), default=0.0) >= TELLING}
    apart = _apart(written, telling, cuts) & _at_borders(telling, cuts)
    return {word: uses for word, uses in telling.items() if word in apart}


def _is_a_matter(word: str) -> bool:
    return IDLE.isdisjoint(word) and not is_everyday(word)


def _kept(uses: Mapping[str, float]) -> dict[str, float]:
    return {label: round(round(weight / STEP) * STEP, 2) for label, weight in uses.items() if weight >= LEAST}


def _apart(written: Dictionary, words: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the words that occur often enough in texts without written words."""
    hiding, given = Matcher(written.uses), tuple(words)
    find = automaton_of_all(given).find_matches_as_indexes
    times, alone = Counter[int](), Counter[int]()
    for text in texts:
        taken = {place for _, start, end in hiding.find(text) for place in range(start, end)}
        found = find(text, overlapping=True)
        times.update(index for index, _, _ in found)
        alone.update(index for index, start, end in found if taken.isdisjoint(range(start, end)))
    return frozenset(given[index] for index, count in times.items() if alone[index] >= APART * count)


def _at_borders(words: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the words that are mostly said as words, and not across the borders of others."""
    given = tuple(words)
    find = automaton_of_all(given).find_matches_as_indexes
    times, across = Counter[int](), Counter[int]()
    for text in texts:
        ends = borders(text)
        for index, start, end in find(text, overlapping=True):
            times[index] += 1
            across[index] += straddles(ends, start, end)
    return frozenset(given[index] for index, count in times.items() if across[index] <= ACROSS * count)

"""The automaton and the plain search find what the definition says, and quick folding does what slow folding does."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.classifier import Classifier
from bot.classifier.folding import _letters, fold_word
from bot.classifier.matching import WARM, Fits, Match, Matcher

FEW = st.text("甲乙丙", min_size=2, max_size=4)
WRITTEN = st.text(st.one_of(st.sampled_from("，。；（）、“”…ＡaA１国國 \u200b\n㎡é"), st.characters()))


def leftmost_longest(words: list[str], text: str, fits: Fits = lambda *_: True) -> list[Match]:
    """Find as the definition says it: at each place the longest word that fits, and on behind it."""
    place, found = 0, []
    while place < len(text):
        here = max((w for w in words if text.startswith(w, place) and fits(words.index(w), place)), key=len, default="")
        if here:
            found.append((words.index(here), place, place + len(here)))
        place += len(here) or 1
    return found


@given(st.lists(FEW, max_size=12, unique=True), st.text("甲乙丙", max_size=40))
@example(["甲乙", "甲乙丙"], "甲乙丙")
def test_the_automaton_finds_the_same(words: list[str], text: str) -> None:
    plain, fast = (Matcher(words) for _ in range(2))
    fast.find("甲" * (WARM + 1))

    assert fast.find(text) == plain.find(text) == leftmost_longest(words, text)


@given(st.lists(FEW, max_size=12, unique=True), st.text("甲乙丙", max_size=40), st.integers(1, 9))
def test_where_a_word_does_not_fit_a_shorter_one_may(words: list[str], text: str, size: int) -> None:
    def fits(index: int, place: int) -> bool:
        return bool((index * 7 + place * 3) % (size + 1))

    plain, fast = Matcher(words), Matcher(words)
    fast.hasten()

    assert fast.find_fitting(text, fits) == plain.find_fitting(text, fits) == leftmost_longest(words, text, fits)


def test_no_text_waits_for_the_automaton_of_who_serves(classifier: Classifier, monkeypatch: pytest.MonkeyPatch) -> None:
    classifier.hasten()
    monkeypatch.setattr(classifier._scorer._matcher, "hasten", lambda: pytest.fail("it is built for a text"))
    for _ in range(2):
        classifier.classify("停电" * WARM)


@given(WRITTEN)
def test_folding_is_the_same_however_quick(text: str) -> None:
    assert fold_word(text) == text.translate(_letters)

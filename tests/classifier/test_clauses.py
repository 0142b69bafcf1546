"""How much each clause counts: the one quick search says what clause after clause, looked at alone, says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.clauses import (
    BACKGROUND,
    FIRST,
    INTRO,
    LEADS,
    NAME_LENGTH,
    REQUEST,
    SETTLED,
    TURN,
    Clauses,
    spread,
)
from bot.classifier.folding import fold_word
from bot.config.loader import builtin_pack, load
from bot.config.words import Phrases

PHRASES = load(builtin_pack()).phrases
CLAUSES = Clauses(PHRASES)
WATCHED = ("水电", "公司", "货,")
WATCHFUL = Clauses(PHRASES, WATCHED)
PIECES = [
    *(*PHRASES.intro, *PHRASES.writer, *PHRASES.writer_ends, *PHRASES.background, *PHRASES.request),
    *(*PHRASES.settled, *PHRASES.opening_ends, "但", "就是", "可", "却", "反映"),
    *("水", "电", "给", "的货", *",.;:、。!?\n"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def plainly(text: str) -> list[float]:
    """Return the factor of each character but the borders, one clause after the other."""
    factors, first = list[float](), FIRST
    for clause, border in re.findall(r"([^,.;:、。!?\n]*)([,.;:、。!?\n]|$)", text):
        named, factor = in_clause(clause, opens=not factors)
        factors += [INTRO * first] * named + [factor * first] * (len(clause) - named) + [0.0] * len(border)
        first = 1.0 if border in set("。!?\n") else first
    return [factor * share for factor, share in zip(factors, settled(text), strict=True)]


def settled(text: str) -> list[float]:
    """Return for each character whether its sentence turns after it, and something was done before that."""
    shares = list[float]()
    for sentence in re.findall(r"[^。!?\n]*[。!?\n]|[^。!?\n]+$", text):
        ends = [end + len(phrase) for phrase in PHRASES.settled for end in places(phrase, sentence)]
        turn = TURN.search(sentence, min(ends)) if ends else None
        clauses = [found.end() for found in re.finditer("[,.;:、]", sentence)]
        before = max((end for end in clauses if turn and end <= turn.start()), default=0)
        shares += [SETTLED] * before + [1.0] * (len(sentence) - before)
    return shares


def places(phrase: str, text: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(phrase, place)]


def in_clause(clause: str, *, opens: bool) -> tuple[int, float]:
    """Return how many characters name the writer, and the factor of the others."""
    if any(phrase in clause for phrase in PHRASES.background):
        return 0, BACKGROUND
    wanted = any(phrase in clause for phrase in PHRASES.request)
    if not wanted and any(clause.startswith(phrase) for phrase in PHRASES.intro):
        return 0, INTRO
    return len(writer(clause) or (opening(clause) if opens else "")), REQUEST if wanted else 1.0


def writer(clause: str) -> str:
    """Return the shortest start that begins as a writer and ends as one, or the whole clause if it ends so."""
    begun = [clause[: len(begin)] for begin in PHRASES.writer if clause.startswith(begin)]
    for begin, whole in [*((begin, False) for begin in by_length(begun)), ("", True)]:
        for length in range(len(begin), len(clause) + 1):
            name = clause[len(begin) : length]
            ends = [end for end in PHRASES.writer_ends if name.endswith(end)]
            fits = any(may_be_a_name(name.removesuffix(end)) for end in ends)
            if fits and (not whole or length == len(clause)):
                return clause[:length]
    return ""


def opening(clause: str) -> str:
    """Return the shortest start that ends as a trade does and leads on to what it has to say."""
    for length in range(1, len(clause)):
        ends = [end for end in PHRASES.opening_ends if clause[:length].endswith(end)]
        if re.match(LEADS, clause[length:]) and any(may_be_a_name(clause[:length].removesuffix(end)) for end in ends):
            return clause[:length]
    return ""


def by_length(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def may_be_a_name(text: str) -> bool:
    return len(text) <= NAME_LENGTH and not set(text) & set("给被把跟向对从为租买欠找由让请")


@given(texts)
def test_a_clause_counts_as_it_does_alone(text: str) -> None:
    factors, plain = spread(CLAUSES.stress(text), len(text)), plainly(text)

    told = [place for place, factor in enumerate(plain) if factor]
    assert [factors[place] for place in told] == pytest.approx([plain[place] for place in told])


@given(texts)
def test_what_is_watched_for_is_noticed_and_changes_nothing(text: str) -> None:
    stress, said = WATCHFUL.read(text)

    assert {WATCHED[number] for number in said} == {word for word in WATCHED if word in text}
    assert stress == CLAUSES.stress(text)


def test_no_phrase_reaches_over_a_border() -> None:
    clauses = Clauses(Phrases(background=("办好,了",), request=("",)))

    assert clauses.stress("办好,了") == [(3, FIRST), (5, FIRST)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("土地证办下来了，就等增容的电", "就等增容的电"),
        ("特种行业证拿到了，等级评定却等了半年", "等级评定却等了半年"),
        ("招聘会办得很好，都招齐了，难的是娃娃没地方上学", "难的是娃娃没地方上学"),
    ],
)
def test_before_a_turn_what_is_settled_hardly_counts(text: str, asked: str) -> None:
    folded = fold_word(text)
    factors = spread(CLAUSES.stress(folded), len(folded))
    at = folded.index(fold_word(asked))
    assert max(factors[: at - 1]) == pytest.approx(FIRST * SETTLED)
    assert min(factors[at:]) == FIRST


@pytest.mark.parametrize("text", ["土地证办下来了，厂房也盖好了", "土地证没给办，但厂房盖着", "办下来了。但厂房没盖"])
def test_without_a_turn_or_with_nothing_done_in_the_sentence_all_counts(text: str) -> None:
    assert {factor for _, factor in CLAUSES.stress(fold_word(text))} <= {FIRST, 1.0}

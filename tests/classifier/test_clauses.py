"""How much each clause counts: the one quick search says what clause after clause, looked at alone, says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.clauses import BACKGROUND, FIRST, INTRO, NAME_LENGTH, REQUEST, Clauses, spread
from bot.config.loader import builtin_pack, load
from bot.config.words import Phrases

PHRASES = load(builtin_pack()).phrases
CLAUSES = Clauses(PHRASES)
WATCHED = ("水电", "公司", "货,")
WATCHFUL = Clauses(PHRASES, WATCHED)
PIECES = [
    *(*PHRASES.intro, *PHRASES.writer, *PHRASES.writer_ends, *PHRASES.background, *PHRASES.request),
    *("水", "电", "给", "的货", *",.;:、。!?\n"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def plainly(text: str) -> list[float]:
    """Return the factor of each character but the borders, one clause after the other."""
    factors, first = list[float](), FIRST
    for clause, border in re.findall(r"([^,.;:、。!?\n]*)([,.;:、。!?\n]|$)", text):
        named, factor = in_clause(clause)
        factors += [INTRO * first] * named + [factor * first] * (len(clause) - named) + [0.0] * len(border)
        first = 1.0 if border in set("。!?\n") else first
    return factors


def in_clause(clause: str) -> tuple[int, float]:
    """Return how many characters name the writer, and the factor of the others."""
    if any(phrase in clause for phrase in PHRASES.background):
        return 0, BACKGROUND
    wanted = any(phrase in clause for phrase in PHRASES.request)
    if not wanted and any(clause.startswith(phrase) for phrase in PHRASES.intro):
        return 0, INTRO
    return len(writer(clause)), REQUEST if wanted else 1.0


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


def by_length(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def may_be_a_name(text: str) -> bool:
    return len(text) <= NAME_LENGTH and not set(text) & set("给被把跟向对从为租买欠找由让请")


@given(texts)
def test_a_clause_counts_as_it_does_alone(text: str) -> None:
    factors, plain = spread(CLAUSES.stress(text), len(text)), plainly(text)

    assert [factors[place] for place, factor in enumerate(plain) if factor] == [one for one in plain if one]


@given(texts)
def test_what_is_watched_for_is_noticed_and_changes_nothing(text: str) -> None:
    stress, is_said = WATCHFUL.read(text)

    assert is_said == any(word in text for word in WATCHED)
    assert stress == CLAUSES.stress(text)


def test_no_phrase_reaches_over_a_border() -> None:
    clauses = Clauses(Phrases(background=("办好,了",), request=("",)))

    assert clauses.stress("办好,了") == [(3, FIRST), (5, FIRST)]

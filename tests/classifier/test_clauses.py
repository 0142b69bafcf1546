"""How much each clause counts: the one quick search says what clause after clause, looked at alone, says."""

import re
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.clauses import (
    BACKGROUND,
    EMPHASIS,
    FIRST,
    INTRO,
    LEADS,
    NAME_LENGTH,
    NOT_YET,
    REQUEST,
    SETTLED,
    SO_LONG,
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
    *(*PHRASES.settled, *PHRASES.opening_ends, "但", "就是", "可", "却", "现在问的是", "没", "三", "反映"),
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
    """Return for each character whether its text turns after it, and something was done before that."""
    shares = list[float]()
    sentences = re.findall(r"[^。!?\n]*[。!?\n]|[^。!?\n]+$", text)
    for sentence, following in zip_longest(sentences, sentences[1:], fillvalue=""):
        ends = [end for phrase in PHRASES.settled for end in done(phrase, sentence)]
        turn = TURN.search(sentence, min(ends)) if ends else None
        before = turn.start() if turn else len(sentence) if ends and EMPHASIS.match(following) else 0
        for clause in re.finditer("[^,.;:、]*[,.;:、]|[^,.;:、]+$", sentence):
            is_asked = any(phrase in clause[0] for phrase in PHRASES.request) and not background(clause[0])
            is_done = any(clause.start() < end <= clause.end() for end in ends)
            is_settled = clause.end() <= before and (is_done or not is_asked)
            shares += [SETTLED if is_settled else 1.0] * len(clause[0])
    return shares


def done(phrase: str, text: str) -> list[int]:
    """Return where the phrase ends, unless it is denied or only says how long."""
    ends = ((place, place + len(phrase)) for place in places(phrase, text))
    return [end for place, end in ends if text[:place][-1:] not in [*NOT_YET] and text[end:][:1] not in [*SO_LONG]]


def background(clause: str) -> bool:
    return any(phrase in clause for phrase in PHRASES.background)


def places(phrase: str, text: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(phrase, place)]


def in_clause(clause: str, *, opens: bool) -> tuple[int, float]:
    """Return how many characters name the writer, and the factor of the others."""
    if background(clause):
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
        ("排污许可办结，无需协调；当前卡点是施工许可", "当前卡点是施工许可"),
        ("税交了，贷款也不消操心，现在就是货款收不回", "现在就是货款收不回"),
    ],
)
def test_before_a_turn_what_is_settled_hardly_counts(text: str, asked: str) -> None:
    folded = fold_word(text)
    factors = spread(CLAUSES.stress(folded), len(folded))
    at = folded.index(fold_word(asked))
    assert max(factors[: at - 1]) == pytest.approx(FIRST * SETTLED)
    assert min(factors[at:]) == FIRST


def test_what_a_sentence_settles_hardly_counts_once_the_next_says_what_is_meant() -> None:
    folded = fold_word("别再提环保，早就验收过了！我问的是取水证。环保")
    factors = spread(CLAUSES.stress(folded), len(folded))
    assert max(factors[: folded.index("我问")]) == pytest.approx(FIRST * SETTLED)
    assert factors[folded.index("取水")] == 1.0


def test_what_is_asked_for_counts_before_a_turn_too() -> None:
    folded = fold_word("想申请高级认证，整改也完成了，但辅导排期很长")
    factors = spread(CLAUSES.stress(folded), len(folded))
    assert factors[folded.index("高级认证")] == pytest.approx(FIRST * REQUEST)
    assert factors[folded.index("整改")] == pytest.approx(FIRST * SETTLED)


@pytest.mark.parametrize(
    "text",
    [
        "土地证办下来了，厂房也盖好了",
        "土地证没给办，但厂房盖着",
        "办下来了。但厂房没盖",
        "税没交清，就是货款没到",
        "证办了半年，就是没批",
    ],
)
def test_without_a_turn_or_with_nothing_done_in_the_sentence_all_counts(text: str) -> None:
    assert {factor for _, factor in CLAUSES.stress(fold_word(text))} <= {FIRST, 1.0}

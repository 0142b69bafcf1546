"""Finds the numbers that a writer has put before the parts of a text: 一是…二是…, 1、2、, ①②, 首先…其次…."""

import re
from collections.abc import Iterator

Place = tuple[int, int]  # where the number stands, and where what it numbers begins

_HAN = "一二三四五六七八九"
_BEFORE = r"(?<![\d第年月之A-Za-z(（])"  # what stands behind one of these numbers no part: V2., f(1)
_POINT = r"[、.．)）:：]"
_AHEAD = r"(?:^|(?<=[，,。；;：:！!？?\s]))"


def _each(pattern: str, signs: str) -> tuple[re.Pattern[str], ...]:
    """Return one pattern for each sign of a row of numbers; `@` stands for the sign."""
    return tuple(re.compile(pattern.replace("@", re.escape(sign))) for sign in signs)


# Rows of numbers, each with the patterns for its first, second … number.
ROWS: tuple[tuple[re.Pattern[str], ...], ...] = (
    *(_each("@", signs) for signs in ("①②③④⑤⑥⑦⑧⑨", "❶❷❸❹❺❻❼❽❾", "⒈⒉⒊⒋⒌⒍⒎⒏⒐", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "㈠㈡㈢㈣㈤㈥㈦㈧㈨")),
    _each(r"(?<![第之统])@是", _HAN),
    _each(r"(?<![第之十])@[、.．]", _HAN),
    _each(r"[（(]\s*@\s*[）)]", _HAN),
    _each(r"(?<![A-Za-z])[（(]\s*@\s*[）)]", "123456789"),
    _each(r"第@(?:[，,、：:]|[点件条项](?:[，,、：:]|是)?|个(?:问题|诉求|困难)?(?:[，,、：:]|是))", _HAN),
    _each(r"(?:问题|诉求|事项|建议|困难)@[、.．:：]", _HAN),
    _each(r"(?:问题|诉求|事项|建议|困难)@[、.．:：]", "123456789"),
    _each(rf"{_BEFORE}@{_POINT}(?!\d)", "123456789"),
    _each(rf"{_AHEAD}@{_POINT}", "ABCDE"),
    _each(rf"{_AHEAD}@来", _HAN),
    (
        re.compile(rf"{_AHEAD}首先(?:是|[，,：:])?"),
        re.compile(rf"{_AHEAD}其次(?:是|[，,：:])?"),
        *(re.compile(rf"{_AHEAD}(?:再次|再者|然后|最后|此外|另外)(?:是|[，,：:])?"),) * 3,
    ),
    (re.compile(rf"{_AHEAD}一方面[，,：:]?"), re.compile(rf"{_AHEAD}另一方面[，,：:]?")),
    (re.compile(r"^[-*•·●○■◆]\s*", re.MULTILINE),) * 9,
)


def found(text: str) -> Iterator[list[Place]]:
    """Yield the places of each row of numbers that has at least two of them, in order and without a gap."""
    for row in ROWS:
        places = list(_places(text, row))
        if len(places) > 1:
            yield places


def _places(text: str, row: tuple[re.Pattern[str], ...]) -> Iterator[Place]:
    at = 0
    for pattern in row:
        number = pattern.search(text, at)
        if number is None:
            return
        yield number.span()
        at = number.end()

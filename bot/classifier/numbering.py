"""Finds what a writer has put before the parts of a text: 一是…二是…, 1、2、, ①②, 首先…其次…, 另外…, 还有个事…."""

import re
from collections.abc import Iterator

Place = tuple[int, int]  # where the number stands, and where what it numbers begins

_HAN, _DIGITS = "一二三四五六七八九", "123456789"
_BEFORE = r"(?<![\d第年月之.A-Za-z(（])"  # what stands behind one of these numbers no part: V2., f(1), 1.2
_POINT = r"[、.．)）\]】:：]"
_AHEAD = r"(?:^|(?<=[，,。；;：:！!？?\s]))"
_NAMED = r"(?:问题|诉求|事项|建议|困难|难题|难点|需求|请求|事情|情况|方面|事)"
_SAID = r"(?:嘛|呢|呀|啊|么|吧|哈|的话|就|呐)*"  # what is said between a spoken number and its matter
_IS = rf"{_SAID}(?:是说?|[，,、：:])"
_ADDED = r"(?:再次|再者|再有|再就是|还有|然后|最后|此外|另外|第[三四五六]|同时)"
_MEASURED = (  # behind a number that only counts
    r"(?:[个件台套辆间次号月日万亿元吨亩米层批条栋座%％至到-]|天(?!然)|家(?![电具庭])|[位名](?![于称])|人(?![民才力员])|年(?![检审])|期(?!权))"
)


def _each(pattern: str, signs: str) -> tuple[re.Pattern[str], ...]:
    """Return one pattern for each sign of a row of numbers; `@` stands for the sign."""
    return tuple(re.compile(pattern.replace("@", re.escape(sign)), re.MULTILINE) for sign in signs)


# Rows of numbers, each with the patterns for its first, second … number.
ROWS: tuple[tuple[re.Pattern[str], ...], ...] = (
    *(_each("@[、.．:：]?", signs) for signs in ("①②③④⑤⑥⑦⑧⑨", "❶❷❸❹❺❻❼❽❾", "➊➋➌➍➎➏➐➑➒", "⒈⒉⒊⒋⒌⒍⒎⒏⒐")),
    *(_each("@[、.．:：]?", signs) for signs in ("⑴⑵⑶⑷⑸⑹⑺⑻⑼", "㈠㈡㈢㈣㈤㈥㈦㈧㈨", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨ", "ⅰⅱⅲⅳⅴⅵⅶⅷⅸ")),
    _each("@\ufe0f?\u20e3[、.．:：]?", _DIGITS),
    _each(rf"(?<![第之统十])@{_SAID}是", _HAN),
    _each(rf"{_AHEAD}@{_SAID}是", _DIGITS),
    _each(rf"{_AHEAD}@(?=要|希望|建议|请|盼|想|恳请)", _HAN),
    _each(r"(?<![第之十])@[、.．]", _HAN),
    _each(r"(?<![第之十])@[，,:：]", _HAN),
    _each(r"[（(【\[]\s*@\s*[）)】\]]", _HAN),
    _each(r"(?<![A-Za-z])[（(【\[]\s*@\s*[）)】\]]", _DIGITS),
    _each(rf"第@(?:[，,、：:]|[点件条项桩](?:{_NAMED})?{_IS}|(?:个|大)?{_NAMED}?{_IS})", _HAN),
    _each(rf"{_NAMED}@[、.．:：]", _HAN),
    _each(rf"{_NAMED}@[、.．:：]", _DIGITS),
    _each(rf"第@(?:[、.，,：:]|[点件条项桩](?:{_NAMED})?{_IS}|(?:个|大)?{_NAMED}?{_IS})(?!\d)", _DIGITS),
    _each(rf"{_BEFORE}@\s?{_POINT}(?!\d)", _DIGITS),
    _each(rf"{_AHEAD}@[，,](?!\d)", _DIGITS),
    _each(rf"{_AHEAD}@(?:\s+|-\s*)(?=[^\d\s])(?!{_MEASURED})", _DIGITS),
    _each(rf"{_AHEAD}@\s?{_POINT}", "ABCDE"),
    _each(rf"{_AHEAD}@\s?{_POINT}", "abcde"),
    _each(rf"{_AHEAD}@[、.．:：]", "甲乙丙丁戊"),
    _each(rf"{_AHEAD}@(?:公司|企业|厂|店|户|商户|单位|园区)(?:[：:]|(?:反映|提出|说|称)[，,：:]?)", "甲乙丙丁戊"),
    _each(rf"{_AHEAD}@(?:公司|企业|厂|店|户|商户|单位|园区)(?:[：:]|(?:反映|提出|说|称)[，,：:]?)", "ABCDE"),
    _each(rf"{_AHEAD}@(?:来|则)(?:是|[，,])?", _HAN),
    _each(rf"{_AHEAD}其@(?:是|[，,、：:])?", _HAN),
    (
        re.compile(rf"{_AHEAD}(?:首先|先是){_SAID}(?:是|[，,：:])?"),
        re.compile(rf"{_AHEAD}(?:其次{_SAID}(?:是|[，,：:])?|(?:然后|再就是|还有|另外){_SAID}是)"),
        *(re.compile(rf"{_AHEAD}{_ADDED}{_SAID}(?:是|[，,：:])?"),) * 4,
    ),
    (re.compile(r"【[^】\d]{1,6}】"),) * 9,
    (re.compile(rf"(?P<kept>{_AHEAD}[^\s，,。；;：:、一二三四另再各多等]{{2,4}}方面(?![的都有上、和]))"),) * 9,
    _each(rf"{_AHEAD}第@[点件条项桩](?:{_NAMED})?(?:{_IS})?", _HAN),
    (re.compile(rf"(?:头|第)一个(?!月){_SAID}(?:是|就是)?"), *_each(rf"第@个(?!月|季){_SAID}(?:是|就是)?", _HAN[1:])),
    (
        re.compile(rf"{_AHEAD}(?:头|第)一[个件](?:{_NAMED})?{_SAID}(?:是|[，,：:])"),
        *(re.compile(rf"{_AHEAD}{_ADDED}(?:就是|就|是|[，,：:])?"),) * 7,
    ),
    (
        re.compile(rf"{_AHEAD}一方面{_SAID}(?:是|[，,：:])?"),
        re.compile(rf"{_AHEAD}(?:另|再)一方面{_SAID}(?:是|[，,：:])?"),
        re.compile(rf"{_AHEAD}(?:还|再)有?一方面{_SAID}(?:是|[，,：:])?"),
    ),
    (
        re.compile(rf"{_AHEAD}一[个件桩条点块样]{_SAID}是"),
        *(re.compile(rf"{_AHEAD}(?:另外?|再|还有)?一[个件桩条点块样]{_SAID}是"),) * 7,
    ),
    (re.compile(r"^\s*(?:[-*•·●○■◆▪▶➢✅✔]|[👉🔸🔹])\ufe0f?\s*", re.MULTILINE),) * 9,
)

_THING = rf"(?:一?[个件点桩项条])(?:{_NAMED}|事儿|麻烦|糟心事)?"
# Said before a further matter, whoever decides on it.
_ANOTHER = (
    rf"(?:然后|对了|哦|最后|另外)?[，,]?(?:还有{_THING}|另有{_THING}|再(?:说|有|反映|问)?{_THING}|另一[个件]{_NAMED}?"
    rf"|还想(?:再)?(?:反映|问|咨询|请教)(?:一?下|{_THING})?|除此之外|除此以外|除了?[这那](?:[个件些点]|件事|个事)?[之以]?外|对了|顺便(?:问|反映|说)一?[下句]|顺带|最后(?:再)?(?:请问|问一?下|咨询一?下|想问一?下)"
    rf"|另外(?:还想|想)(?:再)?(?:反映|问|请教|咨询)一?下?){_SAID}(?:是|[，,：:])?"
)
_ALSO = r"(?:然后就是|另外|此外|还有(?![的些人点])|同时|再者|再有|最后还有)(?:还|也|就是|是)?[，,：:]?"
_SPOKEN = (  # between words without points
    r"(?:然后|另外)?(?:还有|再有?|另外)(?:一个|一件事|一点)?就是(?:说)?[，,]?|就是还有(?:那个|一个|个)?"
)
ANOTHER = re.compile(rf"{_AHEAD}{_ANOTHER}|{_SPOKEN}")
SPOKEN = re.compile(_SPOKEN)  # which may as well go on with the same matter
# Said before what may be a further matter, if it is for a department.
ALSO = re.compile(rf"(?<=[，,。；;！？!?\n]){_ALSO}")
# Said before what may be a further matter in a text that was spoken, without any point.
DICTATED = re.compile(r"(?:还有|另外|再一个|再就是|再有|然后|最后)(?:一[个件])?(?:就是(?:说)?|呢|嘛)?")
_OPENING = re.compile(rf"(?:{_SPOKEN}|{_ANOTHER}|{_ALSO})")

_NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B), 0xFF0E)}  # １Ａ．


def found(text: str) -> list[list[Place]]:
    """Return the places of each row of numbers that has at least two of them, in order and without a gap.

    The row that begins first comes first, of two the longer one: numbers within a part come after those of the parts.
    """
    text = text.translate(_NARROW)
    rows = [places for row in ROWS if len(places := list(_places(text, row))) > 1]
    return sorted(rows, key=lambda places: (places[0][0], -len(places)))


def _places(text: str, row: tuple[re.Pattern[str], ...]) -> Iterator[Place]:
    at = 0
    for pattern in row:
        number = pattern.search(text, at)
        if number is None:
            return
        yield number.start(), number.start() if "kept" in number.groupdict() else number.end()
        at = number.end()


def further(text: str, marks: re.Pattern[str]) -> list[Place]:
    """Return the places at which a further matter begins."""
    return [mark.span() for mark in marks.finditer(text) if mark.start()]


def opening(part: str) -> int:
    """Return how many characters at the beginning of a part only say that it is another one."""
    found = _OPENING.match(part)
    return found.end() if found else 0

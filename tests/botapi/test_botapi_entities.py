"""Telegram's HTML: what it becomes, what is refused and in which words, and what a page gets to see."""

import re
from contextlib import suppress
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.botapi.entities import commands, parse_html, to_html, units
from bot.demo.botapi.errors import Refused


def mark(kind: str, offset: int, length: int, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("  blanks \n", "blanks", []),
        ("<b>bold</b> <i>slanted</i>", "bold slanted", [mark("bold", 0, 4), mark("italic", 5, 7)]),
        ("😀<u>你</u>", "😀你", [mark("underline", 2, 1)]),
        ("<code>b</code><pre>c</pre>", "bc", [mark("code", 0, 1), mark("pre", 1, 1)]),
        ("<s>a</s>", "a", [mark("strikethrough", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [mark("bold", 0, 2), mark("italic", 1, 1)]),
        ('<a href="https://x.cn/?a=1&amp;b=>">x</a>', "x", [mark("text_link", 0, 1, url="https://x.cn/?a=1&b=>")]),
        ("<a>no link</a>", "no link", []),
        ("<tg-spoiler>a</tg-spoiler>", "a", [mark("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [mark("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [mark("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [mark("expandable_blockquote", 0, 1)]),
        ("&lt;b&gt; &amp;amp; &quot; &#65; &#x41;", '<b> &amp; " A A', []),
        ("a & b &copy; &nbsp;", "a & b &copy; &nbsp;", []),
        (" <b> a </b> ", "a", [mark("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("a > b", "a > b", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("你<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x>", "Unclosed start tag at byte offset 0"),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text())
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (parse_html(f"<b>{escaped}</b>")[0], [])


@given(st.text("ab<>/&; \"'=😀你b", max_size=40))
def test_any_html_is_read_or_refused(source: str) -> None:
    with suppress(Refused):
        text, entities = parse_html(source)
        assert all(0 <= mark["offset"] < mark["offset"] + mark["length"] <= units(text) for mark in entities)


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.sampled_from(["bold", "text_link", "spoiler"]), st.integers(0, 30), st.integers(1, 30))),
)
def test_a_page_sees_the_text_and_nothing_that_could_run(text: str, marks: list[tuple[str, int, int]]) -> None:
    entities = [mark(kind, start, length, url="javascript:x") for kind, start, length in marks]
    shown = to_html(text, entities)
    assert "javascript" not in shown
    plain = re.sub(r"</?(b|span|a)( class=\"spoiler\")?>", "", shown)
    assert "<" not in plain
    if not entities:
        assert unescape(plain) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [(0, 6)]),
        ("/start inv_9 /help", [(0, 6), (13, 5)]),
        ("😀 /todo@zuozhen_bot", [(3, 17)]),
        ("/start你好", []),
        ("/start，你好", [(0, 6)]),
        ("a/b http://x/y </b>", []),
        ("/", []),
        ("//start", []),
        ("(/my)", [(1, 3)]),
    ],
)
def test_commands_are_marked_as_telegram_marks_them(text: str, found: list[tuple[int, int]]) -> None:
    assert commands(text) == [mark("bot_command", offset, length) for offset, length in found]

"""What people typed is text wherever a page shows it: every screen of the house, in the web chat and in the demo."""

import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser

import pytest

from bot.demo.botapi.entities import parse_html, to_html
from bot.domain import presses
from bot.domain.base.parcels import Key
from bot.domain.reach.bubble import Bubble, KeptFile
from bot.domain.time.calendar import SHANGHAI
from bot.texts.reach import page, sign_in_page
from bot.texts.reach.page import Frame
from bot.texts.reach.sign_in_page import Place
from bot.texts.render import render
from bot.texts.style import markup
from bot.texts.style.markup import Html
from tests.texts.everything import everything
from tests.texts.samples import WORDS, Typed

EVIL = "<b>x</b></blockquote><script>x</script>\"'><img src=x onerror=x><a href=javascript:x>&lt;i&gt;"
SHORT = "<b>\"'&amp;"  # has room in a button
NOW = datetime(2024, 10, 25, 9, tzinfo=SHANGHAI)
FRAME = Frame(EVIL, EVIL, EVIL, has_phone=True)
BUBBLE = {"article", "p", "span", "div", "form", "input", "button", "time", "a", "img", "small"}
MARKS = {"b", "i", "u", "s", "code", "pre", "blockquote"}
ATTRIBUTES = {"class", "id", "data-seq", "tabindex", "method", "action", "type", "name", "value"}


class Reader(HTMLParser):
    """Notes which tags and attributes a browser would find."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


class Pressable(HTMLParser):
    """Notes what a browser would send for each button."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.form: dict[str, str] = {}
        self.buttons: list[tuple[str, str]] = []
        self._open = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open = tag == "button"
        if tag == "form":
            self.form["action"] = given["action"]
        if tag == "input":
            self.form[given["name"]] = given["value"]
        if tag == "button":
            assert given["name"] == "data"
            self.buttons.append(("", given["value"]))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "button"

    def handle_data(self, data: str) -> None:
        if self._open:
            label, value = self.buttons.pop()
            self.buttons.append((label + data, value))


def screens() -> Iterator[tuple[str, Bubble, str]]:
    """Every screen for every reader, with this typed into every field that a person can type into."""
    for label, notice in everything(Typed(EVIL, EVIL, EVIL, EVIL, EVIL)):
        screen = render(notice, WORDS)
        keys = tuple(tuple(Key(button.label, EVIL) for button in row) for row in screen.rows)
        yield label, Bubble(1, 1, False, NOW, screen.text, keys=keys, ask_phone=screen.ask_phone), screen.text


def plain(text: str) -> str:
    """Return a text without line ends, which the page leaves out beside a quote."""
    return text.replace("\n", "")


def test_no_screen_becomes_more_than_its_own_tags_on_the_page() -> None:
    seen = 0
    for label, bubble, text in screens():
        found = Reader(page.bubble(bubble, FRAME))
        assert found.tags <= BUBBLE | MARKS, label
        assert set(found.attributes) <= ATTRIBUTES, label
        assert plain(markup.seen(Html(text))) in plain(found.text), f"{label}: reads otherwise than it was written"
        seen += 1
    assert seen > 500


def test_each_button_of_each_screen_is_on_the_page_and_brings_what_it_stands_for() -> None:
    """So whatever anybody may press in another chat can be pressed on the page, without scripts, too."""
    kinds = set()
    for label, notice in everything(Typed(*[SHORT] * 5)):
        buttons = [button for row in render(notice, WORDS).rows for button in row]
        keys = tuple((Key(button.label, presses.encode(button.press)),) for button in buttons)
        shown = Bubble(7, 1, False, NOW, "", keys=keys)
        made = Pressable(page.bubble(shown, Frame("题", "token", "key")))
        assert made.buttons == [(button.label, presses.encode(button.press)) for button in buttons], label
        assert not buttons or made.form == {"action": "/press", "token": "token", "key": "key", "bubble": "7"}, label
        assert all(
            shown.offers(data) and presses.decode(data) == one.press
            for (_, data), one in zip(made.buttons, buttons, strict=True)
        )
        kinds |= {type(button.press) for button in buttons}
    assert kinds == set(presses._CODES.values())


def test_no_screen_becomes_more_than_its_own_tags_in_the_demo() -> None:
    for label, _, text in screens():
        found = Reader(to_html(*parse_html(text)))
        assert found.tags <= MARKS | {"span"}, label
        assert set(found.attributes) <= {"class"}, label


@pytest.mark.parametrize("photo", [False, True])
@pytest.mark.parametrize("plain", [False, True])
def test_what_somebody_types_or_sends_is_no_tag(photo: bool, plain: bool) -> None:
    file = KeptFile(EVIL, "0" * 64, 5, photo)
    bubble = Bubble(1, 1, True, NOW, EVIL, file=file, plain=plain)
    note = Bubble(1, 1, False, NOW, note=EVIL)
    for one in (bubble, note):
        found = Reader(page.bubble(one, FRAME))
        assert found.tags <= (BUBBLE if plain else BUBBLE | MARKS)
        assert set(found.attributes) <= ATTRIBUTES | {"href", "download", "src", "alt", "loading"}
        assert found.attributes.get("href", {"/files/1"}) == {"/files/1"}


def test_what_is_typed_into_the_pages_around_is_no_tag() -> None:
    usual = Reader(sign_in_page.sign_in(Frame("题"), by_phone=True, wrong="错", typed="码")).tags
    pages = (
        sign_in_page.sign_in(FRAME, by_phone=True, wrong=EVIL, typed=EVIL),
        sign_in_page.code(FRAME, EVIL, wrong=EVIL),
        sign_in_page.told(FRAME, EVIL),
        sign_in_page.devices(FRAME, [Place(1, sign_in_page.device(EVIL), EVIL, here=True)]),
        page.chat(FRAME, [Bubble(1, 1, True, NOW, EVIL, plain=True)], None, earlier=1, seq=1),
    )
    more = {
        "nav",
        "article",
        "time",
        "footer",
        "details",
        "summary",
        "textarea",
        "progress",
        "span",
        "div",
        "a",
        "b",
        "br",
    }
    for made in pages:
        found = Reader(made)
        assert found.tags <= usual | more | {"script"}
        assert not [name for name in found.attributes if name.startswith("on")]
        assert not {one for one in found.attributes.get("href", set()) if not one.startswith("/")}
    assert all("<script>x" not in made for made in pages)


def test_a_line_parts_neither_figures_nor_the_number_of_an_appeal() -> None:
    said = '诉求YN-2024-0001，见<a href="https://a.example/YN-2024-0001">YN-2024-00012</a>；满意率80%（95%）'
    whole = re.findall(r'<span class="whole">(.*?)</span>', page.bubble(Bubble(1, 1, False, NOW, said), FRAME))
    assert whole == ["YN-2024-0001", "YN-2024-00012", "（95%）"]

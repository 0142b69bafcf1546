"""Every screen fits, is valid for Telegram, keeps what people typed as text, and shows no internal code."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.botapi.entities import parse_html, units
from bot.domain.appeals import action, survey
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.notices import AboutAppeal, CardShown
from bot.domain.base import party
from bot.domain.base.screen import Screen
from bot.domain.people import person
from bot.domain.presses import encode
from bot.texts.render import render
from tests.texts.everything import everything
from tests.texts.notices import cards, looks, pushes
from tests.texts.samples import WORDS, Typed, view

NASTY = "<b>&\"</b>' {number} {0} <a href=x>"
TYPED = {
    "usual": Typed(),
    "nasty": Typed(text=NASTY, words=NASTY, name=NASTY, person=NASTY, department=NASTY),
    "long": Typed(
        text="诉" * 2000, words="答" * 2000, name="企" * 50, person="张" * 50, department="云南出入境边防检查总站"
    ),
    "wide": Typed(text="😀" * 2000, words="😀" * 2000, name="😀" * 50, person="😀" * 50),
}


@pytest.fixture(params=TYPED, scope="module")
def screens(request: pytest.FixtureRequest) -> list[tuple[str, Screen]]:
    return [(label, render(notice, WORDS)) for label, notice in everything(TYPED[request.param])]


def test_telegram_takes_every_text(screens: list[tuple[str, Screen]]) -> None:
    for label, screen in screens:
        text, _ = parse_html(screen.text)
        assert 0 < units(text) <= 4096, label


def test_buttons_have_short_labels_and_data_that_fit(screens: list[tuple[str, Screen]]) -> None:
    for label, screen in screens:
        for row in screen.rows:
            assert 0 < len(row) <= 4, label
            for button in row:
                assert 0 < len(button.label) <= 40, label
                assert encode(button.press), label


def test_labels_are_read_whole_on_a_phone() -> None:
    """Of two buttons in a row each has room for 12 characters, of three for 6."""
    for label, notice in everything(Typed()):
        for row in render(notice, WORDS).rows:
            most = {1: 40, 2: 12, 3: 6}.get(len(row), 8)
            assert [button.label for button in row if len(button.label) > most] == [], label


def test_toasts_are_short(screens: list[tuple[str, Screen]]) -> None:
    assert all(len(screen.toast) <= 30 for _, screen in screens)


def test_a_confirmation_is_short(screens: list[tuple[str, Screen]]) -> None:
    for label, screen in screens:
        if " 本人 " in label:
            assert units(parse_html(screen.text)[0]) <= 600, label


def test_a_push_about_an_appeal_names_it_and_opens_it() -> None:
    for label, notice in pushes(Typed()):
        if isinstance(notice, AboutAppeal):
            screen = render(notice, WORDS)
            assert "YN-2024-0087" in screen.text, label
            assert "我们做老挝那边过来的跨境物流" in screen.text, label
            opened = [button.label for row in screen.rows for button in row][-1:]
            assert opened == ([] if notice.view.viewer is party.Party.FORMER else ["查看全文"]), label


def test_what_people_typed_stays_text() -> None:
    for label, notice in everything(TYPED["nasty"]):
        text, entities = parse_html(render(notice, WORDS).text)
        assert "&lt;" not in text, label
        assert not any(entity["type"] == "text_link" for entity in entities), label


def test_what_somebody_said_ends_once_before_the_next_part() -> None:
    rated = view(action.State.CLOSED, party.Party.MEMBER, Typed(words="太久了。"))
    assert rated.survey is not None
    visited = replace(rated, survey=replace(rated.survey, second=survey.Satisfaction.FAIRLY))
    assert "太久了；回访时基本满意" in render(CardShown(to=1, view=visited), WORDS).text


def test_long_appeals_are_whole_on_their_card() -> None:
    typed = Typed(text="诉" * 2000, words="答" * 500, name="企" * 50)
    for label, notice in cards(typed):
        assert typed.text in render(notice, WORDS).text, label


CODES = (
    action.State, action.Action, action.Outcome, action.Ground, survey.Satisfaction, survey.Solved,
    person.Role, party.Party, TimerKind,
)  # fmt: skip


def test_no_internal_codes() -> None:
    codes = "|".join(sorted({member.value for kind in CODES for member in kind}, key=len, reverse=True))
    code = re.compile(rf"\b({codes}|None|True|False|[DRST]\d)\b|0\.\d{{3,}}|\{{|\}}")
    for label, notice in everything(Typed()):
        screen = render(notice, WORDS)
        shown = " ".join([screen.text, screen.toast, *(one.label for row in screen.rows for one in row)])
        assert not code.search(re.sub(r"</?\w+[^>]*>", "", shown)), (label, code.search(shown))


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(\s|$)|\.\.\.")


def test_punctuation_is_chinese() -> None:
    for label, notice in everything(Typed()):
        shown = parse_html(render(notice, WORDS).text)[0]
        assert not HALF_WIDTH.search(shown), (label, HALF_WIDTH.search(shown))


REMINDER_MEANT = re.compile(r"叫号(提醒|前|后|截止)|(已经|收到)叫号")


def test_the_reminder_before_a_session_has_one_name() -> None:
    """It is “叫号”提醒; what is done with enterprises on the day is 现场叫号."""
    for label, notice in everything(Typed()):
        shown = render(notice, WORDS).text
        assert not REMINDER_MEANT.search(shown), (label, shown)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=300))
def test_any_words_fit_into_pushes_and_cards(text: str, words: str) -> None:
    clean = "".join(char for char in text + words if not 0xD800 <= ord(char) < 0xE000) or "x"
    for _, notice in [*pushes(Typed(text=clean, words=clean)), *looks(Typed(text=clean, words=clean))]:
        assert units(parse_html(render(notice, WORDS).text)[0]) <= 4096

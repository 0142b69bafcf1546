"""Whatever comes unasked is short, names its subject, says what can be done and by when, in words alone."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from bot.demo.botapi.entities import parse_html, units
from bot.domain.appeals.action import SETTLED
from bot.domain.appeals.notices import AboutAppeal, Due
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.domain.base.screen import Screen
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown
from bot.domain.reach.notices import Gathered, Missed
from bot.texts.appeals.verbs import BOOK
from bot.texts.render import SCREENS, render
from bot.texts.style import wording
from tests.texts.everything import everything
from tests.texts.notices import Labelled
from tests.texts.samples import WORDS, Typed
from tests.texts.test_screens import TYPED
from tests.texts.unasked import NO_APPEAL_NO_SESSION, NOTHING_TO_DO, UNASKED

SUBJECT = re.compile(r"YN-\d{4}-\d{4}|\d{4}年第\d+期")
DATE = re.compile(r"\d+月\d+日")
# Commands and what people know by these names.
LATIN = re.compile(
    r"[a-z.]+@[a-z.]+|/[a-z_]+|https?://\S+|@\w+|YN-\d|T-2|Telegram|Excel|WPS|Word|PDF|CSV|[\d.]+MB"
    r"|python -m bot export|公司\.pdf|\.xlsx?|[BD][DL]-7K4M-9QXZ"
)
LETTERS = re.compile(r"[A-Za-z]{2,}")


def pushed(typed: Typed) -> Iterator[Labelled]:
    return ((label, notice) for label, notice in everything(typed) if type(notice) in UNASKED)


def words_of(screen: Screen) -> str:
    return parse_html(screen.text)[0]


def test_the_tables_name_notices_that_there_are() -> None:
    assert set(SCREENS) >= UNASKED >= {*NO_APPEAL_NO_SESSION, *NOTHING_TO_DO}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_it_is_read_at_a_glance(typed: Typed) -> None:
    for label, notice in pushed(typed):
        assert units(words_of(render(notice, WORDS))) <= 600, label


def test_it_names_its_appeal_or_session() -> None:
    for label, notice in pushed(Typed()):
        if type(notice) not in NO_APPEAL_NO_SESSION:
            assert SUBJECT.search(words_of(render(notice, WORDS))), label


def test_it_says_what_can_be_done() -> None:
    for label, notice in pushed(Typed()):
        screen = render(notice, WORDS)
        can = bool(screen.rows) or re.search(r"请|/[a-z]+", words_of(screen))
        former = isinstance(notice, AboutAppeal) and notice.view.viewer is Party.FORMER
        assert can or former or type(notice) in NOTHING_TO_DO, (label, words_of(screen))


def test_of_an_open_appeal_it_says_by_when() -> None:
    for label, notice in pushed(Typed()):
        if isinstance(notice, AboutAppeal) and notice.view.appeal.state not in SETTLED:
            assert DATE.search(words_of(render(notice, WORDS)).split("\n\n")[-1]), label


def test_what_is_left_out_is_counted_with_the_command_that_shows_it() -> None:
    found = [notice for _, notice in pushed(Typed()) if isinstance(notice, Gathered | Missed)]
    for notice in found:
        listed = len(notice.lines) if isinstance(notice, Gathered) else len(notice.pieces)
        left = notice.total - listed if isinstance(notice, Gathered) else notice.left
        shown = words_of(render(notice, WORDS))
        assert (f"还有{left}" in shown and re.search(r"发送 /[a-z]+", shown) is not None) is bool(left)
    assert {type(one) for one in found} == {Gathered, Missed}


def test_there_are_no_english_words() -> None:
    for label, notice in everything(Typed()):
        if not isinstance(notice, DeadLetter | DeadShown):  # for administrators, who look into the log
            screen = render(notice, WORDS)
            shown = " ".join([words_of(screen), screen.toast, *(one.label for row in screen.rows for one in row)])
            found = LETTERS.search(LATIN.sub("", shown))
            assert not found, (label, found)


def test_who_decides_has_one_name_in_a_message() -> None:
    """统筹员 are people and 专窗 is where they work; 专窗代录 is the name of a service."""
    for label, notice in everything(Typed()):
        text = words_of(render(notice, WORDS)).replace("专窗代录", "")
        assert not {"统筹员", "专窗"} <= set(re.findall("统筹员|专窗", text)), (label, text)


def test_nothing_is_said_by_a_picture() -> None:
    for label, notice in everything(Typed()):
        screen = render(notice, WORDS)
        shown = [words_of(screen), screen.toast, *(one.label for row in screen.rows for one in row)]
        signs = [char for char in "".join(shown) if unicodedata.category(char) in {"So", "Sk", "Co", "Cn"}]
        assert not signs, (label, signs)


def test_who_has_heard_is_said_only_of_who_can_be_reached() -> None:
    said: dict[Party, bool] = {}
    for _, notice in pushed(Typed()):
        if isinstance(notice, Due):
            text = words_of(render(notice, WORDS))
            for name, party in (("负责人", Party.HEAD), ("督查员", Party.SUPERVISOR), ("统筹员", Party.COORDINATOR)):
                told = re.search(rf"已报(该单位)?{name}", text) is not None
                assert not told or party in notice.reached, text
                said[party] = said.get(party, False) or told
    assert said == dict.fromkeys((Party.HEAD, Party.SUPERVISOR, Party.COORDINATOR), True)


def test_a_button_that_a_text_names_is_there() -> None:
    """Beneath what comes unasked; of what is asked for some stands on the screen before or after."""
    screens = [(label, notice, render(notice, WORDS)) for label, notice in everything(Typed())]
    shown = {one.label for _, _, screen in screens for row in screen.rows for one in row}
    known = shown | {said.button for said in BOOK.values()} | {wording.SHARE_PHONE}
    for label, notice, screen in screens:
        here = {screen.ask_phone, *(one.label for row in screen.rows for one in row)}
        named = set(re.findall("「([^」]+)」", words_of(screen)))
        may = here if type(notice) in UNASKED else here | {"完成"} if isinstance(notice, Asked) else known
        assert named <= may, (label, named)

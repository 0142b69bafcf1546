"""Whatever people wrote, a file can be made of it: each kind of character, and each kind of name."""

import io
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.appeals.action import State
from bot.domain.base.ids import PersonId
from bot.domain.reports.circular import Circular, CircularDocument, CircularState, Figures, Line, Section
from bot.domain.reports.export import Scope, Sheet
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.invitation import Invitation
from bot.domain.sessions.session import Session
from bot.papers import cells, circular
from bot.papers.calendar import make
from bot.papers.plain import LONGEST, file_name, plain
from storage.people import people
from tests.desk import Desk
from tests.house import START
from tests.papers.test_export import made

ODD = [chr(one) for one in range(32)] + ["\x7f", "\x85", "\u2028", "\u2029", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe"]
ODD += ["\ud800", "\udfff", "\ufeff", "\u202e", "\U0010ffff", "_x0041_", "]]>", "&", "<", '"', "\u0000\uffff"]


@given(st.text())
def test_plain_text_is_what_xml_can_hold(text: str) -> None:
    found = plain(text)
    element = ET.Element("text")
    element.text = found
    assert ET.fromstring(ET.tostring(element)).text == (found or None)  # noqa: S314  # made a line above
    assert plain(found) == found
    assert [one for one in found if one.isalnum()] == [one for one in text if one.isalnum()]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_a_circular_is_made_of_any_words(odd: str) -> None:
    words = {name.value: f"前{odd}后" for name in Section}
    zeros: defaultdict[str, int] = defaultdict(int)
    figures = Figures(START, Line(None, zeros), (Line(f"省{odd}厅", zeros),), ())
    signed = Circular(1, 2024, 10, CircularState.SIGNED, words, None, PersonId(1), START, signed_at=START)
    data = circular.make(CircularDocument(signed, figures, f"云南{odd}省")).data
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    assert text.count("前") >= 1
    assert text.count("后") >= 1


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_an_entry_is_read_back_whatever_it_says(odd: str) -> None:
    session = Session(1, 2024, 4, f"外{odd}贸", "坐诊", START, f"昆{odd}明", ("省商务厅",), 20, 1, None, None)
    data = make(
        Invitation(session, Booking(1, 1, 1, 1, BookingState.BOOKED, 1), on=True, now=START, organizer=f"云{odd}南")
    ).data
    (entry,) = Calendar.from_ical(data).events
    assert str(entry["summary"]).count("贸") == 1
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\r" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("报关单.pdf", "报关单.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\用户\\单.docx", "单.docx"),
        ("a\r\nContent-Type: x.pdf", "a_Content-Type_ x.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("con.pdf", "_con.pdf"),
        (" 营业执照.pdf ", "营业执照.pdf"),
        ("a\x1b[31mb\ud800.pdf", "a[31mb.pdf"),
        ("", "file"),
        ("...", "file"),
        (".", "file"),
    ],
)
def test_a_name_is_a_name_and_nothing_else(name: str, clean: str) -> None:
    assert file_name(name) == clean


@given(st.text(max_size=400), st.sampled_from(["", ".pdf", ".PDF", ".docx", ".一"]))
def test_no_name_is_too_long_and_its_suffix_stays(stem: str, suffix: str) -> None:
    found = file_name(f"a{stem}b{suffix}")
    assert 0 < len(found) <= LONGEST
    assert len(found.encode()) <= 255
    assert found.endswith(suffix)
    assert file_name(found) == found
    assert not set(found) & set('\r\n\t/\\:*?"<>|\x00\u202e')


@pytest.mark.parametrize(
    "code",
    [*("121200004013590816", "１２１２００００４０１３５９０８１６", "6222020200112233445", "087165123456", "1E10"),
     *("12e3", "1-2", "2024/1/2", "Mar 5", "3-MAR", "12:30", "5.50", "0.10", "1,000", "5%", " 121200004013590816")],
)  # fmt: skip
def test_what_a_spreadsheet_would_change_is_text(code: str) -> None:
    assert cells.written(code) == f"'{code}"


@pytest.mark.parametrize(
    "plain_one", ["13900001111", "5", "0", "0.5", "YN-2024-0001", "91530100DEM0000001", "昆明", ""]
)
def test_what_it_leaves_alone_stays(plain_one: str) -> None:
    assert cells.written(plain_one) == plain_one
    assert cells.written(5) == 5


def test_a_code_of_digits_keeps_them_in_a_csv(desk: Desk, tmp_path: Path) -> None:
    row = people.add_enterprise(desk.tx, "甲", "121200004013590816", "昆明市", desk.now)
    desk.appeal(State.TRIAGE, row)
    made(desk, tmp_path / "a.csv", Scope(personal=True), Sheet.APPEALS)
    assert "'121200004013590816" in (tmp_path / "a.csv").read_text("utf-8-sig").split("\n")[1].split(",")

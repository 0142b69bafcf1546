"""What each command and each button answers, and what it writes, in a village with something of each.

`GOLDEN=write .venv/bin/python -m pytest tests/permissions/test_answers.py` writes the files anew, to be read before
they are kept: they are the words that people read.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.press import Go, Menu, Press
from bot.domain.people.person import Person
from bot.domain.presses import _CODES
from bot.domain.reports.notices import NumbersAsked
from bot.texts.render import WITHOUT_SCREEN, render
from bot.usecases.reports import figures
from handlers import dispatch
from tests import desk as desks
from tests.desk import Desk, open_desk
from tests.permissions.fields import ACTORS
from tests.permissions.test_presses import TABLED, forged, furnish
from tests.permissions.village import WholeVillage
from tests.texts.samples import WORDS
from tests.usecases.test_what_is_written import told
from tests.written import changes, rows, sections

KEPT = Path(__file__).with_name("data")
HEAD = """`GOLDEN=write .venv/bin/python -m pytest tests/permissions/test_answers.py` writes this file.
What somebody reads, with its buttons; + a new row, ~ what is otherwise in a row, - a row that is gone, > who is told.
"""
SECRET = re.compile(r"(?<=start=)[\w-]+|\b(?!YN)[A-Z]{2}-[A-Z0-9]{4}-[A-Z0-9]{4}\b")
MOST = 6  # answers of one kind of button
PRESSES = sorted(set(_CODES.values()) - TABLED - {Go}, key=lambda kind: kind.__name__)


class _Undone(Exception):  # noqa: N818  # it says why
    pass


class Visit:
    """The village, and who acts in it; each act is undone."""

    def __init__(self, desk: Desk) -> None:
        self.desk, village = desk, WholeVillage(desk)
        furnish(desk, village)
        self.rows = tuple(sorted({*range(4), *village.rows}))
        self.actors = {name: village.actor(name) for name in ACTORS}
        self.before = rows(desk.tx)

    def answer(self, who: Person, use_case: Callable[..., list[Notice]], asked: Menu | Press) -> list[str]:
        """Return what comes of it, by lines; nothing if it is refused."""
        lines: list[str] = []
        with contextlib.suppress(_Undone, Refusal), self.desk.tx.savepoint():
            notices = use_case(self.desk.tx, who, asked, now=self.desk.now)
            lines = [*self._read(who, notices), *changes(self.before, rows(self.desk.tx))]
            lines += told(self.desk, [notice for notice in notices if notice.to != who.chat])
            raise _Undone
        return lines

    def _counted(self, notice: Notice) -> Notice | None:
        """Return the figures for a notice that asks for them, as the exporter does; others as they are."""
        if not isinstance(notice, NumbersAsked):
            return notice
        return figures.gather(self.desk.tx, notice.to, notice.view, now=self.desk.now)

    def _read(self, who: Person, notices: list[Notice]) -> Iterator[str]:
        counted = (self._counted(notice) for notice in notices if notice.to == who.chat)
        for notice in counted:
            if notice is not None and type(notice) not in WITHOUT_SCREEN:
                screen = render(notice, WORDS)
                yield from SECRET.sub("…", str(screen.text)).splitlines()
                yield from (" ".join(f"「{button.label}」" for button in row) for row in screen.rows)


Section = Callable[[Visit], Iterator[str]]


def of_menu(menu: Menu, visit: Visit) -> Iterator[str]:
    """What everybody is answered who may give the command; those who read the same stand together."""
    heard: dict[tuple[str, ...], list[str]] = {}
    for name, who in visit.actors.items():
        heard.setdefault(tuple(visit.answer(who, dispatch.command, menu)), []).append(name)
    for lines, names in heard.items():
        if lines:
            yield from ("", f"### {' '.join(names)}", *lines)


def of_press(kind: type[Press], visit: Visit) -> Iterator[str]:
    """What comes of such buttons, each for the first whom it lets in; of those that answer alike the first."""
    seen: list[list[str]] = []
    for press in forged(kind, visit.rows):
        answers = ((name, visit.answer(who, dispatch.press, press)) for name, who in visit.actors.items())
        name, lines = next(((name, lines) for name, lines in answers if lines), ("", []))
        if lines and lines not in seen:
            seen.append(lines)
            yield from ("", f"### {press} {name}", *lines)
        if len(seen) == MOST:
            return


FILES: dict[str, dict[str, Section]] = {
    "commands.txt": {f"/{menu}": partial(of_menu, menu) for menu in Menu},
    "buttons.txt": {kind.__name__: partial(of_press, kind) for kind in PRESSES},
}


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    with pytest.MonkeyPatch.context() as numbers, open_desk() as desk:
        numbers.setattr(desks, "_users", count(1))
        yield Visit(desk)


def section(visit: Visit, file: str, name: str) -> str:
    return "\n".join(FILES[file][name](visit)).strip("\n")


@pytest.mark.parametrize("file", FILES)
def test_everything_stands_there(visit: Visit, file: str) -> None:
    if os.environ.get("GOLDEN") == "write":
        parts = (f"## {name}\n{section(visit, file, name)}\n" for name in FILES[file])
        (KEPT / file).write_text("\n".join([HEAD, *parts]), "utf-8")
    assert list(sections(KEPT / file)) == list(FILES[file])


@pytest.mark.parametrize(("file", "name"), [(file, name) for file, every in FILES.items() for name in every])
def test_what_it_answers_and_writes(visit: Visit, file: str, name: str) -> None:
    assert section(visit, file, name) == sections(KEPT / file)[name]

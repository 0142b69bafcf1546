"""Does everything that somebody can do, each on its own and to its end, and looks which fields are otherwise then.

Each command, each button of what comes, and each button that is forged; a form that begins is filled in.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple
from datetime import datetime
from typing import Any

from sqlalchemy import Select

from bot.domain.base.content import Content, File
from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu, Press
from bot.domain.people.person import Person
from bot.domain.people.presses import Answer
from bot.domain.presses import encode
from bot.domain.tenure.imports import FilledIn
from bot.domain.tenure.presses import DoImport
from bot.texts.render import WITHOUT_SCREEN, render
from bot.usecases.book import ENGINE
from bot.usecases.forms.steps import Turn
from bot.usecases.tenure import importing_chat
from handlers import dispatch
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.mail.drafts import Draft
from storage.tenure import import_tables
from tests.permissions.crawl import forged
from tests.texts.samples import WORDS
from tests.usecases.ways import BRANCHES, PHOTO, PICTURE, WAYS

Field = tuple[str, str]
Looks = Mapping[Field, Select[Any]]
LONGEST = 30  # answers to one form
WAYS_OF_FILLING = 3  # of a form with branches; others have one
BRANCHING = frozenset(form for form, _ in BRANCHES)
DEPTH = 2  # buttons behind one another
TABLE = Content(files=(File("f", "u", "document", "表.xlsx", 1000),))
CONTROLS = ("完成", "跳过")


class _Undone(Exception):  # noqa: N818  # it says why
    pass


def seen(tx: Transaction, look: Select[Any]) -> list[tuple[object, ...]]:
    """Return what stands in a field."""
    return [tuple(row) for row in tx.execute(look)]


class Doer:
    """Does what one person can do; `changed` are the fields that were otherwise after any of it."""

    def __init__(self, tx: Transaction, who: Person, looks: Looks, now: datetime) -> None:
        self.tx, self.who, self.now = tx, who, now
        self.changed: dict[Field, str] = {}
        self._looks, self._before = looks, {field: seen(tx, look) for field, look in looks.items()}
        self._count = 0
        self._pressed: dict[str, int] = {}  # how far was followed what it leads to
        self._pressed_after: set[tuple[object, ...]] = set()  # at the end of a form

    def does(self, rows: Iterable[int], tables: Iterable[FilledIn] = (), presses: Iterable[Press] = ()) -> set[Field]:
        """Do all of it; `rows` stand in forged buttons, `tables` are sent to be imported, `presses` are forged, too."""
        for menu in Menu:
            self._follow(self._do(f"/{menu}", dispatch.command, menu), DEPTH)
        for press in (*forged(tuple(rows)), *presses):
            self._press(press, 1)
        for table in tables:
            self._imports(table)
        return set(self.changed)

    def _follow(self, presses: list[Press], depth: int) -> None:
        for press in presses if depth else ():
            self._press(press, depth - 1)

    def _press(self, press: Press, depth: int) -> None:
        said = encode(press)
        if self._pressed.get(said, -1) < depth:
            self._pressed[said] = depth
            self._follow(self._do(str(press), dispatch.press, press), depth)

    def _do(self, what: str, use_case: Callable[..., list[Notice]], *args: object) -> list[Press]:
        """Do it in each way in which the form that begins can be filled in; return the buttons of what came."""
        found: list[Press] = []
        branches = False
        for way in range(WAYS_OF_FILLING):
            with contextlib.suppress(_Undone, Refusal), self.tx.savepoint():
                self._count = self._written()
                told = use_case(self.tx, self.who, *args, now=self.now)
                if not way:
                    found = [*self._buttons(told)]
                draft = drafts.current(self.tx, self.who.id)
                branches = draft is not None and draft.form in BRANCHING
                ends = self._fill(way)
                self._note(what)
                for press in self._buttons(ends):
                    self._presses_once_more(what, press)
                raise _Undone
            if not branches:
                break
        return found

    def _presses_once_more(self, what: str, press: Press) -> None:
        """Press what stands below the end of a form, such as 采用; of buttons that differ by a number only, one."""
        alike = (type(press), *(value for value in astuple(press) if type(value) is not int))
        if alike in self._pressed_after:
            return
        self._pressed_after.add(alike)
        with contextlib.suppress(_Undone, Refusal), self.tx.savepoint():
            dispatch.press(self.tx, self.who, press, now=self.now)
            self._note(what)
            raise _Undone

    def _imports(self, table: FilledIn) -> None:
        """Send a table, have it read, and take it over."""
        with contextlib.suppress(_Undone, Refusal), self.tx.savepoint():
            dispatch.hear(self.tx, self.who, TABLE, now=self.now)
            for sent in import_tables.of(self.tx, self.who.id):
                importing_chat.try_out(self.tx, sent.id, table, now=self.now)
                dispatch.press(self.tx, self.who, DoImport(sent.id, Answer.YES), now=self.now)
            self._note(f"/{Menu.IMPORT}")
            raise _Undone

    def _written(self) -> int:
        """Return how many rows the connection has ever written."""
        return int(self.tx.connection.connection.driver_connection.total_changes)  # type: ignore[union-attr]  # SQLite's

    def _note(self, what: str) -> None:
        if self._written() == self._count:  # it only read
            return
        for field, look in self._looks.items():
            if field not in self.changed and seen(self.tx, look) != self._before[field]:
                self.changed[field] = what

    def _buttons(self, told: list[Notice]) -> Iterator[Press]:
        for notice in told:
            if notice.to == self.who.chat and type(notice) not in WITHOUT_SCREEN:
                yield from (one.press for row in render(notice, WORDS).rows for one in row)

    def _fill(self, way: int) -> list[Notice]:
        """Answer until nothing is asked: as the ways say, or with the first or the last that is offered."""
        said: dict[str, list[str]] = {}
        for _ in range(LONGEST):
            draft = drafts.current(self.tx, self.who.id)
            if draft is None:
                return []
            before = said.setdefault(f"{draft.form} {draft.step}", [])
            for words in self._candidates(draft, way):
                if words not in before and (told := self._answers(draft, words)):
                    before.append(words)
                    break
            else:
                return []
            if drafts.current(self.tx, self.who.id) is None:
                return told
        return []

    def _answers(self, draft: Draft, said: str) -> list[Notice]:
        """Say it; return what is told if the form went on."""
        content = PHOTO if said == PICTURE else Content(said)
        try:
            with self.tx.savepoint():
                told = dispatch.hear(self.tx, self.who, content, now=self.now)
        except Refusal:
            return []
        return told if drafts.current(self.tx, self.who.id) != draft else []

    def _candidates(self, draft: Draft, way: int) -> Iterator[str]:
        known = WAYS.get(draft.form, {}).get(draft.step, ())
        step = next(one for one in ENGINE.forms[draft.form].steps if one.name == draft.step)
        offered = [one.label or one.value for one in step.options(Turn(self.tx, self.who, draft.data, self.now))]
        branches = [
            said for (form, _), steps in BRANCHES.items() if form == draft.form for said in steps.get(draft.step, ())
        ]
        yield from (PICTURE,) if draft.step == "words" else ()
        yield from (known, [*branches[:1], *offered[:1]], [*branches[-1:], *reversed(offered)])[way]
        yield from (*known, *offered, PICTURE, *CONTROLS)

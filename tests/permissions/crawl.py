"""Opens everything that somebody can open: each command, each button of what comes, and each button that is forged."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any, get_type_hints

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.paper import PaperSent
from bot.domain.base.press import Menu, Press
from bot.domain.people.person import Person
from bot.domain.presses import _CODES, encode
from bot.domain.reports.export import Scope, Sheet
from bot.domain.reports.export_notices import ExportShown
from bot.domain.reports.notices import NumbersAsked
from bot.domain.tenure.own_notices import MyDataSent
from bot.texts.render import WITHOUT_SCREEN, render
from bot.texts.reports import export
from bot.texts.tenure import own as own_data
from bot.usecases.reports import exports, figures
from bot.usecases.tenure import own
from handlers import dispatch
from handlers.routes import WITH_WORDS
from storage.engine.database import Transaction
from tests.texts.samples import WORDS

DEPTH = 3  # buttons behind one another
UNDONE = "undone"


class _Undone(Exception):  # noqa: N818  # it says why
    pass


class _Found(Exception):  # noqa: N818  # it says why
    pass


class Reader:
    """Does what one person can do, each on its own, and undoes it; `read` is all that they were shown."""

    def __init__(self, tx: Transaction, who: Person, now: datetime) -> None:
        self.tx, self.who, self.now = tx, who, now
        self.read: list[str] = []
        self._sought = ""
        self._pressed: dict[str, int] = {}  # how far was followed what it leads to

    def finds(self, sought: str, words: tuple[str, ...], rows: tuple[int, ...]) -> bool:
        """Look until it is shown; return whether it ever is."""
        self._sought = sought
        try:
            return sought in self.looks(words, rows)
        except _Found:
            return True

    def looks(self, words: tuple[str, ...], rows: tuple[int, ...]) -> str:
        """Return everything that was shown; `words` are typed and searched for, `rows` stand in forged buttons."""
        for menu in Menu:
            self._follow(self._do(dispatch.command, menu), DEPTH)
        for menu, use_case in WITH_WORDS.items():
            for said in words:
                self._follow(self._do(dispatch.with_words, menu, use_case, said), 1)
        for press in forged(rows):
            self._press(press, 1)
        for personal in ("yes", "no"):
            self._exports(personal)
        return "\n".join(self.read)

    def _exports(self, personal: str) -> None:
        """Ask for an export, and read the heads of what comes."""
        with contextlib.suppress(_Undone, Refusal), self.tx.savepoint():
            told = exports.ask(
                self.tx, self.who, {"first": "", "until": "", "sheet": "", "personal": personal}, now=self.now
            )
            for made in (notice.export for notice in told if isinstance(notice, ExportShown)):
                granted = exports.gather(self.tx, made.id)
                scope = Scope(None, None, personal=granted.personal) if granted else None
                heads = export.columns(Sheet.APPEALS, scope, self.tx.programme.pack) if scope else ()
                self.read += [column.head for column in heads]
            raise _Undone

    def _follow(self, presses: list[Press], depth: int) -> None:
        for press in presses if depth else ():
            self._press(press, depth - 1)

    def _press(self, press: Press, depth: int) -> None:
        said = encode(press)
        if self._pressed.get(said, -1) < depth:
            self._pressed[said] = depth
            self._follow(self._do(dispatch.press, press), depth)

    def _do(self, use_case: Callable[..., list[Notice]], *args: object) -> list[Press]:
        """Do it and undo it; return the buttons of what the person was shown."""
        found: list[Press] = []
        with contextlib.suppress(_Undone, Refusal), self.tx.savepoint():
            told = use_case(self.tx, self.who, *args, now=self.now)
            for notice in told:
                if notice.to == self.who.chat:
                    found += self._reads(notice)
            raise _Undone
        return found

    def _reads(self, notice: Notice) -> list[Press]:
        if isinstance(notice, NumbersAsked):
            found = figures.gather(self.tx, self.who.chat, notice.view, now=self.now)
            return [] if found is None else self._reads(found)
        if isinstance(notice, MyDataSent):
            self.read.append(own_data.text(own.gather(self.tx, notice.order, now=self.now)))  # type: ignore[arg-type]
        if type(notice) in WITHOUT_SCREEN:
            return []
        screen = render(notice, WORDS)
        shown = [screen.text, *(one.label for row in screen.rows for one in row)]
        shown += [notice.CODE, getattr(notice, "name", "")] if isinstance(notice, PaperSent) else []
        if self._sought and any(self._sought in said for said in shown):
            raise _Found
        self.read += shown
        return [one.press for row in screen.rows for one in row]


def forged(rows: tuple[int, ...]) -> Iterator[Press]:
    """Yield each button about each of the rows, with the first value of whatever else it carries."""
    for kind in _CODES.values():
        hints = get_type_hints(kind)
        if int not in hints.values():
            continue
        for row in rows:
            with contextlib.suppress(ValueError, TypeError):
                yield kind(**{field.name: _value(hints[field.name], row) for field in fields(kind)})


def _value(hint: Any, row: int) -> object:
    if hint is int or hint is bool:
        return hint(row)
    return hint("") if hint is str else next(iter(hint))

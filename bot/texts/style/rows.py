"""Buttons in rows, and pages of lists."""

from collections.abc import Callable, Iterable

from bot.domain.base.page import pages
from bot.domain.base.press import Press
from bot.domain.base.screen import Button

Row = tuple[Button, ...]


Rows = tuple[Row, ...]


def in_rows(buttons: Iterable[Button], width: int) -> Rows:
    every = tuple(buttons)
    return tuple(every[start : start + width] for start in range(0, len(every), width))


def turns(to_page: Callable[[int], Press], page: int, total: int) -> Row:
    """Return the buttons to the pages before and after; pages count from 0."""
    before = (Button("上一页", to_page(page - 1)),) if page > 0 else ()
    after = (Button("下一页", to_page(page + 1)),) if page + 1 < pages(total) else ()
    return before + after


def with_turns(buttons: Iterable[Button], turning: Row) -> Rows:
    """Return a list's buttons in rows of two, and those to other pages below."""
    return (*in_rows(buttons, 2), *((turning,) if turning else ()))

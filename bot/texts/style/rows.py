"""Puts buttons in rows, and makes the buttons that turn pages."""

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
    """Return buttons to the page before and after; pages count from 0."""
    before = (Button("上一页", to_page(page - 1)),) if page > 0 else ()
    after = (Button("下一页", to_page(page + 1)),) if page + 1 < pages(total) else ()
    return before + after


def with_turns(buttons: Iterable[Button], turning: Row) -> Rows:
    """Return the buttons of a list in rows of two, with those that turn pages below."""
    return (*in_rows(buttons, 2), *((turning,) if turning else ()))

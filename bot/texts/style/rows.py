"""Puts buttons in rows, and makes the buttons that turn pages."""

from collections.abc import Callable, Iterable
from unicodedata import east_asian_width

from bot.domain.base.page import pages
from bot.domain.base.press import Press
from bot.domain.base.screen import Button

Row = tuple[Button, ...]


Rows = tuple[Row, ...]


# Characters of the longest label by buttons in a row; of four and more, Chinese characters, two Latin ones each.
LONGEST = {2: 12, 3: 6, 4: 5}


def in_rows(buttons: Iterable[Button], width: int) -> Rows:
    """Return the buttons in rows of at most `width`, and of fewer where a label would not be read whole."""
    every = tuple(buttons)
    fits = max(
        (number for number in range(1, width + 1) if all(has_room(button.label, number) for button in every)), default=1
    )
    return tuple(every[start : start + fits] for start in range(0, len(every), fits))


def has_room(label: str, width: int) -> bool:
    """Whether a phone shows the label whole in a row of so many buttons."""
    most = LONGEST.get(width)
    if most is None:
        return width == 1
    return len(label) <= most if width < max(LONGEST) else cells(label) <= most


def cells(text: str) -> float:
    """Return how many Chinese characters are as wide as the text."""
    return sum(1 if east_asian_width(char) in "WF" else 0.5 for char in text)


def opening(number: int, named: str) -> str:
    """Return the label of a list's button: the line's number, and the end of the appeal's, so that four fit a row."""
    return f"{number}. {named.rpartition('-')[2]}"


def turns(to_page: Callable[[int], Press], page: int, total: int) -> Row:
    """Return buttons to the page before and after; pages count from 0."""
    before = (Button("上一页", to_page(page - 1)),) if page > 0 else ()
    after = (Button("下一页", to_page(page + 1)),) if page + 1 < pages(total) else ()
    return before + after


def with_turns(buttons: Iterable[Button], turning: Row) -> Rows:
    """Return the buttons of a list in rows of up to four, with those that turn pages below."""
    return (*in_rows(buttons, 4), *((turning,) if turning else ()))

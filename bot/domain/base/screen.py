"""Defines what a person sees: a text with buttons, independent of any messenger."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Button:
    """A button; `number` is the one in its list that, typed, opens the same."""

    label: str
    press: Press
    number: int = 0


@dataclass(frozen=True, slots=True)
class Screen:
    """A text in HTML in which user input is escaped, with buttons.

    `ask_phone` is the label of a button that shares the own number. `line` says the same in one line, for a message
    that joins several.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    toast: str = ""
    ask_phone: str = ""
    clear_keyboard: bool = False
    line: str = ""

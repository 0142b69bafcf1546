"""What a person sees: a text with buttons, free of any messenger."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    press: Press


@dataclass(frozen=True, slots=True)
class Screen:
    """`text` is HTML with user input escaped; `ask_phone` offers the own-contact button under that label.

    `line` says the same in a line, for a message that says several such things at once.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    toast: str = ""
    ask_phone: str = ""
    clear_keyboard: bool = False
    line: str = ""

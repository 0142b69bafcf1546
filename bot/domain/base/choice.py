"""The button with which a choice in a form is made."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Choose(Press):
    """A choice in a step of a form; `stamp` names the question, so that an old button does nothing."""

    draft: int
    stamp: int
    value: str

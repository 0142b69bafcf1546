"""How a form's question becomes a screen: options, then what leads on, and in the last row what leads back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.base.choice import Choose
from bot.domain.base.question import Asked, Option, PartTaken
from bot.domain.base.screen import Button
from bot.texts.style import wording
from bot.texts.style.rows import Rows, in_rows

NUMBERED = 5  # as many options are numbered, so that one can answer by number
TYPED = "点按钮选择，也可以直接回复序号。"
_ON = ("done", "skip")  # what leads on
_END = ("at_once",)  # what ends the form here and now, in a row of its own
_COMPACT = 12  # as many options are short names that everybody knows: regions


@dataclass(frozen=True, slots=True)
class Control:
    """A form's own button with two labels: one if the question has the `fact`, one if it has not."""

    fact: str
    given: str
    missing: str


Controls = Mapping[tuple[str, str], Control]  # by step and control


def typed(control: str, every: Iterable[Controls]) -> tuple[str, ...]:
    """Return what stands for a control when it is typed: its words, and its labels in all of the forms."""
    found = (item for controls in every for (_, which), item in controls.items() if which == control)
    own = (label for item in found for label in (item.given, item.missing))
    return (*wording.CONTROL_WORDS[control], *own)


def rows(notice: Asked, own: Controls) -> Rows:
    alone = tuple(option for option in notice.options if option.alone)
    others = tuple(option for option in notice.options if not option.alone)
    numbered = shows_numbers(notice.options)
    buttons = [_button(notice, number, option, numbered) for number, option in enumerate(others, 1)]
    above = tuple((_button(notice, 0, option, numbered=False),) for option in alone)
    return (*above, *in_rows(buttons, _width(others)), *controls(notice, own))


def is_numbered(options: int) -> bool:
    """Whether this many options are shown with numbers."""
    return NUMBERED <= options < _COMPACT


def shows_numbers(options: tuple[Option, ...]) -> bool:
    """Whether these show their numbers: not below one that stands alone."""
    return is_numbered(len(options)) and not any(option.alone for option in options)


def _button(notice: Asked, number: int, option: Option, numbered: bool) -> Button:
    said = f"{number}. {option.label}" if numbered else option.label
    return Button(said, Choose(notice.draft, notice.stamp, option.value))


def _width(options: tuple[Option, ...]) -> int:
    longest = max((len(option.label) for option in options), default=0)
    if len(options) >= _COMPACT:
        return 4 if longest <= 5 else 2
    if longest > 6:
        return 1
    return 3 if len(options) == 3 else 2


def controls(notice: Asked | PartTaken, own: Controls) -> Rows:
    """Return the form's own buttons, 取消 never beside 完成 or 跳过; `own`: those that say what they do."""
    buttons = {
        control: Button(label(notice, control, own), Choose(notice.draft, notice.stamp, control))
        for control in notice.controls
    }
    end = tuple(button for control, button in buttons.items() if control in _END)
    on = tuple(button for control, button in buttons.items() if control in _ON)
    back = tuple(button for control, button in buttons.items() if control not in {*_END, *_ON})
    return tuple(row for row in (end, on, back) if row)


def label(notice: Asked | PartTaken, control: str, own: Controls) -> str:
    """Return the label of the control's button."""
    special = own.get((notice.step, control))
    if special is None or isinstance(notice, PartTaken):
        return wording.CONTROL_WORDS[control][0]
    return special.given if notice.facts.get(special.fact) else special.missing

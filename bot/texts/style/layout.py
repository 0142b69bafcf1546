"""Lays out the question of a form: its options, then the form's own buttons in one row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.base.choice import Choose
from bot.domain.base.question import Asked, Option, PartTaken
from bot.domain.base.screen import Button
from bot.texts.style import wording
from bot.texts.style.rows import Row, Rows, in_rows

NUMBERED = 5  # as many options are numbered, so that one can answer by number
TYPED = "点按钮选择，也可以直接回复序号。"
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
    found = (one for controls in every for (_, which), one in controls.items() if which == control)
    own = (label for one in found for label in (one.given, one.missing))
    return (*wording.CONTROL_WORDS[control], *own)


def rows(notice: Asked, own: Controls) -> Rows:
    numbered = is_numbered(len(notice.options))
    buttons = [_button(notice, number, one, numbered) for number, one in enumerate(notice.options, 1)]
    below = controls(notice, own)
    return (*in_rows(buttons, _width(notice.options)), *((below,) if below else ()))


def is_numbered(options: int) -> bool:
    """Whether this many options are shown with numbers."""
    return NUMBERED <= options < _COMPACT


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


def controls(notice: Asked | PartTaken, own: Controls) -> Row:
    """Return the form's own buttons; `own` gives those with labels of their own."""
    return tuple(
        Button(label(notice, control, own), Choose(notice.draft, notice.stamp, control)) for control in notice.controls
    )


def label(notice: Asked | PartTaken, control: str, own: Controls) -> str:
    """Return the label of the control's button."""
    special = own.get((notice.step, control))
    if special is None or isinstance(notice, PartTaken):
        return wording.CONTROL_WORDS[control][0]
    return special.given if notice.facts.get(special.fact) else special.missing

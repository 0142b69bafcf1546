"""How a form's question becomes a screen: options, then the form's own buttons in one row."""

from bot.domain.appeals.appeal import Action
from bot.domain.base.choice import Choose
from bot.domain.base.question import Asked, Option, PartTaken
from bot.domain.base.screen import Button
from bot.texts.style import wording
from bot.texts.style.rows import Row, Rows, in_rows

NUMBERED = 5  # as many options are numbered, so that one can answer by number
TYPED = "点按钮选择，也可以直接回复序号。"
_COMPACT = 12  # as many options are short names that everybody knows: regions

# A control that says what it does: its label when the fact is given, and when it is not.
_SPECIAL = {
    ("appeal", "files", "done"): ("count", "完成", "没有附件，下一步"),
    (Action.ASSIGN, "assisting", "skip"): ("assisting", "下一步", "跳过"),
    (Action.SCHEDULE, "assisting", "skip"): ("assisting", "安排坐诊", "不用协办"),
    ("bring", "appeals", "done"): ("chosen", "完成", "以后再选"),
    ("session", "rooms", "skip"): ("rooms", "不改", "只有一个诊室"),
}


def typed(control: str) -> tuple[str, ...]:
    """Return what says a control when it is typed: its words, and its label in any step."""
    own = (one for (_, _, which), (_, *said) in _SPECIAL.items() if which == control for one in said)
    return (*wording.CONTROL_WORDS[control], *own)


def rows(notice: Asked) -> Rows:
    numbered = is_numbered(len(notice.options))
    buttons = [_button(notice, number, one, numbered) for number, one in enumerate(notice.options, 1)]
    own = controls(notice)
    return (*in_rows(buttons, _width(notice.options)), *((own,) if own else ()))


def is_numbered(options: int) -> bool:
    """Whether so many options show their numbers."""
    return NUMBERED <= options < _COMPACT


def _button(notice: Asked, number: int, option: Option, numbered: bool) -> Button:
    said = f"{number}. {option.label}" if numbered else option.label
    return Button(said, Choose(notice.draft, notice.stamp, option.value))


def _width(options: tuple[Option, ...]) -> int:
    longest = max((len(one.label) for one in options), default=0)
    if len(options) >= _COMPACT:
        return 4 if longest <= 5 else 2
    if longest > 6:
        return 1
    return 3 if len(options) == 3 else 2


def controls(notice: Asked | PartTaken) -> Row:
    return tuple(Button(label(notice, one), Choose(notice.draft, notice.stamp, one)) for one in notice.controls)


def label(notice: Asked | PartTaken, control: str) -> str:
    """Return what the control's button says."""
    special = _SPECIAL.get((notice.form, notice.step, control))
    if special is None or isinstance(notice, PartTaken):
        return wording.CONTROL_WORDS[control][0]
    fact, when_given, when_not = special
    return when_given if notice.facts.get(fact) else when_not

"""Short names that several wings use: controls of forms, yes and no, and counts."""

from collections.abc import Iterable

from bot.domain.base.question import Option

# The first word is the button's label; all of them can be typed, and what a step's own button says.
CONTROL_WORDS: dict[str, tuple[str, ...]] = {
    "at_once": ("直接提交",),
    "done": ("完成", "写完了", "没有附件", "没有了", "没有", "无"),
    "skip": ("跳过", "下一步", "不用协办"),
    "back": ("上一步", "返回"),
    "check": ("返回核对", "不改了"),
    "cancel": ("取消",),
    "give_up": ("确定取消",),
    "stay": ("继续填写", "不取消"),
}


Labels = tuple[Option, ...]


SAME_AS_BEFORE: Labels = (Option("same", "保持不变"),)


SURE: Labels = (Option("yes", "确认"),)


def files(count: int) -> str:
    return f"附件{count}个"


def voice(number: int) -> str:
    """Return the name of the file of a voice message; one without a number has none in it."""
    return f"语音-{number}" if number else "语音"


def minutes(count: int) -> str:
    return f"{count}分钟"


def working_days(days: int | str) -> str:
    return f"{days}个工作日"


def joined(names: Iterable[str]) -> str:
    """Return several names in one line."""
    return "、".join(names)


BETWEEN_NAMES = "、，,；;"  # what people type between several names


USE_KEPT = "用刚才写的内容"


def options(which: Labels) -> tuple[Option, ...]:
    return which


SHARE_PHONE = "发送本人手机号"

"""Short names that several wings use: controls of forms, yes and no, and counts."""

from collections.abc import Iterable

from bot.domain.base.question import Option

# How people say that nothing more comes, in all forms alike; 好 and 可以 alone may be an opinion.
_ENDED = ("完", "写完", "发完", "传完", "说完", "填完", "写好", "发好", "弄好", "好", "行", "可以", "没")
_ALONE = ("写完", "发完", "完毕", "结束", "就这些", "就这样", "ok", "okay")
_NONE = (
    *("无", "没有", "没别的", "没有别的", "没其他的", "没有其他的", "没有附件", "没有照片", "没有文件"),
    *("不用", "不要", "不需要", "不必", "不附", "不传", "不发", "不加", "不上传", "不填", "不写", "就这些", "就这样"),
)
_OVER = tuple(f"{said}{tail}" for said in (*_ENDED, *_NONE) for tail in ("了", "啦") if said != "不填")
NO_MORE = (*_ALONE, *_NONE, *_OVER)
_GIVES_UP = ("不填了", "不填啦", "不填了吧", "不想填了", "退出", "退出填写", "放弃填写")
_ON = ("跳过", "下一步")
AROUND = " \n.。!！~～,，、"  # what may stand around such words

# The first word is the button's label; all of them can be typed, and what a step's own button says.
CONTROL_WORDS: dict[str, tuple[str, ...]] = {
    "at_once": ("直接提交",),
    "done": ("完成", "写完了", "没有附件", *NO_MORE, *_ON),
    "skip": ("跳过", "下一步", "不用协办", *NO_MORE, *_ON),
    "back": ("上一步", "返回"),
    "check": ("返回核对", "不改了"),
    "cancel": ("取消", *_GIVES_UP),
    "give_up": ("确定取消",),
    "stay": ("继续填写", "不取消"),
    "anew": ("全部重填",),
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
KEYBOARD_GONE = "手机号按钮已收起。"  # is seen only where a messenger does not let it be deleted

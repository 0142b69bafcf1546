"""Words with a meaning in a search: states, dates and “late”."""

import re
from datetime import datetime

from bot.domain.appeals.appeal import SETTLED, State
from bot.domain.base.errors import BadInput
from bot.domain.desk.presses import Narrow
from bot.domain.time.calendar import DAY, shanghai_date
from bot.domain.time.spans import Span, between
from bot.domain.time.typed import days
from bot.texts.appeals import labels
from bot.texts.reports import spans_named, spans_typed

OPEN = tuple(state for state in State if state not in SETTLED)
LATE = frozenset({"超期", "已超期", "超时", "逾期", "过期", "到期未办"})
STATES: dict[str, tuple[State, ...]] = {
    **{label: (state,) for state, label in labels.STATE.items()},
    **{label.removeprefix("待"): (state,) for state, label in labels.STATE.items() if label.startswith("待")},
    **dict.fromkeys(("在办", "办理中", "未办结", "没办完"), OPEN),
    **dict.fromkeys(("办结", "已办结", "办完", "已销号的"), tuple(SETTLED)),
    "销号": (State.CLOSED,),
    "撤回": (State.WITHDRAWN,),
    "已签收": (State.HANDLING,),
    "已答复": (State.ANSWERED,),
    **dict.fromkeys(("未签收", "没签收", "还没签收", "没有签收"), (State.ASSIGNED,)),
    **dict.fromkeys(("未答复", "没答复", "还没答复", "没有答复"), (State.ASSIGNED, State.HANDLING, State.SIGN_OFF)),
    **dict.fromkeys(("未受理", "没受理", "未交办", "没交办", "未分派"), (State.TRIAGE,)),
    **dict.fromkeys(("未评价", "没评价"), (State.ANSWERED,)),
    **dict.fromkeys(("未回访", "没回访"), (State.VISIT,)),
    **dict.fromkeys(("未复核", "没复核"), (State.REVIEW,)),
    **dict.fromkeys(("正在办", "正在办理", "办理中的", "没办结", "未销号", "没销号", "没办"), OPEN),
}
CLASS = re.compile(r"第?([0-9]{1,6})(?:号|件)?(?:一类事|类)|一类事[#第]?([0-9]{1,6})(?:号|件)?")
DIGITS = re.compile(
    r"#?(?:诉求|编号|尾号|(?:手机|电话)(?:号码?)?(?:尾号|后四位)?|号码?)?([0-9]{1,6}|1[3-9][0-9]{9})号?"
)
DUE = re.compile(r"(.{1,8}?)(?:要|会|就)?到期")
# What people put around the words of a search; beside others it says nothing.
_AROUND = """
    的 了 吗 呢 诉求 件 有 是 在 都 还 我 要 想 请 帮 帮我 给我 看 看看 看一下 查
    查查 查看 查询 查找 查一下 找 找找 搜 搜索 有几件 几件 有多少 多少 多少件 有哪些 哪些
    哪几件 所有 所有的 全部 一下 一共 列出 列表 主办 协办 编号 尾号 手机 手机号 手机尾号
    电话 电话尾号 后四位 提交 提交的 收到 收到的 办 办理 单位 部门 地区 类型 状态 类
    类型的 时间 月份 份 谁 家
"""
FILLERS = frozenset(_AROUND.split())
NARROWED = {Narrow.LATE: "超期", Narrow.OPEN: "在办", Narrow.SETTLED: "已办结"}
BETWEEN = " \u3000\t\n、，,；;|｜+＋"
BEFORE, BEHIND = ("查一下", "找一下", "查找", "查询", "搜索", "查", "找", "搜"), ("的诉求", "诉求", "的")


def without_filler(word: str) -> str:
    """Return the word without what people put around it, such as “查一下” or “的诉求”."""
    begun = next((one for one in BEFORE if word.startswith(one) and len(word) > len(one) + 1), "")
    bare = word.removeprefix(begun)
    return bare.removesuffix(next((one for one in BEHIND if bare.endswith(one) and len(bare) > len(one) + 1), ""))


def span(word: str, now: datetime) -> Span | None:
    """Read a day, month, quarter or year; None if the word is none of these or runs backwards."""
    try:
        return spans_typed.typed(word, now)
    except BadInput:
        return None


def due(word: str, now: datetime) -> Span | None:
    """Read the day or week in which something falls due, such as 今天到期; None if the word is none of these."""
    found = DUE.fullmatch(word)
    if found is None:
        return None
    day = days.to_come(found[1], shanghai_date(now))
    return between(day, day + DAY) if day else spans_named.week(found[1], shanghai_date(now))


def kind(word: str) -> str:
    """Return the word as a kind of appeals is named: 政策咨询类 is 政策咨询."""
    return word.removesuffix("类")


def month(year: int, number: int) -> str:
    """Return a month as a search says it."""
    return f"{year}年{number}月"

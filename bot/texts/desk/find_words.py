"""Words with a meaning in a search: states, dates and “late”."""

import re
from datetime import datetime

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.sought import Trait
from bot.domain.base.errors import BadInput
from bot.domain.desk.presses import Standing
from bot.domain.time.calendar import DAY, shanghai_date
from bot.domain.time.spans import Span, between
from bot.domain.time.typed import days
from bot.texts.appeals import labels
from bot.texts.reports import spans_named, spans_typed

OPEN = tuple(state for state in State if state not in SETTLED)
IN_HAND = (State.HANDLING, State.SIGN_OFF)
LATE = frozenset(
    {"超期", "已超期", "超时", "逾期", "过期", "到期未办", "超了期", "超期未办", "已经超期", "超期了", "迟了", "拖期"}
)
LATE_BY = re.compile(r"(?:已?超期|逾期|超时)了?([0-9]{1,3})[天日](?:以上|多)?")
SOON = frozenset({"快到期", "快要到期", "即将到期", "马上到期", "临期", "快超期", "快要超期", "要到期", "将到期"})
SOON_DAYS = 3
# What is done with an appeal, and the states in which it is still to do.
_TO_DO: dict[str, tuple[State, ...]] = {
    "签收": (State.ASSIGNED,),
    **dict.fromkeys(("答复", "回复"), (State.ASSIGNED, State.HANDLING, State.SIGN_OFF)),
    **dict.fromkeys(("受理", "交办", "分派", "分", "派", "转办"), (State.TRIAGE,)),
    **dict.fromkeys(("评价", "打分", "评"), (State.ANSWERED,)),
    "回访": (State.VISIT,),
    "复核": (State.REVIEW,),
    **dict.fromkeys(("补正", "补材料", "补充材料"), (State.NEEDS_INFO,)),
    **dict.fromkeys(("审签", "签发", "签字"), (State.SIGN_OFF,)),
    **dict.fromkeys(("办结", "销号", "办完", "办", "解决", "处理", "处理完", "结案"), OPEN),
}
_NOT_YET = (
    "未",
    "没",
    "没有",
    "还没",
    "还没有",
    "尚未",
    "还未",
    "仍未",
    "一直没",
    "一直没有",
    "没人",
    "还没人",
    "等",
    "在等",
    "等待",
)
STATES: dict[str, tuple[State, ...]] = {
    **{label: (state,) for state, label in labels.STATE.items()},
    **{label.removeprefix("待"): (state,) for state, label in labels.STATE.items() if label.startswith("待")},
    **dict.fromkeys(("在办", "未办结", "没办完", "正在办", "正在办理"), OPEN),
    **dict.fromkeys(("办理中", "处理中", "正在处理"), IN_HAND),
    **dict.fromkeys(("办结", "已办结", "办完", "办完了", "已办完", "办结了", "结案", "已结案"), tuple(SETTLED)),
    **dict.fromkeys(("销号", "已经销号", "销号了", "已销号的"), (State.CLOSED,)),
    **dict.fromkeys(("撤回", "撤回了", "企业撤回"), (State.WITHDRAWN,)),
    **dict.fromkeys(("不受理", "没受理成", "不予受理的"), (State.DECLINED,)),
    **dict.fromkeys(("已签收", "签收了", "已经签收"), (State.HANDLING,)),
    **dict.fromkeys(("已答复", "答复了", "已经答复", "答复完"), (State.ANSWERED,)),
    **{f"{yet}{act}": states for yet in _NOT_YET for act, states in _TO_DO.items()},
}
TRAITS: dict[str, Trait] = {
    **dict.fromkeys(
        ("不满意", "评不满意", "评价不满意", "评了不满意", "打了不满意", "差评", "不满意的"), Trait.UNSATISFIED
    ),
    **dict.fromkeys(("基本满意", "评基本满意", "评价基本满意"), Trait.FAIRLY),
    **dict.fromkeys(("满意", "评满意", "评价满意", "评了满意", "好评"), Trait.SATISFIED),
    **dict.fromkeys(
        ("二次办理", "重办", "返工", "重新办理", "第二次办理", "二次交办", "又办了一次", "办了两次"), Trait.REWORKED
    ),
    **dict.fromkeys(("退回过", "被退回", "被退回过", "退回的", "退件", "退单"), Trait.RETURNED),
    **dict.fromkeys(("申请延期", "延期过", "申请过延期", "延了期", "要延期", "要求延期"), Trait.EXTENDED),
}
CLASS = re.compile(r"第?([0-9]{1,6})(?:号|件)?(?:一类事|类)|一类事[#第]?([0-9]{1,6})(?:号|件)?")
DIGITS = re.compile(
    r"#?(?:诉求|编号|尾号|(?:手机|电话)(?:号码?)?(?:尾号|后四位)?|号码?)?([0-9]{1,6}|1[3-9][0-9]{9})号?"
)
DUE = re.compile(r"(.{1,8}?)(?:要|会|就)?到期")
WITHIN = re.compile(r".*内")
HANDLED = re.compile(r"(?:是)?(\w{2,4}?)(?:经手|名下|负责|主管|承办|经办|跟进|手上|手里|在办|在跟|办理)(?:的)?")
_DENIED = re.compile(
    r"(?:不要|不是|不含|不包括|不看|除了|除去|除开|除|排除|去掉|非)(?P<what>.+?)(?:以外|之外|外)?(?:的|件)*"
)
OF = "的"
ADDRESSED = re.compile("[交转分派]给")  # what is to be done with it, and no part of what is looked for
# What people put around the words of a search; beside others it says nothing.
_AROUND = """
    全省 全州 全市 有没有 两次 几次 多次 三次 一直没有动 督办 督办一下 催办 催一下 催催 企业 企业的 新 新的 新来的
    的 了 吗 呢 啊 吧 嘛 呗 诉求 件 有 是 在 都 还 我 要 想 请 帮 帮我 给我 看 看看 看一下
    查 查查 查看 查询 查找 查一下 找 找找 找一下 搜 搜索 搜一下 有几件 几件 有多少 多少 多少件
    有哪些 哪些 哪几件 所有 所有的 全部 一下 一共 列出 列表 主办 协办 编号 尾号 手机 手机号 手机尾号
    电话 电话尾号 后四位 提交 提交的 收到 收到的 办 办理 单位 部门 地区 类型 状态 类 类型的 时间
    月份 份 谁 家 里 里面 中 说 说的 关于 有关 有关的 相关 相关的 涉及 那个 这个 那些 这些 那件
    那几件 这几件 好像 好像是 应该 应该是 大概 可能 可能是 其他 其它 其他的 州市 别的 事 事情 的事
    问题 的问题 交给 转给 分给 派给 交办给 交 被 来自 属于 归 由 反映 反映的 提的 报的 反馈 反馈的
    现在 目前 到现在 已经 麻烦 帮忙 我们 我们的 记录 名单 情况 和 跟 及 以及 或 或者 就是 一直
    之前 评价 评价为 评的 我想 想看 要看 拉 拉一下 调 调出 出来 打开 显示 请问 咱们 负责 负责的
"""
SYLLABLES, SHORT_NAME = 2, 4
FILLERS = frozenset(_AROUND.split())
STANDINGS = {Standing.LATE: "超期", Standing.OPEN: "在办", Standing.SETTLED: "已办结"}
BETWEEN = " \u3000\t\n、，,；;|｜+＋"
BEFORE = (
    "帮我查一下",
    "帮我找一下",
    "查一下",
    "找一下",
    "看一下",
    "帮我查",
    "帮我找",
    "查找",
    "查询",
    "搜索",
    "关于",
    "有关",
    "查",
    "找",
    "搜",
)
BEHIND = (
    "相关的诉求",
    "有关的诉求",
    "相关的",
    "有关的",
    "的诉求",
    "的那件",
    "的那个",
    "的件",
    "的事",
    "的问题",
    "那件",
    "诉求",
    "相关",
    "的",
)


def without_filler(word: str) -> str:
    """Return the word without what people put around it, such as “查一下” or “的诉求”."""
    begun = next((filler for filler in BEFORE if word.startswith(filler) and len(word) > len(filler) + 1), "")
    bare = word.removeprefix(begun)
    return bare.removesuffix(
        next((filler for filler in BEHIND if bare.endswith(filler) and len(bare) > len(filler) + 1), "")
    )


def of_province(word: str) -> str:
    """Return a department's short name without the province before it: 省住建厅 is called 住建厅."""
    short = word.removeprefix("云南").removeprefix("省")
    return word if len(short) <= SYLLABLES or len(short) > SHORT_NAME else short


def names_of(word: str) -> tuple[str, ...]:
    """Return the names of departments that two syllables may stand for: 发改 is said for 发改委."""
    return tuple(f"{word}{end}" for end in "委厅局") if len(word) == SYLLABLES else ()


def is_short_for(word: str, name: str) -> bool:
    """Whether syllables can only mean the department, and are no common word such as 教育."""
    return word not in name or word[-1] == "监"


def denied(word: str) -> str:
    """Return what a word says is not looked for; empty if it denies nothing. What is not done yet is a state."""
    found = _DENIED.fullmatch(word)
    if found is None or word in STATES or word in TRAITS:
        return ""
    what = found["what"].removesuffix(OF)
    return f"{what}{OF}" if f"{what}{OF}" in TRAITS else what


def span(word: str, now: datetime) -> Span | None:
    """Read a day, month, quarter or year; None if the word is none of these or runs backwards."""
    try:
        return spans_typed.typed(word, now)
    except BadInput:
        return None


def due(word: str, now: datetime) -> Span | None:
    """Read the day or week in which something falls due, such as 今天到期; None if the word is none of these."""
    if word in SOON:
        today = shanghai_date(now)
        return between(today, today + (SOON_DAYS + 1) * DAY)
    found = DUE.fullmatch(word)
    if found is None:
        return None
    day = days.to_come(found[1], shanghai_date(now))
    if day and WITHIN.fullmatch(found[1]):
        return between(shanghai_date(now), day + DAY)
    return between(day, day + DAY) if day else spans_named.week(found[1], shanghai_date(now))


def kind(word: str) -> str:
    """Return the word as a kind of appeals is named: 政策咨询类 is 政策咨询."""
    return word.removesuffix("类")


def month(year: int, number: int) -> str:
    """Return a month as a search says it."""
    return f"{year}年{number}月"

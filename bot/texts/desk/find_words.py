"""Words with a meaning in a search: states, dates and “late”."""

from datetime import datetime

from bot.domain.appeals.appeal import SETTLED, State
from bot.domain.base.errors import BadInput
from bot.domain.desk.presses import Narrow
from bot.domain.time.spans import Span
from bot.texts.appeals import labels
from bot.texts.reports import spans_typed

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
    "未签收": (State.ASSIGNED,),
    "已答复": (State.ANSWERED,),
}
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

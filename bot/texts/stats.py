"""The numbers on one screen; each rate with its parts, and parts that add up."""

from bot.domain.appeal import State
from bot.domain.notice import Ratio, StatsShown
from bot.domain.screen import Screen
from bot.texts import labels
from bot.texts.markup import Html, blocks, bold, fill, lines
from bot.texts.words import Words

SMALL = 10
TOP = 10


def stats(notice: StatsShown, _: Words) -> Screen:
    numbers, whose = notice.stats, notice.department or "全部部门"
    head = lines(bold(fill("办理统计｜{whose}", whose=whose)), fill("受理{total}件", total=numbers.total))
    rates = lines(
        ratio("办结率", numbers.closed),
        ratio("按期率", numbers.on_time),
        ratio("满意率", numbers.satisfied),
        ratio("评价率", numbers.rated),
    )
    few = any(0 < one.whole < SMALL for one in (numbers.closed, numbers.on_time, numbers.satisfied, numbers.rated))
    note = f"带*的件数不到{SMALL}，仅供参考。" if few else ""
    parts = () if notice.public else (_states(notice), _departments(notice))
    return Screen(blocks(head, *parts, lines(bold("办理质量"), rates, note)))


def ratio(name: str, one: Ratio) -> str:
    if one.whole == 0:
        return f"{name}：还没有数据"
    mark = "*" if one.whole < SMALL else ""
    return f"{name}：{one.part}/{one.whole}（{share(one)}）{mark}"


def share(one: Ratio) -> str:
    """Return the percentage with one decimal, half up; only all is 100% and only none is 0%."""
    tenths = (one.part * 2000 + one.whole) // (2 * one.whole)
    tenths = min(tenths, 999) if one.part < one.whole else tenths
    tenths = max(tenths, 1) if one.part else tenths
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def _states(notice: StatsShown) -> Html:
    rows = [f"{labels.STATE[State(state)]}　{count}" for state, count in notice.stats.by_state]
    return lines(bold("按状态"), *rows)


def _departments(notice: StatsShown) -> Html | str:
    """Return the first ten, the others and the unassigned as one line each: together the total."""
    if notice.department is not None:
        return ""
    rows = notice.stats.by_department
    others, rest = sum(count for _, count in rows[TOP:]), notice.stats.total - sum(count for _, count in rows)
    shown = [fill("{name}　{count}", name=name, count=count) for name, count in rows[:TOP]]
    return lines(
        bold("按主办部门"),
        *shown,
        f"其余{len(rows) - TOP}个部门　{others}" if others else "",
        f"还没有交办　{rest}" if rest else "",
    )

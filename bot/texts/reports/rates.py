"""Writes a rate with its parts, and with its interval when it is based on few appeals."""

from collections.abc import Iterable

from bot.domain.reports.figures import SMALL, Counts, Rate, Ratio
from bot.texts.style.markup import Html, fill, lines

NO_DATA = "还没有数据"
FEW = f"不到{SMALL}件的，［ ］里是95%可信区间，仅供参考。"


def ratio(name: str, one: Ratio, *, plain: bool = False) -> str:
    """Return the rate with its name; `plain`: without its interval, for readers who are no statisticians."""
    if one.whole == 0:
        return f"{name}：{NO_DATA}"
    return f"{name}：{parts(one) if plain else short(one)}"


def parts(one: Ratio) -> str:
    return f"{one.part}/{one.whole}（{share(one)}）"


def short(one: Ratio) -> str:
    """Return the rate without its name; if it is based on few appeals, with its interval."""
    return f"{parts(one)}{_interval(one)}"


def _interval(one: Ratio) -> str:
    if not one.is_of_few:
        return ""
    low, high = (round(100 * end) for end in one.interval())
    return f"［{low}%–{high}%］"


def share(one: Ratio) -> str:
    """Return the percentage with one decimal, rounded half up. Only all is 100% and only none is 0%."""
    tenths = (one.part * 2000 + one.whole) // (2 * one.whole)
    tenths = min(tenths, 999) if one.part < one.whole else tenths
    tenths = max(tenths, 1) if one.part else tenths
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def every(counts: Counts, shown: Iterable[Rate], *, plain: bool = False) -> Html:
    """Return all rates, `plain` without intervals; those without data share a line."""
    found = [(rate, counts.ratio(rate)) for rate in shown]
    told = [ratio(rate.name, one, plain=plain) for rate, one in found if one.whole]
    none = "、".join(rate.name for rate, one in found if not one.whole)
    return lines(*told, f"{none}：{NO_DATA}" if none else "")


def note(*found: Ratio) -> str:
    """Return what the interval means, if one of these rates has one."""
    return FEW if any(one.is_of_few for one in found) else ""


def meaning(rate: Rate) -> Html:
    return fill(
        "<b>{name}</b> = {part} ÷ {whole}\n{part}：{one}。\n{whole}：{other}。",
        name=rate.name,
        part=rate.part.name,
        whole=rate.whole.name,
        one=rate.part.meaning,
        other=rate.whole.meaning,
    )

"""Writes a rate with its parts, and with its interval when it is based on few appeals."""

from collections.abc import Iterable

from bot.domain.reports.figures import SMALL, Counts, Rate, Ratio
from bot.texts.style.markup import Html, fill, lines

NO_DATA = "还没有数据"
FEW = f"不到{SMALL}件的，［ ］里是95%可信区间，仅供参考。"


def ratio(name: str, item: Ratio, *, plain: bool = False) -> str:
    """Return the rate with its name; `plain`: without its interval, for readers who are no statisticians."""
    if item.whole == 0:
        return f"{name}：{NO_DATA}"
    return f"{name}：{parts(item) if plain else short(item)}"


def parts(item: Ratio) -> str:
    return f"{item.part}/{item.whole}（{share(item)}）"


def short(item: Ratio) -> str:
    """Return the rate without its name; if it is based on few appeals, with its interval."""
    return f"{parts(item)}{_interval(item)}"


def _interval(item: Ratio) -> str:
    if not item.is_of_few:
        return ""
    low, high = (round(100 * end) for end in item.interval())
    return f"［{low}%–{high}%］"


def share(item: Ratio) -> str:
    """Return the percentage with one decimal, rounded half up. Only all is 100% and only none is 0%."""
    tenths = (item.part * 2000 + item.whole) // (2 * item.whole)
    tenths = min(tenths, 999) if item.part < item.whole else tenths
    tenths = max(tenths, 1) if item.part else tenths
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def every(counts: Counts, rates: Iterable[Rate], *, plain: bool = False) -> Html:
    """Return all rates, `plain` without intervals; those without data share a line."""
    found = [(rate, counts.ratio(rate)) for rate in rates]
    items = [ratio(rate.name, item, plain=plain) for rate, item in found if item.whole]
    none = "、".join(rate.name for rate, item in found if not item.whole)
    return lines(*items, f"{none}：{NO_DATA}" if none else "")


def note(*found: Ratio) -> str:
    """Return what the interval means, if one of these rates has one."""
    return FEW if any(item.is_of_few for item in found) else ""


def meaning(rate: Rate) -> Html:
    return fill(
        "<b>{name}</b> = {part} ÷ {whole}\n{part}：{one}。\n{whole}：{other}。",
        name=rate.name,
        part=rate.part.name,
        whole=rate.whole.name,
        one=rate.part.meaning,
        other=rate.whole.meaning,
    )

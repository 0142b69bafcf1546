"""Shows how answers were rated: speed and attitude, reasons for dissatisfaction, and who had answered."""

from bot.domain.base.screen import Screen
from bot.domain.people.person import Role
from bot.domain.reports import figures
from bot.domain.reports.figures import Counts, Handler, Ratio
from bot.domain.reports.notices import NumbersRated
from bot.texts.appeals import labels
from bot.texts.reports import rates
from bot.texts.reports.stats import title
from bot.texts.reports.stats_looks import back
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.words import Words

OWN_REASON = "企业自述"
LISTED, NAME = 20, 20
RATED = [figures.RATES[key] for key in ("satisfied", "rated", "solved")]
RULE = "评价算在当时答复的单位和人；按经办人的，每一轮答复各计一次。"


def rated(notice: NumbersRated, _: Words) -> Screen:
    counts, handlers = notice.counts, notice.handlers[:LISTED]
    plain = notice.frame.role is Role.MEMBER
    found = [*(counts.ratio(rate) for rate in (*RATED, figures.OF_MANNER)), *map(_of, handlers)]
    why = [fill("{name}　{count}件", name=name or OWN_REASON, count=count) for name, count in notice.reasons]
    left = len(notice.handlers) - len(handlers)
    more = fill("其余{left}人请发送 /export 查看评价表。", left=left) if left else ""
    body = blocks(
        lines(bold("评价"), rates.every(counts, RATED, plain=plain)),
        lines(bold("速度和态度"), _manners(counts, plain=plain)),
        lines(bold("不满意的原因"), *why) if why else "",
        lines(bold("按经办人"), *map(_handler, handlers), more) if handlers else "",
        lines(RULE, "" if plain else rates.note(*found)),
    )
    return Screen(blocks(title(notice.frame), body), (back(notice.frame),))


def _manners(counts: Counts, *, plain: bool) -> Html | str:
    answered = counts.count(figures.MANNER_TOLD)
    if not answered:
        return rates.NO_DATA
    said = (figures.WELL_DONE, figures.SLOW, figures.RUDE)
    each = "，".join([f"作了评价{answered}件", *(f"{item.name}{counts.count(item)}件" for item in said)])
    return lines(each, rates.ratio(figures.OF_MANNER.name, counts.ratio(figures.OF_MANNER), plain=plain))


def _of(handler: Handler) -> Ratio:
    return Ratio(handler.satisfied, handler.rated)


def _handler(handler: Handler) -> Html:
    """Name the person who answered, the number of answers, and how the rated ones were rated."""
    text = f"，满意{rates.short(_of(handler))}" if handler.rated else "，还没有评价"
    more = "".join(
        f"，{name}{count}" for name, count in (("办得慢", handler.slow), ("态度不好", handler.rude)) if count
    )
    who = f"{excerpt(handler.name, NAME)}（{handler.department or labels.WINDOW}）"
    return fill("{who}　答复{answered}次{told}{more}", who=who, answered=handler.answered, told=text, more=more)

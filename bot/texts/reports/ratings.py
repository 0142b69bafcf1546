"""Shows how answers were rated: speed and attitude, reasons for dissatisfaction, and who had answered."""

from bot.domain.base.screen import Screen
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
RULE = "评价算在当时答复的单位和人；按经办人的，每一轮答复各计一次。"


def rated(notice: NumbersRated, _: Words) -> Screen:
    counts, handlers = notice.counts, notice.handlers[:LISTED]
    found = [_of(handler) for handler in handlers]
    why = [fill("{name}　{count}件", name=name or OWN_REASON, count=count) for name, count in notice.reasons]
    left = len(notice.handlers) - len(handlers)
    more = fill("其余{left}人请发送 /export 查看评价表。", left=left) if left else ""
    body = blocks(
        lines(bold("评价"), _rates(counts)),
        lines(bold("速度和态度"), _manners(counts)),
        lines(bold("不满意的原因"), *why) if why else "",
        lines(bold("按经办人"), *map(_handler, handlers), more) if handlers else "",
        lines(RULE, rates.note(counts.ratio(figures.RATES["satisfied"]), *found)),
    )
    return Screen(blocks(title(notice.frame), body), (back(notice.frame),))


def _rates(counts: Counts) -> Html:
    return rates.every(counts, [figures.RATES[key] for key in ("satisfied", "rated", "solved")])


def _manners(counts: Counts) -> Html | str:
    answered = counts.count(figures.MANNER_TOLD)
    if not answered:
        return rates.NO_DATA
    said = (figures.WELL_DONE, figures.SLOW, figures.RUDE)
    each = "，".join([f"作了评价{answered}件", *(f"{item.name}{counts.count(item)}件" for item in said)])
    return lines(each, rates.ratio(figures.OF_MANNER.name, counts.ratio(figures.OF_MANNER)))


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

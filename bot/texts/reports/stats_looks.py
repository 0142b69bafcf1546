"""The views behind the card of figures: a table by a cut, all counts, the appeals behind one, and what they mean."""

from dataclasses import replace

from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.presses import Show
from bot.domain.base.page import PAGE, pages
from bot.domain.base.party import Party
from bot.domain.base.press import Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Role
from bot.domain.reports import codes, figures
from bot.domain.reports.circular_presses import ShowCircular
from bot.domain.reports.figures import GROUPS, RATES, Counts, Cut
from bot.domain.reports.notices import Frame, NumbersBehind, NumbersCounted, NumbersCut, NumbersMeaning
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.spans import SpanName, of_month
from bot.texts.appeals import labels
from bot.texts.reports import rates
from bot.texts.reports.stats import CUTS, title, value
from bot.texts.style.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.style.menus import OWN
from bot.texts.style.rows import Row, in_rows, opening
from bot.texts.style.words import Words

DESK = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
MANY = 5  # pages that nobody turns one by one
IN_TABLE = ("closed", "on_time", "satisfied")
FULL = f"已经限定{codes.NARROWS_MAX}项，不能再限定。要看别的，请返回统计，先取消一项。"
RULE = "一件诉求只计一次，算在提交的那个月（北京时间）；以后的办理只改变那个月的数字。"


def table(notice: NumbersCut, _: Words) -> Screen:
    frame, by = notice.frame, notice.cut
    begin = frame.view.page * PAGE + 1
    many = f"（共{notice.total}行{_page(frame, notice.total)}）" if notice.total else ""
    head = fill("{what}{many}", what=bold(f"按{CUTS[by]}"), many=many)
    rows = [_row(number, counts, by, frame) for number, counts in enumerate(notice.rows, begin)]
    found = [counts.ratio(RATES[key]) for counts in notice.rows for key in IN_TABLE]
    cards = [(number, counts, _into(frame, by, counts)) for number, counts in enumerate(notice.rows, begin)]
    opens = [
        Button(cut(f"{number}. {value(by, counts.key[0], frame)}", 18), card) for number, counts, card in cards if card
    ]
    none = "" if rows else "这一页没有内容。" if notice.total else "没有符合条件的诉求。"
    full = FULL if rows and not opens else ""
    turning = turns(frame.view, notice.total)
    return Screen(
        blocks(title(frame), head, *rows, none, rates.note(*found), full),
        (*in_rows(opens, 2), *((turning,) if turning else ()), back(frame)),
    )


def _row(number: int, counts: Counts, by: Cut, frame: Frame) -> Html:
    head = fill(
        "{n}. <b>{name}</b>　受理{count}件，在办{open}件",
        n=number,
        name=value(by, counts.key[0], frame),
        count=counts.count(figures.RECEIVED),
        open=counts.count(figures.OPEN),
    )
    ratios = [(RATES[key].name, counts.ratio(RATES[key])) for key in IN_TABLE]
    return lines(head, "　".join(f"{name}{rates.short(item)}" for name, item in ratios if item.whole))


def _into(frame: Frame, by: Cut, counts: Counts) -> Numbers | None:
    """Return the view into a row; None if nothing is narrower.

    A month becomes a span, a session is shown over all time.
    """
    key, view = counts.key[0], replace(frame.view, look=Look.CARD, what="", page=0)
    if by is Cut.MONTH and isinstance(key, int):
        return replace(view, span=codes.span_code(of_month(key // 100, key % 100)))
    narrowed = codes.narrower(frame.narrowed, (by, key))
    if narrowed is None:
        return None
    return replace(view, span=SpanName.ALL if by is Cut.SESSION else view.span, narrowed=codes.narrow_code(narrowed))


def counted(notice: NumbersCounted, _: Words) -> Screen:
    frame, counts = notice.frame, notice.counts
    groups = [group for group in GROUPS.values() if counts.count(group)]
    opens = [
        Button(f"{group.name} {counts.count(group)}", replace(frame.view, look=Look.BEHIND, what=group.key, page=0))
        for group in groups
    ]
    said = "点一个数，看是哪些诉求。" if groups else "没有符合条件的诉求。"
    return Screen(blocks(title(frame), said), (*in_rows(opens, 3), back(frame)))


def behind(notice: NumbersBehind, _: Words) -> Screen:
    frame, group = notice.frame, notice.group
    begin = frame.view.page * PAGE + 1
    at = _page(frame, notice.total)
    head = fill("{what}（共{total}件，新的在前{at}）", what=bold(group.name), total=notice.total, at=at)
    numbered, kept = list(enumerate(notice.views, begin)), notice.kept_back
    items = [_item(n, view, opens=notice.opens, kept=view.appeal.id in kept) for n, view in numbered]
    named = ((n, view.appeal) for n, view in numbered if view.appeal.id not in kept)
    opens = [Button(opening(n, appeal.number), Show(appeal.id), n) for n, appeal in named]
    none = "" if items else "这一页没有诉求。"
    turning = turns(frame.view, notice.total)
    again = (Button("查看其他指标", replace(frame.view, look=Look.COUNTS, what="", page=0)), *back(frame))
    return Screen(
        blocks(title(frame), lines(head, fill("{meaning}。", meaning=group.meaning)), *items, none),
        (*(in_rows(opens, 4) if notice.opens else ()), *((turning,) if turning else ()), again),
    )


def _item(number: int, appeal_view: AppealView, *, opens: bool, kept: bool) -> Html:
    appeal = appeal_view.appeal
    if kept:
        return fill("{n}. 涉商业秘密，不列编号和内容", n=number)
    whose = appeal.lead or labels.WINDOW if appeal_view.viewer is Party.MEMBER else appeal_view.enterprise
    head = fill(
        "{n}. <b>{number}</b>｜{state}｜{whose}",
        n=number,
        number=appeal.number,
        state=labels.STATE[appeal.state],
        whose=whose if opens else appeal.lead or labels.WINDOW,
    )
    return lines(head, labels.listed(appeal_view) if opens else "")


def meaning(notice: NumbersMeaning, _: Words) -> Screen:
    parts = [rates.meaning(rate) for rate in RATES.values()]
    others = (figures.RECEIVED, figures.ON_SPOT, figures.PASSED_ON, figures.LATE, figures.NOT_ON_TIME)
    more = lines(*(fill("<b>{name}</b>：{meaning}。", name=other.name, meaning=other.meaning) for other in others))
    return Screen(blocks(bold("口径说明"), RULE, more, *parts), (back(notice.frame),))


def turns(view: Numbers, total: int) -> Row:
    """Return buttons to the pages before and after, and to the first and last if they are further away."""
    page, last = view.page, _pages(total) - 1
    ways = (
        ("首页", 0, page > 1),
        ("上一页", page - 1, page > 0),
        ("下一页", page + 1, page < last),
        ("末页", last, page < last - 1),
    )
    return tuple(Button(name, replace(view, page=to)) for name, to, way in ways if way)


def _pages(total: int) -> int:
    return pages(total)


def _page(frame: Frame, total: int) -> str:
    """Say which page this is, and to those who may export, how to get all rows."""
    pages = _pages(total)
    if pages <= 1:
        return ""
    export = "，发送 /export 可以导出全部" if pages > MANY and Menu.EXPORT in OWN[frame.role] else ""
    return f"，第{frame.view.page + 1}页共{pages}页{export}"


def back(frame: Frame) -> Row:
    return (*_circular(frame), Button("返回统计", replace(frame.view, look=Look.CARD, what="", page=0)))


def _circular(frame: Frame) -> Row:
    """Return the button back to the month's circular, for those who write and sign it."""
    first, now = frame.span.first, frame.now
    if first is None or now is None or first > now or frame.role not in DESK or frame.view.demo:
        return ()
    day = shanghai_date(first)
    if frame.span != of_month(day.year, day.month):
        return ()
    return (Button(f"{day.month}月通报", ShowCircular(day.year, day.month)),)

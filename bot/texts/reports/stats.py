"""The card of figures, which is edited in place.

It says for whom and when, how many and how well, and leads to further views.
"""

from dataclasses import replace

from bot.domain.appeals.action import State
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Role
from bot.domain.reports import codes, figures
from bot.domain.reports.figures import RATES, Counts, Cut, Key
from bot.domain.reports.notices import Frame, NumbersShown
from bot.domain.reports.picture_presses import Charts
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time.spans import Span, SpanName, named
from bot.texts.appeals import labels
from bot.texts.reports import classes, rates, spans
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.rows import Row, Rows, in_rows
from bot.texts.style.words import Words

CUTS = {
    Cut.DEPARTMENT: "部门",
    Cut.THEME: "主题",
    Cut.REGION: "州市",
    Cut.KIND: "类别",
    Cut.SESSION: "坐诊场次",
    Cut.MONTH: "月份",
    Cut.STATE: "状态",
}
NO_VALUE = {Cut.DEPARTMENT: "还没有交办", Cut.THEME: "没有主题", Cut.SESSION: "没有安排坐诊"}
HERE = "已选："
OF_ENTERPRISES = tuple(RATES[key] for key in ("closed", "on_time", "satisfied", "rated"))  # what concerns an enterprise


def card(notice: NumbersShown, _: Words) -> Screen:
    frame, counts = notice.frame, notice.counts
    items = OF_ENTERPRISES if frame.role is Role.MEMBER else tuple(RATES.values())
    plain = frame.role is Role.MEMBER
    few = "" if plain else rates.note(*(counts.ratio(rate) for rate in items))
    body = lines(bold("办理质量"), rates.every(counts, items, plain=plain), few)
    empty = counts.count(figures.RECEIVED) == 0
    parts = (_empty(notice),) if empty else (_amounts(counts, alone=frame.role is Role.MEMBER), body)
    public = _public(notice.public) if notice.public else ""
    now = fill("目前在办{count}件（不限提交时间）", count=notice.open_now) if frame.span != Span() else ""
    return Screen(blocks(title(frame), *parts, now, classes.told(notice.classes, counts), public), _buttons(notice))


def title(frame: Frame) -> Html:
    """Return for whom and when the figures are; it stands on every view."""
    whose = frame.department or ("本单位" if frame.role is Role.MEMBER else "全部部门")
    narrowed = [fill("{cut}：{value}", cut=CUTS[cut], value=value(cut, key, frame)) for cut, key in frame.narrowed]
    if any(cut is Cut.DEPARTMENT for cut, _ in frame.narrowed):
        whose = ""
    demo = "演示数据，不是真实诉求" if frame.view.demo else ""
    return lines(bold(fill("办理统计｜{span}", span=spans.said(frame.span))), whose, *narrowed, demo)


def value(cut: Cut, key: Key, frame: Frame) -> str:
    """Name a value of a cut."""
    if key is None:
        return NO_VALUE.get(cut, "没有填写")
    if cut is Cut.STATE:
        return labels.STATE[State(str(key))]
    if cut is Cut.MONTH:
        return f"{int(key) // 100}年{int(key) % 100}月"
    if cut is Cut.SESSION:
        return session(frame, int(key))
    return str(key)


def session(frame: Frame, session_id: int) -> str:
    known = frame.sessions.get(session_id)
    return f"{known[0]}年第{known[1]}期" if known else "已删除的坐诊场次"


def _amounts(counts: Counts, *, alone: bool) -> Html:
    """Say how many there are; `alone`: all belong to one enterprise, so enterprises are not counted."""
    out = [group for group in (figures.DECLINED, figures.WITHDRAWN) if counts.count(group)]
    ways = [group for group in (figures.ON_SPOT, figures.PASSED_ON) if counts.count(group)]
    left = "".join(f"，{item.name}{counts.count(item)}件" for item in out)
    whose = "" if alone else f"，来自{counts.enterprises}家企业"
    return lines(
        fill("受理{count}件{whose}", count=counts.count(figures.RECEIVED), whose=whose),
        fill("有效{count}件{left}", count=counts.count(figures.VALID), left=left),
        "其中" + "，".join(f"{figure.name}{counts.count(figure)}件" for figure in (figures.CLOSED, figures.OPEN)),
        "　".join(f"{way.name}{counts.count(way)}件" for way in ways),
    )


def _empty(notice: NumbersShown) -> Html:
    """Say why there are no figures: the days are still to come, lie before everything, or nobody filed anything."""
    span, first, now = notice.frame.span, notice.first, notice.frame.now
    if span.first and now and span.first > now:
        return fill("这段时间还没有到，没有数据。请选别的时间。")
    if first is None:
        return fill("还没有诉求。")
    if span.until and span.until <= first:
        return fill("最早的诉求是{day}提交的，这段时间还没有开始受理。请选别的时间。", day=dates.day(first))
    return fill("这段时间没有符合条件的诉求。请选别的时间或范围。")


def _public(counts: Counts) -> Html:
    """Return the public totals: how many there are, how many are done, and how satisfied enterprises are."""
    parts = [rates.ratio(rate.name, counts.ratio(rate), plain=True) for rate in OF_ENTERPRISES]
    many = fill("受理{count}件", count=counts.count(figures.RECEIVED))
    return lines(bold("公开的总数（全部企业）"), many, *parts)


def _buttons(notice: NumbersShown) -> Rows:
    frame, view = notice.frame, replace(notice.frame.view, look=Look.CARD, what="", page=0)
    rows = [*in_rows(_spans(frame, view), 3)]
    rows += [*in_rows(_tables(notice, view), 4), _newest(notice, view)]
    rows.append((*_charts(notice), *_counts(notice, view)))
    rows.append((*_ratings(notice, view), Button("口径说明", replace(view, look=Look.MEANING))))
    rows += [*in_rows(_wider(frame, view), 3)]
    rows += [] if frame.role is Role.ADMIN else classes.unfolds(notice.classes, view.span, view.demo)
    if notice.demo and frame.role is not Role.MEMBER:
        rows.append((Button("看真实数据" if view.demo else "看演示数据", replace(view, demo=1 - view.demo)),))
    return tuple(row for row in rows if row)


def _tables(notice: NumbersShown, view: Numbers) -> Row:
    """Return buttons for the tables by each cut that can still be used."""
    if notice.counts.count(figures.RECEIVED) == 0:
        return ()
    return tuple(Button(f"按{name}", replace(view, look=Look.CUT, what=cut)) for cut, name in _cuts(notice.frame))


def _newest(notice: NumbersShown, view: Numbers) -> Row:
    """Return the button for the newest session, unless it can't be shown from here."""
    frame = notice.frame
    if notice.newest is None or Cut.SESSION not in dict(_cuts(frame)):
        return ()
    narrowed = codes.narrower(frame.narrowed, (Cut.SESSION, notice.newest))
    if narrowed is None:
        return ()
    look = replace(view, span=SpanName.ALL, narrowed=codes.narrow_code(narrowed))
    return (Button(session(frame, notice.newest), look),)


def _wider(frame: Frame, view: Numbers) -> Row:
    """Return buttons that remove one of the narrowing values, or all."""
    if not frame.narrowed:
        return ()
    kept = [
        (cut, codes.narrow_code(item for item in frame.narrowed if item[0] is not cut)) for cut, _ in frame.narrowed
    ]
    single = [Button(f"不限{CUTS[cut]}", replace(view, narrowed=code)) for cut, code in kept]
    return (*(single if len(kept) > 1 else ()), Button("取消范围", replace(view, narrowed="")))


def _spans(frame: Frame, view: Numbers) -> Row:
    """Return the buttons of the spans, with the present one marked."""
    spans_ = [(name, said, frame.now and named(name, frame.now)) for name, said in spans.NAMES.items()]
    made = [
        Button(f"{HERE if span == frame.span else ''}{said}", replace(view, span=name)) for name, said, span in spans_
    ]
    return (*made, Button("自定起止", replace(view, look=Look.ASK)))


def _cuts(frame: Frame) -> tuple[tuple[Cut, str], ...]:
    """Return the cuts that tell something, which are not those to which the figures are narrowed."""
    if frame.role is Role.MEMBER:
        return ()
    fixed = {cut for cut, _ in frame.narrowed} | ({Cut.DEPARTMENT} if frame.department else set())
    return tuple((cut, name) for cut, name in CUTS.items() if cut not in fixed)


def _charts(notice: NumbersShown) -> Row:
    """Return the button for pictures.

    They show everything or the own department, but nothing narrower and no demonstration data.
    """
    frame = notice.frame
    plain = frame.role is not Role.MEMBER and not frame.narrowed and not frame.view.demo
    return (Button("统计图", Charts(frame.view.span)),) if plain else ()


def _ratings(notice: NumbersShown, view: Numbers) -> Row:
    wanted = notice.counts.count(figures.ASKED)
    return (Button("评价明细", replace(view, look=Look.RATINGS)),) if wanted else ()


def _counts(notice: NumbersShown, view: Numbers) -> Row:
    if notice.counts.count(figures.RECEIVED) == 0:
        return ()
    return (Button("看具体诉求", replace(view, look=Look.COUNTS)),)

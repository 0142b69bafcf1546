"""The words on and below a picture: its title, the names of its bars, their numbers, and how to read it."""

from bot.domain.appeals.action import State
from bot.domain.base.screen import Button, Screen
from bot.domain.reports.figures import GROUPS, Ratio
from bot.domain.reports.picture_notices import ChartEmpty, ChartsOffered
from bot.domain.reports.picture_presses import Charts, Draw
from bot.domain.reports.pictures import ALL, EARLIER, Bar, Drawing, Key, Picture
from bot.texts.appeals import labels
from bot.texts.reports.rates import FEW, share, short
from bot.texts.reports.spans import NAMES, said
from bot.texts.style.markup import Html, blocks, bold, fill, lines, size
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

TITLE = {
    Picture.FUNNEL: "办理漏斗",
    Picture.ON_TIME: "各部门按期率",
    Picture.TREND: "逐月受理和办结",
    Picture.SATISFACTION: "满意率和评价率",
    Picture.CURVE: "逐月满意率",
    Picture.AGEING: "在办诉求已办时长",
    Picture.HEAT: "各部门逐月受理",
    Picture.CLASSES: "一类事逐月新增",
}
READ = {
    Picture.FUNNEL: "上面是走到每一步的件数和占受理的比例，下面是现在各状态的件数，合计等于受理。",
    Picture.ON_TIME: "深色是按期答复的，空白是未按期的；延期不算按期。",
    Picture.TREND: "浅色是当月受理的，深色是其中现在已办结的。",
    Picture.SATISFACTION: "深色是满意和基本满意，斜线是不满意，空白是没有评价的。",
    Picture.CURVE: "每个点是当月提交的诉求的满意率，竖线是95%可信区间，点旁是满意/已评价；没有评价的月份不连线。",
    Picture.AGEING: "从提交之日算起，按自然日。",
    Picture.CLASSES: "浅色是措施落实前提交的同类诉求，深色是落实后的。",
    Picture.HEAT: "颜色越深，当月受理越多；空格是没有。",
}
LEGEND: dict[Picture, tuple[str, ...]] = {
    Picture.ON_TIME: ("按期", "未按期"),
    Picture.TREND: ("受理", "其中已办结"),
    Picture.CLASSES: ("措施落实前", "措施落实后"),
    Picture.SATISFACTION: ("满意、基本满意", "不满意", "未评价"),
}
STATES = "现在的状态"
SUM, YEAR, COMMA, NOW, EVERYBODY = "合计", "年", "，", "现在", "全部部门"
LONGEST = 3600  # units of a message with numbers


def label(drawing: Drawing, bar: Bar) -> str:
    match drawing.picture:
        case Picture.FUNNEL:
            return GROUPS[str(bar.key)].name if bar in drawing.bars else labels.STATE[State(str(bar.key))]
        case Picture.TREND | Picture.CURVE | Picture.CLASSES:
            return month(bar.key)
        case Picture.AGEING:
            return _age(drawing, bar)
    return department(bar.key)


def department(key: Key) -> str:
    return "还没有交办" if key is None else SUM if key == ALL else str(key)


def month(key: Key) -> str:
    """Return the month as an axis shows it, such as 24年10月."""
    if key == EARLIER:
        return "更早"
    year, number = divmod(int(key or 0), 100)
    return f"{year % 100:02}年{number}月"


def _age(drawing: Drawing, bar: Bar) -> str:
    place = drawing.bars.index(bar)
    before = int(drawing.bars[place - 1].key or 0) if place else 0
    if bar.key is None:
        return f"超过{before}天"
    return f"{before + 1}至{bar.key}天" if before else f"{bar.key}天以内"


def value(drawing: Drawing, bar: Bar) -> str:
    """Return the numbers of a bar as they stand beside it."""
    match drawing.picture:
        case Picture.ON_TIME | Picture.CURVE:
            return rate(*bar.numbers)
        case Picture.SATISFACTION:
            satisfied, rated, wanted = bar.numbers
            return f"满意{rate(satisfied, rated)}{COMMA}评价{rate(rated, wanted)}"
        case Picture.TREND:
            return f"受理{bar.numbers[0]}，办结{bar.numbers[1]}"
        case Picture.CLASSES:
            return f"落实前{bar.numbers[0]}，落实后{bar.numbers[1]}"
        case Picture.HEAT:
            return str(sum(bar.numbers))
    whole = _whole(drawing)
    return f"{bar.numbers[0]}（{share(Ratio(bar.numbers[0], whole))}）" if whole else "0"


def _whole(drawing: Drawing) -> int:
    """Return the whole of the parts: all that were received, or all that are open."""
    if drawing.picture is Picture.FUNNEL:
        return drawing.bars[0].numbers[0]
    return sum(bar.numbers[0] for bar in drawing.bars)


def rate(part: int, whole: int) -> str:
    if not whole:
        return "0/0"
    return short(Ratio(part, whole))


def title(drawing: Drawing) -> str:
    return f"{TITLE[drawing.picture]}｜{of_what(drawing)}"


def of_what(drawing: Drawing) -> str:
    when = NOW if drawing.picture is Picture.AGEING else said(drawing.span)
    return f"{drawing.whose or EVERYBODY}｜{when}"


def small(drawing: Drawing) -> str:
    """Return what the intervals are, if the picture has any."""
    return FEW if any(ratio.is_of_few for bar in drawing.bars for ratio in _rates(drawing, bar)) else ""


def _rates(drawing: Drawing, bar: Bar) -> tuple[Ratio, ...]:
    """Return the rates that a bar shows."""
    match drawing.picture:
        case Picture.ON_TIME | Picture.CURVE:
            return (Ratio(bar.numbers[0], bar.numbers[1]),)
        case Picture.SATISFACTION:
            satisfied, rated, wanted = bar.numbers
            return Ratio(satisfied, rated), Ratio(rated, wanted)
    return ()


def offered(notice: ChartsOffered, _: Words) -> Screen:
    """Offer each picture, and other spans."""
    draw = [Button(name, Draw(picture, notice.code)) for picture, name in TITLE.items()]
    others = [Button(f"已选：{name}" if item == notice.code else name, Charts(item)) for item, name in NAMES.items()]
    how = "点一种图，图和数字一起发来。换时间点带时间的按钮，或写在命令后面，例如 /charts 2024年9月。"
    head = fill("<b>统计图</b>｜{span}", span=said(notice.span))
    return Screen(lines(head, how), (*in_rows(draw, 2), *in_rows(others, 3)))


def empty(notice: ChartEmpty, _: Words) -> Screen:
    text = "{title}：没有可以画的数据。请换一段时间，或换一种图。"
    return Screen(fill(text, title=title(notice.drawing)), ((Button("换一个", Charts(notice.code)),),))


def caption(drawing: Drawing) -> Html:
    """Return the caption, with the numbers if they fit."""
    if drawing.is_long:
        return blocks(_head(drawing), "全部数字见下一条消息。")
    return blocks(_head(drawing), lines(*_numbers(drawing)), small(drawing))


def beside(drawing: Drawing) -> Html:
    """Return the numbers as a message; if they are too many, the rest is in the export."""
    rows, numbers = _numbers(drawing), 0
    while numbers < len(rows) and size(lines(*rows[: numbers + 1])) <= LONGEST:
        numbers += 1
    rest = f"其余{len(rows) - numbers}行请发送 /export 查看。" if numbers < len(rows) else ""
    return blocks(bold(title(drawing)), lines(*rows[:numbers], rest), small(drawing))


def _head(drawing: Drawing) -> Html:
    return lines(bold(title(drawing)), READ[drawing.picture])


def _numbers(drawing: Drawing) -> list[Html]:
    if drawing.picture is Picture.HEAT:
        whole = _of_months(drawing, Bar(ALL, tuple(map(sum, zip(*(bar.numbers for bar in drawing.bars), strict=True)))))
        months = fill("依次为：{months}", months="、".join(map(month, drawing.columns)))
        return [months, *(_of_months(drawing, bar) for bar in drawing.bars), whole]
    rows = [_line(drawing, bar) for bar in drawing.bars]
    states = [_line(drawing, bar) for bar in drawing.second]
    return [*rows, *([bold(STATES), *states] if states else [])]


def _line(drawing: Drawing, bar: Bar) -> Html:
    return fill("{name}　{value}", name=label(drawing, bar), value=value(drawing, bar))


def _of_months(drawing: Drawing, bar: Bar) -> Html:
    numbers = " ".join(map(str, bar.numbers))
    return fill("{name}　{numbers}＝{sum}", name=label(drawing, bar), numbers=numbers, sum=_sum(bar))


def _sum(bar: Bar) -> int:
    return sum(bar.numbers)


def file(drawing: Drawing) -> str:
    return f"{TITLE[drawing.picture]}.png"

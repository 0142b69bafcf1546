"""The monthly circular (通报) in words: its sections, the same on the card and in the document, and its buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain import numbers as of
from bot.domain.circular import Circular, CircularAction, CircularState, Figures, Line, Section
from bot.domain.notice import CircularAbsent, CircularMoved, CircularShown
from bot.domain.numbers import Group
from bot.domain.press import DoCircular, FileCircular, Go, Menu, ShowCircular, WordCircular
from bot.domain.screen import Button, Screen
from bot.texts import dates, labels
from bot.texts.buttons import Rows, in_rows
from bot.texts.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.pictures import department, rate
from bot.texts.words import Words

HEAD, KIND = "厅局长坐诊接诉", "通报"
TO = "各有关部门，各州（市）人民政府："
COLUMNS = ("单位", "受理", "办结", "按期答复", "退回", "满意")
NUMERALS = "一二三四五六七"
NAMED = 8  # departments on the card, entries as buttons
UNSIGNED = "（签发后填写日期）"
SECTION = {Section.OPENING: "导语", Section.PROBLEMS: "存在问题", Section.DEMANDS: "工作要求"}
STATE = {CircularState.DRAFT: "草稿", CircularState.SIGNED: "已签发", CircularState.SENT: "已发出"}
ACTION = {
    CircularAction.PREPARE: "起草",
    CircularAction.EDIT: "修改",
    CircularAction.SUBMIT: "送督查员签发",
    CircularAction.SIGN: "签发",
    CircularAction.RECALL: "收回修改",
    CircularAction.SEND: "发给各部门",
}
DONE = {
    CircularAction.PREPARE: "已起草。",
    CircularAction.EDIT: "已修改。",
    CircularAction.SUBMIT: "已送督查员，签发后会通知您。",
    CircularAction.SIGN: "已签发，数字从现在起不再变动；已通知统筹员发出。",
    CircularAction.RECALL: "已收回，可以修改；数字随办理情况更新。",
    CircularAction.SEND: "正在发给{readers}位部门负责人和联络员。",
}
NEWS = {
    CircularAction.SUBMIT: "请您审阅并签发。可以先改文字，再点「签发」。",
    CircularAction.SIGN: "督查员已签发。请核对后发给各部门。",
    CircularAction.RECALL: "已收回修改，改好后会重新送签。",
    CircularAction.SEND: "已发给各部门负责人和联络员。",
}
QUESTIONS = {
    (
        "circular",
        "words",
    ): "<b>这一段怎么写？</b>\n直接发送文字，会替换原来的内容；可以分段。数字部分由系统生成，不用写。",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One section; `table`: the departments' table follows."""

    heading: str
    paragraphs: tuple[str, ...]
    table: bool = False


def title(it: Circular) -> str:
    return f"关于{it.year}年{it.month}月诉求办理情况的通报"


def number(it: Circular) -> str:
    return f"〔{it.year}〕{it.month}号"


def parts(it: Circular, figures: Figures, name: str) -> list[Part]:
    """Return the opening, without a heading, and the numbered sections."""
    opening = it.words.get(Section.OPENING) or _opening(it, figures, name)
    bodies = [
        ("总体情况", _whole(figures), False),
        ("部门办理情况", _departments(figures), True),
        ("超期和退回情况", _late(figures), False),
        ("企业评价情况", _rated(figures), False),
        ("督办情况", _listed(figures), False),
        (SECTION[Section.PROBLEMS], it.words.get(Section.PROBLEMS, ""), False),
        (SECTION[Section.DEMANDS], it.words.get(Section.DEMANDS) or DEMANDS, False),
    ]
    told = [(heading, text, table) for heading, text, table in bodies if text]
    numbered = [
        Part(f"{NUMERALS[place]}、{heading}", _split(text), table) for place, (heading, text, table) in enumerate(told)
    ]
    return [Part("", _split(opening)), *numbered]


DEMANDS = "请各承办单位对照以上情况，抓紧办理还没有办结的诉求；已经超期的，请尽快答复企业并说明原因。"


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _opening(it: Circular, figures: Figures, name: str) -> str:
    said = f"现将{it.year}年{it.month}月{name}诉求办理情况通报如下。"
    return f"{said}以下数字是本月提交的诉求，一件只计一次，数据截至{dates.stamp(figures.at)}。"


def _whole(figures: Figures) -> str:
    total = figures.total
    received, valid, declined, withdrawn = map(total.count, (of.RECEIVED, of.VALID, of.DECLINED, of.WITHDRAWN))
    if not received:
        return "本月没有收到诉求。"
    return (
        f"本月受理诉求{received}件，其中有效{valid}件，不予受理{declined}件，企业撤回{withdrawn}件。"
        f"有效诉求已办结{total.count(of.CLOSED)}件，在办{total.count(of.OPEN)}件，办结率{_rate(total, 'closed')}；"
        f"应答复{total.count(of.DUE)}件，按期答复{total.count(of.ON_TIME)}件，按期率{_rate(total, 'on_time')}。"
    )


def _departments(figures: Figures) -> str:
    named = [line for line in figures.lines if line.department is not None]
    rest = sum(line.count(of.RECEIVED) for line in figures.lines if line.department is None)
    if not named:
        return "本月没有交办到部门的诉求。"
    unassigned = f"另有{rest}件还没有交办或不予受理。" if rest else ""
    return f"{len(named)}个单位承办了本月的诉求，分单位情况如下。{unassigned}"


def _late(figures: Figures) -> str:
    total = figures.total
    late = f"超期{total.count(of.OVERDUE)}件{_among(figures, of.OVERDUE)}。"
    returned = f"退回过的{total.count(of.RETURNED)}件{_among(figures, of.RETURNED)}"
    return f"{late}\n{returned}，退回率{_rate(total, 'returned')}。"


def _rated(figures: Figures) -> str:
    total = figures.total
    return (
        f"请企业评价{total.count(of.ASKED)}件，评价率{_rate(total, 'rated')}；"
        f"满意和基本满意{total.count(of.SATISFIED)}件，满意率{_rate(total, 'satisfied')}；"
        f"不满意{total.count(of.UNSATISFIED)}件{_among(figures, of.UNSATISFIED)}；"
        f"重新办理{total.count(of.REWORKED)}件。没有评价的不算满意。"
    )


def _listed(figures: Figures) -> str:
    if not figures.listed:
        return "本月没有因超期列入通报的诉求。"
    named = "、".join(f"{one.number}（{one.department or labels.WINDOW}）" for one in figures.listed)
    return f"本月因超期列入通报{len(figures.listed)}件：{named}。"


def _among(figures: Figures, group: Group) -> str:
    """Say whose they are, the most first."""
    found = sorted((line for line in figures.lines if line.count(group)), key=lambda line: -line.count(group))
    told = "、".join(f"{department(line.department)}{line.count(group)}件" for line in found)
    return f"（{told}）" if told else ""


def _rate(line: Line, key: str) -> str:
    one = line.ratio(key)
    return rate(one.part, one.whole)


def row(line: Line) -> tuple[str, ...]:
    """Return a department's row of the table."""
    plain = (str(line.count(group)) for group in (of.RECEIVED, of.CLOSED))
    return (
        department(line.department),
        *plain,
        _rate(line, "on_time"),
        str(line.count(of.RETURNED)),
        _rate(line, "satisfied"),
    )


def file(it: Circular) -> str:
    return f"{title(it)}.docx"


def caption(facts: Mapping[str, Any]) -> Html:
    it: Circular = facts["circular"]
    kept = "" if it.state is CircularState.SENT else fill("目前是“{state}”，请勿外传。", state=STATE[it.state])
    return lines(bold(title(it)), kept or "请查收。本部门的诉求请发送 /todo 查看和办理。")


# The card


def shown(notice: CircularShown, words: Words) -> Screen:
    it, figures = notice.circular, notice.figures
    head = fill("<b>{title}</b>｜{state}", title=title(it), state=STATE[it.state])
    done = DONE[notice.done].format(readers=notice.readers) if notice.done else ""
    running = "" if notice.over else "这个月还没有结束，结束后才能签发。"
    told = [_on_card(part, figures) for part in parts(it, figures, words.pack.name)]
    return Screen(blocks(done, head, *told, running), _rows(notice))


def _on_card(part: Part, figures: Figures) -> Html:
    """Cut what is long: all of it is in the document."""
    body = [cut(text, 350) for text in part.paragraphs][:4]
    table = [_short(line) for line in figures.lines[:NAMED]] if part.table else []
    rest = f"其余{len(figures.lines) - NAMED}行见文件。" if part.table and len(figures.lines) > NAMED else ""
    return lines(bold(part.heading) if part.heading else "", *body, *table, rest)


def _short(line: Line) -> Html:
    return fill(
        "{name}　受理{received}，办结{closed}，按期{on_time}",
        name=department(line.department),
        received=line.count(of.RECEIVED),
        closed=line.count(of.CLOSED),
        on_time=_rate(line, "on_time"),
    )


def _rows(notice: CircularShown) -> Rows:
    it = notice.circular
    acts = [
        Button(ACTION[one], DoCircular(one, it.id, it.state))
        for one in notice.allowed
        if one is not CircularAction.EDIT
    ]
    may_word = CircularAction.EDIT in notice.allowed
    word = [Button(f"改{name}", WordCircular(one, it.id)) for one, name in SECTION.items()] if may_word else []
    return (
        *in_rows(word, 3),
        *in_rows(acts, 2),
        (Button("Word 文件", FileCircular(it.id)), *_months(it)),
    )


def _months(it: Circular) -> tuple[Button, ...]:
    before = (it.year - (it.month == 1), (it.month - 2) % 12 + 1)
    return (Button("上个月", ShowCircular(*before)),)


def moved(notice: CircularMoved, _: Words) -> Screen:
    it = notice.circular
    look = Button("查看通报", ShowCircular(it.year, it.month))
    return Screen(lines(bold(title(it)), NEWS[notice.action]), ((look,),))


def absent(notice: CircularAbsent, _: Words) -> Screen:
    text = "{year}年{month}月的通报还没有起草。统筹员发送 /circular 起草后，会送您签发。"
    return Screen(fill(text, year=notice.year, month=notice.month), ((Button("督办台账", Go(Menu.OVERDUE)),),))

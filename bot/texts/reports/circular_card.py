"""The card of the monthly circular with its buttons, and messages for those who sign and send it."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.appeals.presses import Show
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.reports import codes
from bot.domain.reports import figures as of
from bot.domain.reports.circular import Circular, CircularAction, CircularState, Figures, Line
from bot.domain.reports.circular_notices import (
    CircularAbsent,
    CircularMissed,
    CircularMoved,
    CircularSent,
    CircularShown,
)
from bot.domain.reports.circular_presses import DoCircular, FileCircular, ResendCircular, ShowCircular, WordCircular
from bot.domain.reports.figures import Cut
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time import spans
from bot.texts.reports import classes
from bot.texts.reports.circular import SECTION, Part, parts, present, rate_of, title
from bot.texts.reports.pictures import department
from bot.texts.style.markup import Html, blocks, bold, cut, fill, lines
from bot.texts.style.rows import Rows, in_rows
from bot.texts.style.words import Words

AGAIN = "重新生成"
NAMED = 8  # departments on the card, entries as buttons
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
    CircularAction.SUBMIT: "请点「查看通报」审阅、签发；签发之前可以改文字。",
    CircularAction.SIGN: "督查员已签发。请核对后发给各部门。",
    CircularAction.RECALL: "已收回修改，改好后会重新送签。",
    CircularAction.SEND: "已发给各部门负责人和联络员。",
}
UNFOLDED = (
    *(of.RECEIVED, of.VALID, of.DECLINED, of.WITHDRAWN, of.CLOSED, of.OPEN, of.LATE),
    *(of.DUE, of.ON_TIME, of.NOT_ON_TIME, of.RETURNED, of.ASKED, of.RATED, of.SATISFIED, of.UNSATISFIED, of.REWORKED),
    *(of.CLASSED, of.HELPED, of.CLASS_DONE, of.CLASS_RECURRED),
)


def sent(notice: CircularSent, _: Words) -> Screen:
    """Return the caption of the document."""
    circular = notice.circular
    kept = (
        "" if circular.state is CircularState.SENT else fill("目前是“{state}”，请勿外传。", state=STATE[circular.state])
    )
    return Screen(lines(bold(title(circular)), kept or "请查收。本部门的诉求请发送 /todo 查看和办理。"))


def shown(notice: CircularShown, words: Words) -> Screen:
    circular, figures = notice.circular, notice.figures
    head = fill("<b>{title}</b>｜{state}", title=title(circular), state=STATE[circular.state])
    done = DONE[notice.done].format(readers=notice.readers) if notice.done else ""
    running = "" if notice.over else "这个月还没有结束，结束后才能签发。"
    items = [_on_card(part, figures) for part in parts(circular, figures, words.pack.name)]
    return Screen(blocks(done, _missed(notice), head, *items, running), _rows(notice))


def _missed(notice: CircularShown) -> Html:
    if notice.again:
        return fill("正在重新生成文件，发给没有收到的{count}位。", count=notice.again)
    text = "有{count}位没有收到：文件没有做成。请点「重新生成」。"
    return fill(text, count=notice.missed) if notice.missed and not notice.done else Html("")


def _on_card(part: Part, figures: Figures) -> Html:
    """Cut a long text; the document has all of it."""
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
        on_time=rate_of(line, "on_time"),
    )


def _rows(notice: CircularShown) -> Rows:
    circular = notice.circular
    acts = [
        Button(ACTION[circular_action], DoCircular(circular_action, circular.id, circular.state))
        for circular_action in notice.allowed
        if circular_action is not CircularAction.EDIT
    ]
    may_word = CircularAction.EDIT in notice.allowed
    word = [Button(f"改{name}", WordCircular(item, circular.id)) for item, name in SECTION.items()] if may_word else []
    again = ((Button(AGAIN, ResendCircular(circular.id)),),) if notice.missed and not notice.again else ()
    return (
        *again,
        *in_rows(unfold(notice), 3),
        *classes.unfolds(notice.figures.classes, codes.span_code(spans.of_month(circular.year, circular.month))),
        *in_rows(word, 3),
        *in_rows(acts, 2),
        (Button("Word 文件", FileCircular(circular.id)), *_months(circular)),
    )


def unfold(notice: CircularShown) -> list[Button]:
    """Return a button for each figure, which shows the appeals behind it, and one for each listed appeal."""
    month = spans.of_month(notice.circular.year, notice.circular.month)
    view, total = Numbers(span=codes.span_code(month)), notice.figures.total
    figures = [
        Button(f"{group.name}{total.count(group)}", replace(view, look=Look.BEHIND, what=group.key))
        for group in UNFOLDED
        if total.count(group)
    ]
    by = [Button("分部门", replace(view, look=Look.CUT, what=Cut.DEPARTMENT))] if figures else []
    listed = [Button(f"列入通报 {figure.number}", Show(figure.appeal)) for figure in notice.figures.listed[:NAMED]]
    return [*figures, *by, *listed]


def _months(circular: Circular) -> tuple[Button, ...]:
    before = (circular.year - (circular.month == 1), (circular.month - 2) % 12 + 1)
    return (Button("上个月", ShowCircular(*before)),)


def moved(notice: CircularMoved, _: Words) -> Screen:
    circular = notice.circular
    look = Button("查看通报", ShowCircular(circular.year, circular.month))
    return Screen(lines(bold(title(circular)), NEWS[notice.action]), ((look,),))


def missed(notice: CircularMissed, _: Words) -> Screen:
    circular = notice.circular
    look, again = (
        Button("查看通报", ShowCircular(circular.year, circular.month)),
        Button(AGAIN, ResendCircular(circular.id)),
    )
    text = "文件没有做成，部门没有收到，已经告诉管理员。请点「重新生成」再发一次；文字有问题的，管理员处理后再点。"
    return Screen(lines(bold(title(circular)), fill(text)), ((again, look),))


def absent(notice: CircularAbsent, _: Words) -> Screen:
    text = "{year}年{month}月的通报还没有起草。统筹员发送 /circular 起草后，会送您签发。"
    return Screen(fill(text, year=notice.year, month=notice.month), ((Button("督办台账", Go(Menu.OVERDUE)),),))


def _ask_words(notice: Asked, words: Words) -> Html:
    """Return the question for a section with its present text, to be copied and changed."""
    circular, section = notice.facts["circular"], notice.facts["section"]
    head = fill("<b>“{name}”怎么写？</b>", name=SECTION[section])
    how = "直接发送文字，会替换这一段；可以分段。数字部分由系统生成，不用写。"
    now = present(circular, section, notice.facts["now"], words.pack.name) if circular else ""
    return blocks(lines(head, how), lines("现在是：", now) if now else "现在没有这一段。")


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {("circular", "words"): _ask_words}

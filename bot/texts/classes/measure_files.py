"""The files of a class's measures: their question, their captions, and what is said when one could not be kept."""

from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.notices import MeasureFileLost, MeasureFileSent
from bot.domain.classes.presses import ShowClass
from bot.texts.appeals import files
from bot.texts.classes.class_terms import title
from bot.texts.style.layout import Control, Controls
from bot.texts.style.markup import Html, bold, excerpt, fill, lines
from bot.texts.style.words import Words

TITLE = 60  # units
OPENS = "措施附件"
CONTROLS: Controls = {("files", "done"): Control("count", "完成", "没有附件")}


def asks(notice: Asked, _: Words) -> Html:
    return _asked(notice, "有文件或图片要附上吗？")


def asks_for(notice: Asked, _: Words) -> Html:
    return _asked(notice, "请发送文件或图片")


def _asked(notice: Asked, question: str) -> Html:
    facts = notice.facts
    held = fill("已收到{count}个。", count=facts["count"]) if facts.get("count") else ""
    limits = fill("最多{most}个，每个不超过{megabytes}MB。", most=facts.get("most"), megabytes=facts.get("megabytes"))
    name = fill("一类事{title}", title=facts.get("title", ""))
    return lines(bold(question), name, fill("{held}{limits}", held=held, limits=limits))


def sent(notice: MeasureFileSent, _: Words) -> Screen:
    facts = {"title": excerpt(title(notice.issue), TITLE), "place": notice.place, "total": notice.total}
    return Screen(files.caption("一类事{title}的措施附件（{place}/{total}）：{name}", notice.name, **facts))


def lost(notice: MeasureFileLost, _: Words) -> Screen:
    name = fill("一类事{title}", title=excerpt(title(notice.issue), TITLE))
    file = fill("文件：{name}", name=excerpt(notice.name or "未命名文件", files.NAME))
    again = "请打开这件一类事，重新补充附件。"
    head = fill("措施的{title}", title=files.TITLE)
    opens = Button(f"打开{notice.issue.id}号", ShowClass(notice.issue.id))
    return Screen(lines(bold(head), name, file, files.WHY[notice.why], again), ((opens,),), line=lines(head, name))

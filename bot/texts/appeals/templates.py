"""Wording of a department's answer templates: the list, the questions of their form, and confirmations."""

from collections.abc import Callable

from bot.domain.appeals.template import TITLE, TemplateChange
from bot.domain.appeals.template_notices import TemplateKept
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote
from bot.texts.style.words import Words

SHOWN = 2000  # units of a template
KEPT = {
    TemplateChange.ADDED: "已添加模板“{title}”，写答复时点标题就能用。",
    TemplateChange.CHANGED: "已修改模板“{title}”，写答复时点标题就能用。",
    TemplateChange.REMOVED: "已删除模板“{title}”。它的内容是：",
}


def kept(notice: TemplateKept, _: Words) -> Screen:
    said = fill(KEPT[notice.what], title=notice.title)
    again = (Button("答复模板", Go(Menu.TEMPLATES)),)
    return Screen(lines(said, quote(notice.text, SHOWN)), (again,))


def _which(notice: Asked, _: Words) -> Html:
    there, most = notice.facts["templates"], notice.facts["most"]
    head = fill("<b>答复模板</b>（{count}条，最多{most}条）", count=len(there), most=most)
    parts = [
        fill("{n}. {title}：{text}", n=number, title=title, text=excerpt(text))
        for number, (title, text) in enumerate(there, 1)
    ]
    full = "要新增，请先删除一条。" if len(there) >= most else "点「新增模板」添加。"
    own = "点标题可以修改或删除；" if there else "本单位常用的答复可以存成模板，写答复时点标题就能用。"
    return blocks(head, lines(*parts), f"{own}{full}")


def _what(notice: Asked, _: Words) -> Html:
    return lines(bold(fill("模板“{title}”", title=notice.facts.get("title", ""))), _quoted(notice), "要修改还是删除？")


def _title(notice: Asked, _: Words) -> Html:
    now = notice.facts.get("title", "")
    said = fill("现在的标题：{title}", title=now) if now else ""
    return lines(bold("模板的标题是什么？"), said, f"最多{TITLE}个字，例如“政策依据说明”。")


def _words(notice: Asked, _: Words) -> Html:
    now = _quoted(notice)
    return lines(
        bold("请写模板的内容"),
        "写答复时可以整段采用，发送前还能重新填写。不要写企业名称等个别情况。",
        lines("现在的内容：", now) if now else "",
    )


def _quoted(notice: Asked) -> Html | str:
    text = str(notice.facts.get("text", ""))
    return quote(text, SHOWN) if text else ""


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("templates", "which"): _which,
    ("templates", "what"): _what,
    ("templates", "title"): _title,
    ("templates", "words"): _words,
}

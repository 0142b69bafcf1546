"""Captions of an appeal's files, and what is said when a file could not be stored."""

from bot.domain.appeals.file_notices import FileLost, Why
from bot.domain.appeals.notices import AttachmentSent
from bot.domain.base.screen import Screen
from bot.texts.appeals import pushes
from bot.texts.style.markup import Html, excerpt, fill, lines
from bot.texts.style.words import Words

NAME = 80  # units of a file's name
OLD_OFFICE = (".doc", ".xls", ".ppt", ".wps", ".et")  # formats that hold programs without saying so in their names
MACROS = "\n这种格式的文件可能带宏，打开后请不要启用宏。"
TITLE = "附件没能保存"
WHY = {
    Why.TOO_BIG: "文件超过20MB，系统取不到。",
    Why.GONE: "文件在Telegram上已经失效，系统取不到。",
    Why.DAMAGED: "收到的文件是空的或不完整，试了多次仍取不全。",
}
OURS = {
    Why.TOO_BIG: "请压缩或拆分后，在诉求中补充材料重新发送。",
    Why.GONE: "请在诉求中补充材料，重新发送这个文件。",
    Why.DAMAGED: "请先打开文件确认完好，再在诉求中补充材料重新发送。",
}
THEIRS = "已请发送方重新提供，急用时请直接联系对方索取。"

WHOSE = {False: "企业提供", True: "随答复提供"}


def sent(notice: AttachmentSent, _: Words) -> Screen:
    facts = {"number": notice.number, "place": notice.place, "total": notice.total, "of": WHOSE[notice.of_answer]}
    return Screen(caption("诉求{number}的附件（{place}/{total}，{of}）：{name}", notice.name, **facts))


def caption(text: str, name: str, **facts: object) -> Html:
    """Return what stands below a file, with a warning where such files may hold programs."""
    warns = MACROS if name.lower().endswith(OLD_OFFICE) else ""
    return fill(text + warns, **facts, name=excerpt(name, NAME))


def lost(notice: FileLost, words: Words) -> Screen:
    named = fill("文件：{name}", name=excerpt(notice.name or "未命名文件", NAME))
    said = lines(named, WHY[notice.why], OURS[notice.why] if notice.ours else THEIRS)
    return pushes.screen(notice.view, pushes.push(notice.view, words, fill(TITLE), extra=said), line=TITLE)

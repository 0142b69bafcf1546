"""What stands below a file of an appeal."""

from bot.domain.appeals.notices import AttachmentSent
from bot.domain.base.screen import Screen
from bot.texts.style.markup import excerpt, fill
from bot.texts.style.words import Words

NAME = 80  # units of a file's name
OLD_OFFICE = (".doc", ".xls", ".ppt", ".wps", ".et")  # formats that hold programs without saying so in their names
MACROS = "\n这种格式的文件可能带宏，打开后请不要启用宏。"


def sent(notice: AttachmentSent, _: Words) -> Screen:
    text = "诉求{number}的附件（{place}/{total}）：{name}"
    text += MACROS if notice.name.lower().endswith(OLD_OFFICE) else ""
    facts = {"number": notice.number, "place": notice.place, "total": notice.total}
    return Screen(fill(text, **facts, name=excerpt(notice.name, NAME)))

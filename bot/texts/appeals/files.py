"""What stands below a file of an appeal."""

from bot.domain.appeals.notices import AttachmentSent
from bot.domain.base.screen import Screen
from bot.texts.style.markup import excerpt, fill
from bot.texts.style.words import Words

NAME = 80  # units of a file's name


def sent(notice: AttachmentSent, _: Words) -> Screen:
    text = "诉求{number}的附件（{place}/{total}）：{name}"
    facts = {"number": notice.number, "place": notice.place, "total": notice.total}
    return Screen(fill(text, **facts, name=excerpt(notice.name, NAME)))

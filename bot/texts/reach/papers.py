"""Tells somebody that a file could not be made or sent."""

from bot.domain.base.screen import Button, Screen
from bot.domain.reach.notices import PaperComing, PaperMissed
from bot.domain.reach.presses import PaperAgain
from bot.texts.style.markup import fill
from bot.texts.style.words import Words

AGAIN = "重新生成"


def missed(notice: PaperMissed, _: Words) -> Screen:
    text = "有一个文件没有做成，没能发给您，已经告诉管理员。请点「重新生成」再试一次。"
    return Screen(fill(text), ((Button(AGAIN, PaperAgain(notice.row)),),))


def coming(_: PaperComing, __: Words) -> Screen:
    """Say it at once in the answer to the tap: the message stands in line behind the file, and comes after it."""
    text = "重新生成的文件在上面。如果没有看到，说明还是没有做成，会另外告诉您。"
    return Screen(fill(text), toast="正在重新生成文件")

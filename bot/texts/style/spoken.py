"""Proposes to who spoke what was written down of it."""

from bot.domain.base.screen import Button, Screen
from bot.domain.base.spoken import NotUnderstood, UseSpoken, WrittenDown
from bot.texts.style.markup import fill
from bot.texts.style.words import Words

USE = "用这段文字"


def written_down(notice: WrittenDown, _: Words) -> Screen:
    said = fill("<b>听写如下，用这段文字吗？</b>\n{text}\n\n不对的，请直接打字说明。", text=notice.text)
    return Screen(said, ((Button(USE, UseSpoken(notice.reading)),),))


def not_understood(_: NotUnderstood, __: Words) -> Screen:
    return Screen(fill("语音已收下，但没有听清。请打字，用一句话说明是什么事。"))

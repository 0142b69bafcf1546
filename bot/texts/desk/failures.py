"""Tells people that something broke, or that what they sent can't be used."""

from bot.domain.base.screen import Screen
from bot.domain.desk.notices import EditIgnored, Failed, OnlyPrivate, UnknownCommand
from bot.texts.style.markup import cut, fill
from bot.texts.style.words import Words

TOAST_REFUSED = "没有办成，请看说明"
TOAST_FAILED = "出了点问题，请看说明"


def failed(notice: Failed, _: Words) -> Screen:
    text = "这一步出了问题，没有办成，我们已经记录（第{arrival}号）。请稍后再试一次；仍不行的，请联系专窗。"
    return Screen(fill(text, arrival=notice.arrival), toast=TOAST_FAILED)


def only_private(_: OnlyPrivate, words: Words) -> Screen:
    who = f"@{words.bot_name}" if words.bot_name else "我"
    return Screen(fill("请私聊 {who} 办理，群里不处理诉求，以免泄露企业信息。", who=who))


def edit_ignored(_: EditIgnored, __: Words) -> Screen:
    return Screen(fill("修改已发出的消息不会生效。需要更正的，请重新发送一条。"))


def unknown_command(notice: UnknownCommand, _: Words) -> Screen:
    name = cut(notice.command, 40)
    return Screen(fill("没有“{name}”这个命令。发送 /help 查看可以做什么。", name=name))

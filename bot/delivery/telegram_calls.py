"""Each kind of row as a call of the Bot API."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode

from bot.domain.paper import Made
from bot.domain.people import Role
from bot.texts.menus import commands
from storage.outbox import Kind, Parcel

Payload = dict[str, Any]
Call = Callable[[Bot, Parcel], Coroutine[Any, Any, int | None]]


def seconds_of(pause: float | timedelta) -> float:
    """python-telegram-bot gives a number or a timedelta, as PTB_TIMEDELTA says."""
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def markup(payload: Payload) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """Telegram takes one keyboard a message; the own-contact button goes before inline buttons."""
    if payload.get("phone"):
        button = KeyboardButton(payload["phone"], request_contact=True)
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    if payload.get("rows"):
        return inline(payload["rows"])
    return ReplyKeyboardRemove() if payload.get("clear") else None


def inline(rows: list[list[dict[str, str]]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one["label"], callback_data=one["data"]) for one in row] for row in rows]
    )


def _mode(payload: Payload) -> ParseMode | None:
    return None if payload.get("plain") else ParseMode.HTML


async def message(bot: Bot, parcel: Parcel) -> int | None:
    payload = parcel.payload
    sent: Message = await bot.send_message(
        parcel.chat, payload["text"], parse_mode=_mode(payload), reply_markup=markup(payload)
    )
    return sent.message_id


async def paper(bot: Bot, parcel: Parcel, made: Made) -> int | None:
    """Send a file with its caption; as a photo, when it is to be seen at once."""
    payload = parcel.payload
    said: dict[str, Any] = {"caption": payload["text"], "parse_mode": _mode(payload), "reply_markup": markup(payload)}
    if made.photo:
        shown: Message = await bot.send_photo(parcel.chat, made.known or made.data, filename=made.name, **said)
        return shown.message_id
    sent: Message = await bot.send_document(parcel.chat, made.known or made.data, filename=made.name, **said)
    return sent.message_id


async def edit(bot: Bot, parcel: Parcel) -> int | None:
    payload = parcel.payload
    rows = inline(payload["rows"]) if payload.get("rows") else None
    await bot.edit_message_text(
        payload["text"], parcel.chat, payload["message"], parse_mode=_mode(payload), reply_markup=rows
    )
    return int(payload["message"])


async def strip(bot: Bot, parcel: Parcel) -> int | None:
    await bot.edit_message_reply_markup(parcel.chat, parcel.payload["message"])
    return int(parcel.payload["message"])


async def toast(bot: Bot, parcel: Parcel) -> int | None:
    await bot.answer_callback_query(parcel.payload["press"], parcel.payload["text"] or None)
    return None


async def menu(bot: Bot, parcel: Parcel) -> int | None:
    role = parcel.payload["role"]
    listed = [BotCommand(name, about) for name, about in commands(Role(role) if role else None)]
    await bot.set_my_commands(listed, scope=BotCommandScopeChat(parcel.chat))
    return None


CALLS: dict[Kind, Call] = {
    Kind.MESSAGE: message,
    Kind.CARD: edit,
    Kind.EDIT: edit,
    Kind.STRIP: strip,
    Kind.TOAST: toast,
    Kind.MENU: menu,
}

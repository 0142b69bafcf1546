"""Each kind of row as a call of the Bot API."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    Message,
)
from telegram.constants import ParseMode

from bot.delivery.transport import Fields
from bot.domain.base.paper import Made
from bot.domain.people.person import Role
from bot.texts.style.menus import commands
from storage.mail.machine import LONGEST
from storage.mail.outbox import Kind, Parcel

Payload = dict[str, Any]
Call = Callable[[Bot, Parcel], Coroutine[Any, Any, int | None]]


def seconds_of(pause: float | timedelta) -> float:
    """python-telegram-bot gives a number or a timedelta, as PTB_TIMEDELTA says; who is told more asks after that."""
    return min(pause.total_seconds() if isinstance(pause, timedelta) else float(pause), LONGEST)


def markup(payload: Payload) -> dict[str, Any] | None:
    """Telegram takes one keyboard a message; the own-contact button goes before inline buttons."""
    if payload.get("phone"):
        button = {"text": payload["phone"], "request_contact": True}
        return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
    if payload.get("rows"):
        return inline(payload["rows"])
    return {"remove_keyboard": True} if payload.get("clear") else None


def inline(rows: list[list[dict[str, str]]]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": one["label"], "callback_data": one["data"]} for one in row] for row in rows]}


def _mode(payload: Payload) -> ParseMode | None:
    return None if payload.get("plain") else ParseMode.HTML


async def _ask(bot: Bot, method: str, **fields: Any) -> Any:
    """Make the bare call: python-telegram-bot's own builds objects from answers of which a number is wanted."""
    data: Any = Fields(fields)  # in the place of RequestData, which python-telegram-bot makes itself
    return await bot.request.post(f"{bot.base_url}/{method}", data)


def _shown(parcel: Parcel) -> dict[str, Any]:
    payload = parcel.payload
    shown = {"chat_id": parcel.chat, "text": payload["text"], "parse_mode": _mode(payload)}
    return shown | {"reply_markup": markup(payload)}


async def message(bot: Bot, parcel: Parcel) -> int | None:
    sent = await _ask(bot, "sendMessage", **_shown(parcel))
    return int(sent["message_id"])


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
    number = int(parcel.payload["message"])
    await _ask(bot, "editMessageText", message_id=number, **_shown(parcel))
    return number


async def strip(bot: Bot, parcel: Parcel) -> int | None:
    number = int(parcel.payload["message"])
    await _ask(bot, "editMessageReplyMarkup", chat_id=parcel.chat, message_id=number)
    return number


async def toast(bot: Bot, parcel: Parcel) -> int | None:
    press, text = parcel.payload["press"], parcel.payload["text"] or None
    await _ask(bot, "answerCallbackQuery", callback_query_id=press, text=text)
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

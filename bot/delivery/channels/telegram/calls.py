"""Turns each kind of outbox row into a call of the Bot API."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery.transport import Fields
from bot.domain.base.paper import Made
from bot.domain.base.parcels import CommandMenu, Edit, Keys, PressAnswer, Strip, Written
from bot.domain.people.person import Role
from bot.texts.style.menus import commands
from bot.texts.style.wording import KEYBOARD_GONE
from storage.mail.machine_clock import LONGEST
from storage.mail.parcels import Parcel

Markup = dict[str, object]
NO_PREVIEW = {"is_disabled": True}  # what people link to is not shown under our words


def seconds_of(pause: float | timedelta) -> float:
    """Return a pause in seconds; python-telegram-bot gives a number or a timedelta."""
    return min(pause.total_seconds() if isinstance(pause, timedelta) else float(pause), LONGEST)


def markup(payload: Written) -> Markup | None:
    """Return the keyboard of a message.

    Telegram takes one only, so the button for the own contact comes before inline buttons, and these before taking it
    away.
    """
    if payload.ask_phone:
        button = {"text": payload.ask_phone, "request_contact": True}
        return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
    if payload.keys:
        return inline(payload.keys)
    return {"remove_keyboard": True} if payload.clear else None


def inline(rows: Keys) -> Markup:
    return {"inline_keyboard": [[{"text": key.label, "callback_data": key.data} for key in row] for row in rows]}


def _mode(payload: Written) -> ParseMode | None:
    return None if payload.plain else ParseMode.HTML


async def ask(bot: Bot, method: str, **fields: object) -> Any:
    """Make a plain call of the Bot API; python-telegram-bot's own methods build objects that are not needed."""
    data: Any = Fields(fields)  # in the place of RequestData, which python-telegram-bot makes itself
    return await bot.request.post(f"{bot.base_url}/{method}", data)


def _shown(chat: int, payload: Written) -> dict[str, object]:
    facts = {"chat_id": chat, "text": payload.text, "parse_mode": _mode(payload), "reply_markup": markup(payload)}
    return facts | {"message_thread_id": payload.thread, "link_preview_options": NO_PREVIEW}


async def message(bot: Bot, chat: int, payload: Written) -> int:
    if payload.clear and payload.keys:
        await _take_keyboard_away(bot, chat)
    sent = await ask(bot, "sendMessage", **_shown(chat, payload))
    return int(sent["message_id"])


async def _take_keyboard_away(bot: Bot, chat: int) -> None:
    """Take away the keyboard below the input field, by a message of its own that is deleted at once.

    A message with buttons can't do it, and one that has done it can't be given buttons: Telegram refuses the edit. It
    goes first, so that what is noted as sent has left no keyboard; where it can't be deleted, it stays and says so.
    """
    removed = {"text": KEYBOARD_GONE, "reply_markup": {"remove_keyboard": True}, "disable_notification": True}
    gone = await ask(bot, "sendMessage", chat_id=chat, **removed)
    with suppress(TelegramError):
        await ask(bot, "deleteMessage", chat_id=chat, message_id=gone["message_id"])


async def paper(bot: Bot, chat: int, payload: Written, made: Made) -> int:
    """Send a file with its caption, as a photo if it is to be seen at once; return the message's id.

    A picture that Telegram does not take as a photo (too large, too long, broken) is sent as a document.
    """
    said: dict[str, Any] = {"caption": payload.text, "parse_mode": _mode(payload), "reply_markup": markup(payload)}
    said |= {"message_thread_id": payload.thread, "filename": made.name}
    sent: Message
    if made.photo:
        try:
            sent = await bot.send_photo(chat, made.known or made.data, **said)
        except BadRequest:
            if made.known:
                raise
        else:
            return sent.message_id
    sent = await bot.send_document(chat, made.known or made.data, **said)
    return sent.message_id


async def edit(bot: Bot, chat: int, payload: Edit) -> int:
    await ask(bot, "editMessageText", message_id=payload.message, **_shown(chat, replace(payload, thread=None)))
    return payload.message


async def strip(bot: Bot, chat: int, payload: Strip) -> int | None:
    await ask(bot, "editMessageReplyMarkup", chat_id=chat, message_id=payload.message)
    return payload.message


async def answer(bot: Bot, payload: PressAnswer) -> None:
    await ask(bot, "answerCallbackQuery", callback_query_id=payload.press, text=payload.text or None)


async def menu(bot: Bot, chat: int, payload: CommandMenu) -> None:
    listed = [BotCommand(name, about) for name, about in commands(Role(payload.role) if payload.role else None)]
    await bot.set_my_commands(listed, scope=BotCommandScopeChat(chat))


async def send(bot: Bot, parcel: Parcel) -> int | None:
    """Make the call for a row that needs nothing made first; return the id of the message that it became or changed."""
    match parcel.payload:
        case Edit() as payload:
            return await edit(bot, parcel.chat, payload)
        case Strip() as payload:
            return await strip(bot, parcel.chat, payload)
        case PressAnswer() as payload:
            await answer(bot, payload)
        case CommandMenu() as payload:
            await menu(bot, parcel.chat, payload)
        case Written() as payload:
            return await message(bot, parcel.chat, payload)
        case other:
            raise TypeError(type(other).__name__)
    return None

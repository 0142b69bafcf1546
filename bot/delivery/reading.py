"""Makes python-telegram-bot's objects from an update. Only the parts that this program reads have to be there."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Contact,
    Document,
    InaccessibleMessage,
    Message,
    MessageEntity,
    PhotoSize,
    Update,
    User,
    Voice,
)

from bot.delivery import shapes
from bot.delivery.shapes import OURS, Shape

GONE = 0  # the date of a message that is too old to be shown to a bot


def update_of(raw: str, bot: Bot, *, ours: bool = False) -> Update:
    """Return the update; raise pydantic's ValidationError if it has not the shape of one.

    `ours`: it came by another channel.
    """
    shape, whole = Shape.model_validate_json(raw, context={OURS: ours}), json.loads(raw)
    kinds = {name: frozenset(value) for name, value in whole.items() if isinstance(value, Mapping)}

    def message(name: str, found: shapes.Message | None) -> Message | None:
        return _message(found, kinds[name], bot) if found else None

    return Update(
        shape.update_id,
        message=message("message", shape.message),
        edited_message=message("edited_message", shape.edited_message),
        callback_query=_query(shape.callback_query, bot) if shape.callback_query else None,
        my_chat_member=_member(shape.my_chat_member) if shape.my_chat_member else None,
    )


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _user(one: shapes.User) -> User:
    return User(one.id, one.first_name, one.is_bot, one.last_name)


def _chat(one: shapes.Chat) -> Chat:
    return Chat(one.id, one.type)


def _message(one: shapes.Message, kinds: frozenset[str], bot: Bot) -> Message:
    """Return the message; content that this program does not read is known by its name only."""
    made = Message(
        one.message_id,
        _at(one.date),
        _chat(one.chat),
        from_user=_user(one.sender) if one.sender else None,
        edit_date=_at(one.edit_date) if one.edit_date else None,
        text=one.text,
        caption=one.caption,
        entities=[MessageEntity(mark.type, mark.offset, mark.length) for mark in one.entities or ()],
        photo=[PhotoSize(size.file_id, size.file_unique_id, 0, 0, size.file_size) for size in one.photo or ()],
        document=_document(one.document) if one.document else None,
        voice=_voice(one.voice) if one.voice else None,
        contact=Contact(one.contact.phone_number, "", user_id=one.contact.user_id) if one.contact else None,
        is_topic_message=one.is_topic_message,
        message_thread_id=one.message_thread_id,
        api_kwargs=dict.fromkeys(kinds) | {"live": bool(one.location and one.location.live_period)},
    )
    made.set_bot(bot)
    return made


def _document(one: shapes.File) -> Document:
    return Document(
        one.file_id, one.file_unique_id, file_name=one.file_name, mime_type=one.mime_type, file_size=one.file_size
    )


def _voice(one: shapes.File) -> Voice:
    return Voice(one.file_id, one.file_unique_id, 0, one.mime_type, one.file_size)


def _query(one: shapes.Query, bot: Bot) -> CallbackQuery:
    made = CallbackQuery(one.id, _user(one.sender), "", message=_under(one.message, bot), data=one.data)
    made.set_bot(bot)
    return made


def _under(shown: shapes.Message | None, bot: Bot) -> Message | InaccessibleMessage | None:
    if shown is not None and shown.date == GONE:
        return InaccessibleMessage(_chat(shown.chat), shown.message_id)
    return _message(shown, frozenset(), bot) if shown else None


def _member(one: shapes.Member) -> ChatMemberUpdated:
    """Return how the chat now stands to this bot; how it stood before is not read."""
    now = ChatMember(_user(one.new_chat_member.user), one.new_chat_member.status)
    return ChatMemberUpdated(_chat(one.chat), _user(one.sender), _at(one.date), now, now)

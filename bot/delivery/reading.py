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


def _user(user: shapes.User) -> User:
    return User(user.id, user.first_name, user.is_bot, user.last_name)


def _chat(chat: shapes.Chat) -> Chat:
    return Chat(chat.id, chat.type)


def _message(message: shapes.Message, kinds: frozenset[str], bot: Bot) -> Message:
    """Return the message; content that this program does not read is known by its name only."""
    made = Message(
        message.message_id,
        _at(message.date),
        _chat(message.chat),
        from_user=_user(message.sender) if message.sender else None,
        edit_date=_at(message.edit_date) if message.edit_date else None,
        text=message.text,
        caption=message.caption,
        entities=[MessageEntity(mark.type, mark.offset, mark.length) for mark in message.entities or ()],
        photo=[PhotoSize(size.file_id, size.file_unique_id, 0, 0, size.file_size) for size in message.photo or ()],
        document=_document(message.document) if message.document else None,
        voice=_voice(message.voice) if message.voice else None,
        contact=Contact(message.contact.phone_number, "", user_id=message.contact.user_id) if message.contact else None,
        is_topic_message=message.is_topic_message,
        message_thread_id=message.message_thread_id,
        reply_to_message=_quoted(message.reply_to_message, message) if message.reply_to_message else None,
        api_kwargs=dict.fromkeys(kinds) | {"live": bool(message.location and message.location.live_period)},
    )
    made.set_bot(bot)
    return made


def _quoted(quoted: shapes.Quoted, reply: shapes.Message) -> Message:
    """Return the message to which somebody replies; it stands in the same chat."""
    return Message(
        quoted.message_id,
        _at(reply.date),
        _chat(reply.chat),
        from_user=_user(quoted.sender) if quoted.sender else None,
        text=quoted.text,
        caption=quoted.caption,
    )


def _document(file: shapes.File) -> Document:
    return Document(
        file.file_id, file.file_unique_id, file_name=file.file_name, mime_type=file.mime_type, file_size=file.file_size
    )


def _voice(file: shapes.File) -> Voice:
    return Voice(file.file_id, file.file_unique_id, 0, file.mime_type, file.file_size)


def _query(query: shapes.Query, bot: Bot) -> CallbackQuery:
    made = CallbackQuery(query.id, _user(query.sender), "", message=_under(query.message, bot), data=query.data)
    made.set_bot(bot)
    return made


def _under(message: shapes.Message | None, bot: Bot) -> Message | InaccessibleMessage | None:
    if message is not None and message.date == GONE:
        return InaccessibleMessage(_chat(message.chat), message.message_id)
    return _message(message, frozenset(), bot) if message else None


def _member(member: shapes.Member) -> ChatMemberUpdated:
    """Return how the chat now stands to this bot; how it stood before is not read."""
    now = ChatMember(_user(member.new_chat_member.user), member.new_chat_member.status)
    return ChatMemberUpdated(_chat(member.chat), _user(member.sender), _at(member.date), now, now)

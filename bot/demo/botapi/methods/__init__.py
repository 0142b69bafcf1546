"""Lists every method of the Bot API that is played, with the names and types of its fields."""

from bot.demo.botapi.fields import (
    Method,
    Reader,
    anything,
    boolean,
    chat_id,
    file,
    integer,
    listing,
    record,
    records,
    string,
)
from bot.demo.botapi.markup import inline_only, reply_markup
from bot.demo.botapi.methods import editing, looking, receiving, sending

_Fields = dict[str, Reader]

_ENTITIES = records(
    {
        "type": string,
        "offset": integer,
        "length": integer,
        "url": string,
        "user": anything,
        "language": string,
        "custom_emoji_id": string,
    },
    "type",
    "offset",
    "length",
)
_REPLY = record(
    {
        "message_id": integer,
        "chat_id": chat_id,
        "allow_sending_without_reply": boolean,
        "quote": string,
        "quote_parse_mode": string,
        "quote_entities": _ENTITIES,
        "quote_position": integer,
    },
    "message_id",
)
_PREVIEW = record(
    {
        "is_disabled": boolean,
        "url": string,
        "prefer_small_media": boolean,
        "prefer_large_media": boolean,
        "show_above_text": boolean,
    }
)
_MEDIA = records(
    {
        "type": string,
        "media": string,
        "caption": string,
        "parse_mode": string,
        "caption_entities": _ENTITIES,
        "show_caption_above_media": boolean,
        "has_spoiler": boolean,
        "thumbnail": string,
        "disable_content_type_detection": boolean,
    },
    "type",
    "media",
)
_COMMANDS = records({"command": string, "description": string}, "command", "description")
_WHERE = record({"type": string, "chat_id": chat_id, "user_id": integer}, "type")

_SEND: _Fields = {
    "business_connection_id": string,
    "chat_id": chat_id,
    "message_thread_id": integer,
    "direct_messages_topic_id": integer,
    "disable_notification": boolean,
    "protect_content": boolean,
    "allow_paid_broadcast": boolean,
    "message_effect_id": string,
    "suggested_post_parameters": anything,
    "reply_parameters": _REPLY,
    "reply_markup": reply_markup,
}
_TEXT: _Fields = {
    "text": string,
    "parse_mode": string,
    "entities": _ENTITIES,
    "link_preview_options": _PREVIEW,
}
_CAPTION: _Fields = {
    "caption": string,
    "parse_mode": string,
    "caption_entities": _ENTITIES,
    "show_caption_above_media": boolean,
}
_EDIT: _Fields = {
    "business_connection_id": string,
    "chat_id": chat_id,
    "message_id": integer,
    "inline_message_id": string,
    "reply_markup": inline_only,
}
_DOCUMENT: _Fields = {"document": file, "thumbnail": file, "disable_content_type_detection": boolean}
_ALBUM: _Fields = {name: reader for name, reader in _SEND.items() if name != "reply_markup"}
_POLL: _Fields = {"offset": integer, "limit": integer, "timeout": integer, "allowed_updates": listing}
_HOOK: _Fields = {
    "url": string,
    "certificate": file,
    "ip_address": string,
    "max_connections": integer,
    "allowed_updates": listing,
    "drop_pending_updates": boolean,
    "secret_token": string,
}
_PRESS: _Fields = {
    "callback_query_id": string,
    "text": string,
    "show_alert": boolean,
    "url": string,
    "cache_time": integer,
}
_SCOPE: _Fields = {"scope": _WHERE, "language_code": string}
_ACTION: _Fields = {
    "business_connection_id": string,
    "chat_id": chat_id,
    "message_thread_id": integer,
    "action": string,
}
_CHAT = {"chat_id": "chat_id is empty"}
_TEXT_NEEDED = {"text": "message text is empty"}

METHODS: dict[str, Method] = {
    "getMe": Method(looking.get_me),
    "getUpdates": Method(receiving.get_updates, _POLL),
    "setWebhook": Method(receiving.set_webhook, _HOOK),
    "deleteWebhook": Method(receiving.delete_webhook, {"drop_pending_updates": boolean}),
    "getWebhookInfo": Method(receiving.get_webhook_info),
    "sendMessage": Method(sending.send_message, _SEND | _TEXT, _CHAT | _TEXT_NEEDED),
    "sendDocument": Method(
        sending.send_document,
        _SEND | _CAPTION | _DOCUMENT,
        _CHAT | {"document": "there is no document in the request"},
    ),
    "sendPhoto": Method(
        sending.send_photo,
        _SEND | _CAPTION | {"photo": file, "has_spoiler": boolean},
        _CHAT | {"photo": "there is no photo in the request"},
    ),
    "sendMediaGroup": Method(
        sending.send_media_group,
        _ALBUM | {"media": _MEDIA},
        _CHAT | {"media": 'parameter "media" is required'},
    ),
    "sendChatAction": Method(
        sending.send_chat_action, _ACTION, _CHAT | {"action": "wrong parameter action in request"}
    ),
    "editMessageText": Method(editing.edit_message_text, _EDIT | _TEXT, _TEXT_NEEDED),
    "editMessageCaption": Method(editing.edit_message_caption, _EDIT | _CAPTION),
    "editMessageReplyMarkup": Method(editing.edit_message_reply_markup, _EDIT),
    "deleteMessage": Method(
        editing.delete_message,
        {"chat_id": chat_id, "message_id": integer},
        _CHAT | {"message_id": "message identifier is not specified"},
    ),
    "answerCallbackQuery": Method(
        editing.answer_callback_query,
        _PRESS,
        {"callback_query_id": "query is too old and response timeout expired or query ID is invalid"},
    ),
    "setMyCommands": Method(
        looking.set_my_commands,
        _SCOPE | {"commands": _COMMANDS},
        {"commands": 'parameter "commands" is required'},
    ),
    "getMyCommands": Method(looking.get_my_commands, _SCOPE),
    "deleteMyCommands": Method(looking.delete_my_commands, _SCOPE),
    "getFile": Method(looking.get_file, {"file_id": string}, {"file_id": "file_id not specified"}),
    "getChat": Method(looking.get_chat, {"chat_id": chat_id}, _CHAT),
}
# Telegram doesn't mind how a method's name is written.
BY_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}

"""Tells for which bot a command in a group is meant, and whether an edited message differs from the earlier one."""

import json
from collections.abc import Callable, Mapping

from telegram import Message

from handlers.base.content import files

SaysTheSame = Callable[[str], bool | None]
MESSAGES = ("message", "edited_message")


def is_for_another(message: Message) -> bool:
    """Whether the command names another bot, such as `/help@another_bot`."""
    word = (message.text or "").partition(" ")[0].partition("\n")[0]
    named = word.partition("@")[2]
    return bool(named) and named.lower() != message.get_bot().username.lower()


def before(message: Message, update: int) -> SaysTheSame:
    """Return a function that says of an update's JSON whether it had the same text and file.

    It returns None for another message.
    """
    now = (message.text, message.caption, tuple(file.unique_id for file in files(message)))

    def same(raw: str) -> bool | None:
        whole = json.loads(raw) if raw else {}
        then = next((whole[name] for name in MESSAGES if name in whole), None)
        if (
            not isinstance(then, dict)
            or whole.get("update_id") == update
            or then.get("message_id") != message.message_id
        ):
            return None
        return now == (then.get("text"), then.get("caption"), _files(then))

    return same


def _files(message: Mapping[str, object]) -> tuple[object, ...]:
    photo, other = message.get("photo"), message.get("voice") or message.get("document")
    found = photo[-1] if isinstance(photo, list) and photo else other
    return (found.get("file_unique_id"),) if isinstance(found, dict) and "animation" not in message else ()

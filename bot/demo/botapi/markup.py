"""Checks keyboards as Telegram does in reply_markup."""

import json
from typing import Any

from bot.demo.botapi.errors import bad
from bot.demo.botapi.records import Json

Markup = Json

_ACTIONS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip
_INLINE_BUTTON = _ACTIONS | {"text", "style", "icon_custom_emoji_id"}
_BUTTON = {
    "text", "request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app",
    "style", "icon_custom_emoji_id",
}  # fmt: skip
_INLINE = {"inline_keyboard"}
_KEYBOARD = {
    "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder",
    "selective",
}  # fmt: skip
_REMOVE = {"remove_keyboard", "selective"}
_FORCE = {"force_reply", "input_field_placeholder", "selective"}
_LONGEST = 10_000


def reply_markup(value: object) -> Markup | None:
    """Return the markup of any kind; None for an inline keyboard without rows."""
    markup = _parsed(value)
    if "inline_keyboard" in markup:
        return _inline(markup)
    if "keyboard" in markup:
        return _keyboard(markup)
    if markup.get("remove_keyboard"):
        return _known(markup, _REMOVE)
    if markup.get("force_reply"):
        return _placeholder(_known(markup, _FORCE))
    if markup:
        raise bad("object expected as reply markup")
    return None


def inline_only(value: object) -> Markup | None:
    markup = reply_markup(value)
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup


def _parsed(value: object) -> Markup:
    try:
        markup = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        markup = None
    if not isinstance(markup, dict):
        raise bad("can't parse reply keyboard markup JSON object")
    return markup


def _known(given: Markup, names: set[str]) -> Markup:
    for name in given.keys() - names:
        raise bad(f'unknown field "{name}" in reply markup')
    return given


def _rows(value: object, row_limit: int, limit: int) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad("can't parse keyboard: array of arrays of buttons expected")
    if any(len(row) > row_limit for row in value) or sum(map(len, value)) > limit:
        raise bad("reply markup is too long")
    return [row for row in value if row]


def _inline(markup: Markup) -> Markup | None:
    rows = _rows(_known(markup, _INLINE)["inline_keyboard"], 8, 100)
    for row in rows:
        for button in row:
            _inline_button(button)
    if len(rows) > 1 and len(json.dumps(rows, ensure_ascii=False).encode()) > _LONGEST:
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: object) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    _known(button, _INLINE_BUTTON)
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if len(button.keys() & _ACTIONS) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= 64):
        raise bad("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://")):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _keyboard(markup: Markup) -> Markup:
    rows = _rows(_known(markup, _KEYBOARD)["keyboard"], 12, 300)
    for row in rows:
        for place, button in enumerate(row):
            row[place] = {"text": button} if isinstance(button, str) else button
            if not isinstance(row[place], dict) or not str(row[place].get("text", "")).strip():
                raise bad("keyboard button text must be non-empty")
            _known(row[place], _BUTTON)
    if not rows:
        raise bad("keyboard must have at least one button")
    return _placeholder(markup | {"keyboard": rows})


def _placeholder(markup: Markup) -> Markup:
    words = markup.get("input_field_placeholder")
    if words is not None and not 1 <= len(words) <= 64:
        raise bad("input field placeholder must be of 1 to 64 characters")
    return markup

"""What a page or a test sees of a chat and its messages."""

from html import escape

from bot.demo.botapi.entities import to_html
from bot.demo.botapi.menus import menu_of
from bot.demo.botapi.records import Chat, Json, Message, Profile
from bot.demo.botapi.world import World

_FILES = ("document", "video", "animation", "audio", "voice", "video_note", "sticker")


def chat_view(world: World, person: Profile) -> Json:
    chat = world.chats[person.id]
    user = {key: person.user[key] for key in ("id", "first_name")}
    return {
        "user": user | {"label": person.label, "note": person.note},
        "started": person.started,
        "blocked": person.blocked,
        "commands": menu_of(world, person.id),
        "keyboard": _keyboard(chat.keyboard.keyboard) if chat.keyboard else None,
        "messages": [bubble(world, message) for message in _in_order(chat)],
    }


def _in_order(chat: Chat) -> list[Message]:
    return [chat.messages[number] for number in sorted(chat.messages)]


def bubble(world: World, message: Message) -> Json:
    raw = message.raw
    text = message.text or _other(raw)
    return {
        "message_id": message.id,
        "from": "bot" if message.by_bot else "user",
        "date": raw["date"],
        "html": to_html(message.text, message.entities) if message.text else escape(text),
        "text": text,
        "buttons": [[_button(button) for button in row] for row in message.inline],
        "keyboard": _keyboard(message.keyboard),
        "force_reply": bool((message.keyboard or {}).get("force_reply")),
        "file": _file(world, raw),
        "edited": "edit_date" in raw,
        "reply_to": raw.get("reply_to_message", {}).get("message_id"),
    }


def _other(raw: Json) -> str:
    """Return a few words for content that is neither text nor file."""
    if "contact" in raw:
        return f"{raw['contact']['first_name']} {raw['contact']['phone_number']}"
    for kind in ("dice", "sticker"):
        if kind in raw:
            return str(raw[kind].get("emoji", ""))
    if "location" in raw:
        return f"{raw['location']['latitude']}, {raw['location']['longitude']}"
    return str(raw["poll"]["question"]) if "poll" in raw else ""


def _button(button: Json) -> Json:
    kind = "url" if "url" in button else "data"
    return {"text": button["text"], kind: button.get("url", button.get("callback_data", ""))}


def _keyboard(markup: Json | None) -> Json | None:
    """Return the keyboard that comes with a message; one without rows removes the earlier one."""
    if not markup or "force_reply" in markup:
        return None
    rows = [
        [{"text": button["text"], "request_contact": bool(button.get("request_contact"))} for button in row]
        for row in markup.get("keyboard", [])
    ]
    return {"rows": rows, "one_time": bool(markup.get("one_time_keyboard"))}


def _file(world: World, raw: Json) -> Json | None:
    kind = "photo" if "photo" in raw else next((kind for kind in _FILES if kind in raw), None)
    if kind is None:
        return None
    card = raw["photo"][-1] if kind == "photo" else raw[kind]
    kept = world.files.get(card["file_id"])
    return {
        "kind": kind,
        "name": kept.name if kept else card.get("file_name", kind),
        "size": card.get("file_size", 0),
        "url": f"/stage/{world.token}/files/{card['file_id']}" if kept and kept.blob else None,
    }

"""What a person can do in Telegram's app, and which updates the bot gets of it."""

from dataclasses import dataclass

from bot.demo.botapi.entities import commands, units
from bot.demo.botapi.fields import Upload
from bot.demo.botapi.methods.sending import TEXT_LIMIT, document, quoted
from bot.demo.botapi.pictures import photo_sizes
from bot.demo.botapi.records import Chat, Json, Message, Profile
from bot.demo.botapi.world import World


class CantDo(ValueError):  # noqa: N818  the person can't; nothing went wrong
    """Telegram's app has no way to do this."""


@dataclass(frozen=True, slots=True)
class FakeFile:
    """A file of which only the size is played."""

    name: str
    mime: str
    size: int


def say(world: World, user_id: int, text: str, chat_id: int | None = None, reply_to: int | None = None) -> Message:
    """Type a text; if it is too long, it is sent as several messages, as the app does. Return the last."""
    if not text.strip():
        raise CantDo("Telegram's app doesn't send an empty text")
    for part in _parts(text.strip()):
        marks = commands(part)
        content = {"text": part, "entities": marks} if marks else {"text": part}
        message = put(world, user_id, content, chat_id, reply_to)
    return message


def _parts(text: str) -> list[str]:
    parts, rest = [], text
    while units(rest) > TEXT_LIMIT:
        cut = TEXT_LIMIT
        while units(rest[:cut]) > TEXT_LIMIT:
            cut -= units(rest[:cut]) - TEXT_LIMIT
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest]


def put(world: World, user_id: int, content: Json, chat_id: int | None = None, reply_to: int | None = None) -> Message:
    """Send any content: the message appears in the chat, and the bot gets an update."""
    person = world.people[user_id]
    chat = world.chats[chat_id or user_id]
    if chat.private:
        _come(world, person)
    raw = world.next_message(chat, person.user) | content
    if reply_to is not None:
        raw |= quoted(chat.messages[reply_to])
    message = world.show(chat, raw)
    world.push("message", raw)
    return message


def _come(world: World, person: Profile) -> None:
    """Start the bot for the person if needed, and unblock it, since somebody who writes does so."""
    if person.blocked:
        block(world, person.id, blocked=False)
    if not person.started:
        world.start(person.id)


def upload(world: World, user_id: int, files: list[Upload | FakeFile], caption: str = "") -> list[Message]:
    """Send photos or files; several are sent as an album, single messages with one group id."""
    group = {"media_group_id": f"{user_id}{world.last_message_id + 1}"} if len(files) > 1 else {}
    sent = []
    for place, item in enumerate(files):
        words = {"caption": caption} if caption and place == 0 else {}
        sent.append(put(world, user_id, _file(world, item) | words | group))
    return sent


def _file(world: World, item: Upload | FakeFile) -> Json:
    picture = item.mime in {"image/jpeg", "image/png", "image/webp"}
    content = item.data if isinstance(item, Upload) else item.size
    card = world.keep("photo" if picture else "document", item.name, item.mime, content)
    if picture:
        return {"photo": photo_sizes(world, card, content if isinstance(content, bytes) else b"")}
    return {"document": document(card)}


def share_contact(world: World, user_id: int, phone: str | None = None) -> Message:
    """Share the person's own phone number, or another one."""
    person, chat = world.people[user_id], world.chats[user_id]
    own = {"first_name": person.user["first_name"], "user_id": user_id}
    number = phone or person.phone or f"138{user_id % 10**8:08d}"
    contact = {"phone_number": number, **(own if phone is None else {"first_name": "Somebody"})}
    question = chat.keyboard.id if chat.keyboard and chat.keyboard.id in chat.messages else None
    message = put(world, user_id, {"contact": contact}, reply_to=question if phone is None else None)
    _use_keyboard(world, chat)
    return message


def tap(world: World, user_id: int, label: str) -> Message:
    """Tap a button of the keyboard below the input field."""
    chat = world.chats[user_id]
    button = next((button for button in keyboard_buttons(chat) if button["text"] == label), None)
    if button is None:
        raise CantDo(f"no button {label!r} below the input field")
    if button.get("request_contact"):
        return share_contact(world, user_id)
    message = say(world, user_id, label)
    _use_keyboard(world, chat)
    return message


def keyboard_buttons(chat: Chat) -> list[Json]:
    rows = (chat.keyboard.keyboard or {}).get("keyboard", []) if chat.keyboard else []
    return [button for row in rows for button in row]


def _use_keyboard(world: World, chat: Chat) -> None:
    if chat.keyboard and (chat.keyboard.keyboard or {}).get("one_time_keyboard"):
        world.drop_keyboard(chat.id)


def press(world: World, user_id: int, message_id: int, data: str) -> str:
    """Press a button under a message."""
    message = world.chats[user_id].messages.get(message_id)
    if message is None:
        raise CantDo(f"no message {message_id}")
    return world.press(user_id, message, data)


def edit(world: World, user_id: int, message_id: int, text: str) -> Message:
    """Change a message of one's own."""
    chat = world.chats[user_id]
    old = chat.messages[message_id].raw
    marks = commands(text)
    raw = {**old, "text": text, "entities": marks, "edit_date": int(world.clock())}
    message = world.show(chat, raw if marks else {key: raw[key] for key in raw if key != "entities"})
    world.push("edited_message", message.raw)
    return message


def block(world: World, user_id: int, *, blocked: bool) -> None:
    """Stop the bot, or allow it again."""
    person = world.people[user_id]
    if person.blocked == blocked:
        return
    world.put_standing(user_id, person.started, blocked)
    states = ("member", "kicked") if blocked else ("kicked", "member")
    _membership(world, person, world.chats[user_id], states)


def bring_bot(world: World, user_id: int, group_id: int) -> None:
    """Add the bot to a group."""
    _membership(world, world.people[user_id], world.chats[group_id], ("left", "member"))


def _membership(world: World, person: Profile, chat: Chat, states: tuple[str, str]) -> None:
    """Tell the bot what it was in a chat and what it is now."""
    ends = {"kicked": {"until_date": 0}}
    old, new = ({"user": world.bot, "status": state, **ends.get(state, {})} for state in states)
    about: Json = {"chat": chat.raw, "from": person.user, "date": int(world.clock())}
    world.push("my_chat_member", about | {"old_chat_member": old, "new_chat_member": new})

"""What one bot's Telegram remembers. It changes only by facts, which a journal can write down and play again."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol

from bot.demo.botapi.records import Chat, Json, Message, Profile, StoredFile
from bot.demo.botapi.updates import Update, UpdateQueue

P = ParamSpec("P")
FACTS: dict[str, Callable[..., None]] = {}


class Journal(Protocol):
    """The place where facts are written down."""

    def write(self, name: str, facts: tuple[object, ...]) -> None: ...


def fact(apply: Callable[Concatenate["State", P], None]) -> Callable[Concatenate["State", P], None]:
    """Make a method a fact. Its arguments must be JSON, since it is played again from the journal."""
    FACTS[apply.__name__] = apply

    def told(self: "State", /, *args: P.args, **kwargs: P.kwargs) -> None:
        apply(self, *args, **kwargs)
        if self.journal is not None:
            self.journal.write(apply.__name__, args)

    return told


class State:
    """People, chats, files, menus and updates of one bot."""

    def __init__(self) -> None:
        self.journal: Journal | None = None
        self.people: dict[int, Profile] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.menus: dict[str, list[Json]] = {}
        self.queue = UpdateQueue()
        self.last_message_id = 0

    @fact
    def put_person(self, user: Json, label: str, note: str, phone: str | None) -> None:
        old = self.people.get(user["id"])
        started, blocked = (old.started, old.blocked) if old else (False, False)
        self.people[user["id"]] = Profile(user, label, note, phone, started, blocked)
        names: Json = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        self._put_chat({"id": user["id"], "type": "private", **names})

    @fact
    def put_standing(self, user_id: int, started: bool, blocked: bool) -> None:
        person = self.people[user_id]
        person.started, person.blocked = started, blocked

    @fact
    def put_group(self, raw: Json) -> None:
        self._put_chat(raw)

    @fact
    def move_group(self, old: int, new: int) -> None:
        self.chats[old].moved_to = new

    def _put_chat(self, raw: Json) -> None:
        known = self.chats.get(raw["id"])
        if known:
            known.raw = raw
        else:
            self.chats[raw["id"]] = Chat(raw)

    @fact
    def put_message(self, chat_id: int, raw: Json, keyboard: Json | None) -> None:
        chat, message = self.chats[chat_id], Message(raw, keyboard)
        chat.messages[message.id] = message
        self.last_message_id = max(self.last_message_id, message.id)
        if message.by_bot:
            chat.shown.append(message)
        if keyboard:
            chat.keyboard = message if "keyboard" in keyboard else None

    @fact
    def drop_message(self, chat_id: int, message_id: int) -> None:
        del self.chats[chat_id].messages[message_id]

    @fact
    def drop_keyboard(self, chat_id: int) -> None:
        self.chats[chat_id].keyboard = None

    @fact
    def put_file(self, card: Json) -> None:
        self.files[card["id"]] = StoredFile(**card)

    @fact
    def put_menu(self, scope: str, commands: list[Json] | None) -> None:
        if commands:
            self.menus[scope] = commands
        else:
            self.menus.pop(scope, None)

    @fact
    def put_update(self, update: Update) -> None:
        self.queue.put(update)

    @fact
    def confirm(self, offset: int) -> None:
        self.queue.confirm(offset)

    @fact
    def confirm_one(self, update_id: int) -> None:
        self.queue.confirm_one(update_id)

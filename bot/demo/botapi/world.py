"""One bot's Telegram: its people, chats and updates, what the bot may do, and which faults are set."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from zlib import crc32

from bot.demo.botapi.errors import bad, forbidden
from bot.demo.botapi.faults import Faults
from bot.demo.botapi.feed import Feed
from bot.demo.botapi.journal import Blobs
from bot.demo.botapi.polling import Poller
from bot.demo.botapi.records import Chat, Json, Message, Profile, StoredFile, Toast
from bot.demo.botapi.state import State
from bot.demo.botapi.webhook import Webhook

PRESS_SECONDS = 15.0


def _bot(token: str) -> Json:
    """Return the bot as a user; a real token begins with its id."""
    number = token.partition(":")[0]
    bot_id = int(number) if number.isdecimal() else crc32(token.encode())
    return {"id": bot_id, "is_bot": True, "first_name": "Bot", "username": "zuozhen_bot"}


class World(State):
    """Everything that belongs to one token."""

    def __init__(self, token: str, clock: Callable[[], float] = time.time, blobs: Blobs | None = None) -> None:
        super().__init__()
        self.token = token
        self.bot = _bot(token)
        self.clock = clock
        self.blobs = blobs or Blobs()
        self.faults = Faults()
        self.feed = Feed()
        self.poller = Poller(self.queue)
        self.webhook = Webhook(self.queue, self.confirm_one, clock)
        self.press_seconds = PRESS_SECONDS
        self.toasts: defaultdict[int, list[Toast]] = defaultdict(list)
        self.ledger: list[Json] = []
        self.bugs: list[BaseException] = []
        self._presses: dict[str, tuple[int, float]] = {}
        self._numbers = 0

    # Who and where

    def add_person(self, user_id: int, first_name: str, username: str | None = None, **about: Any) -> Profile:
        """Add a person to Telegram. The bot does not know them yet, and may write only after they have."""
        user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "zh-hans"}
        if username:
            user["username"] = username
        old = self.people.get(user_id, Profile(user))
        label, note = about.get("label", old.label), about.get("note", old.note)
        self.put_person(user, label, note, about.get("phone") or old.phone)
        return self.people[user_id]

    def start(self, user_id: int) -> None:
        self.put_standing(user_id, True, False)

    def add_group(self, group_id: int, title: str) -> Chat:
        self.put_group({"id": group_id, "type": "group", "title": title})
        return self.chats[group_id]

    def migrate(self, old: int, new: int) -> None:
        """Turn a group into a supergroup: it gets another id, and the old one only says so."""
        self.put_group({"id": new, "type": "supergroup", "title": self.chats[old].raw["title"]})
        self.move_group(old, new)
        facts = {
            "message_id": self.last_message_id + 1,
            "chat": self.chats[old].raw,
            "date": int(self.clock()),
        }
        self.push("message", facts | {"migrate_to_chat_id": new})

    def find_chat(self, chat_id: int | str) -> Chat:
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to:
            raise bad("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.moved_to})
        return chat

    def reach(self, chat_id: int | str) -> Chat:
        """Return a chat to which the bot may write; raise Refused otherwise."""
        chat = self.find_chat(chat_id)
        person = self.people.get(chat.id)
        if person and person.blocked:
            raise forbidden("bot was blocked by the user")
        if person and not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    # What appears in a chat

    def next_message(self, chat: Chat, sender: Json) -> Json:
        return {
            "message_id": self.last_message_id + 1,
            "from": sender,
            "chat": chat.raw,
            "date": int(self.clock()),
        }

    def show(self, chat: Chat, raw: Json, keyboard: Json | None = None) -> Message:
        """Put a message into a chat, or in the place of an earlier one."""
        kind = "edit" if raw["message_id"] in chat.messages else "message"
        self.put_message(chat.id, raw, keyboard)
        message = chat.messages[raw["message_id"]]
        self.feed.add(kind, chat.id, message=message)
        chat.bell.ring()
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        self.drop_message(chat.id, message_id)
        self.feed.add("delete", chat.id, message_id=message_id)
        chat.bell.ring()

    def keep(self, kind: str, name: str, mime: str, content: bytes | int) -> StoredFile:
        """Store a file, or only its size."""
        number = f"{kind}-{len(self.files) + 1}"
        data = content if isinstance(content, bytes) else None
        size = len(data) if data is not None else int(content)
        card = StoredFile(number, kind, name, mime, size, self.blobs.put(data) if data is not None else None)
        self.put_file(asdict(card))
        return card

    # What the bot is told

    def push(self, kind: str, content: Json) -> Json:
        """Give the bot an update, unless it does not want this kind."""
        update = {"update_id": self.queue.last_id + 1, kind: content}
        if self.queue.wants(kind):
            self.put_update(update)
            self._tell(update)
        return update

    def push_raw(self, update: object) -> object:
        """Give the bot any update. One without a number gets one; what is no update at all is given once."""
        if isinstance(update, dict) and "update_id" not in update:
            update = {"update_id": self.queue.last_id + 1, **update}
        if isinstance(update, dict) and isinstance(update["update_id"], int):
            self.put_update(update)
            self._tell(update)
        else:
            self.redeliver(update)
        return update

    def redeliver(self, update: object) -> None:
        """Deliver an update once more, as Telegram does if it saw no confirmation."""
        self.queue.again.append(update)
        self._tell(update)

    def _tell(self, update: object) -> None:
        self.webhook.tell(update)
        self.poller.wake()

    # Presses and their answers

    def press(self, user_id: int, message: Message, data: str) -> str:
        self._numbers += 1
        press_id = f"{self.bot['id']}{int(time.time())}{self._numbers:06d}"
        self._presses[press_id] = (user_id, time.monotonic())
        person = self.people[user_id].user
        instance = str(message.raw["chat"]["id"])
        query = {
            "id": press_id,
            "from": person,
            "message": message.raw,
            "chat_instance": instance,
            "data": data,
        }
        self.push("callback_query", query)
        return press_id

    @property
    def unanswered(self) -> list[str]:
        """The presses that got no answer."""
        return list(self._presses)

    def answer_press(self, toast: Toast) -> None:
        """Answer a press, once and in time; raise Refused otherwise."""
        user_id, since = self._presses.pop(toast.press_id, (0, 0.0))
        if not user_id or time.monotonic() - since > self.press_seconds:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self.toasts[user_id].append(toast)
        self.feed.add("toast", user_id, **asdict(toast))
        self.chats[user_id].bell.ring()

    def let_go(self) -> None:
        """End everything that waits."""
        self.poller.let_go()
        self.feed.bell.ring()

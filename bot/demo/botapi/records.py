"""Defines the objects of one bot's Telegram: people, messages, chats, files and answers to presses."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.demo.botapi.bell import Bell

Json = dict[str, Any]


@dataclass(slots=True)
class Profile:
    """A person, with what the page shows of them."""

    user: Json
    label: str = ""
    note: str = ""
    phone: str | None = None
    started: bool = False
    blocked: bool = False

    @property
    def id(self) -> int:
        return int(self.user["id"])


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the bot sees it, with the keyboard below the input field that came with it."""

    raw: Json
    keyboard: Json | None = None

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    @property
    def inline(self) -> list[list[Json]]:
        return list(self.raw.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def by_bot(self) -> bool:
        return bool(self.raw["from"]["is_bot"])


@dataclass(slots=True)
class Chat:
    """A chat: its present messages, and everything that the bot ever showed in it, with edits."""

    raw: Json
    messages: dict[int, Message] = field(default_factory=dict)
    shown: list[Message] = field(default_factory=list)
    keyboard: Message | None = None
    moved_to: int | None = None
    bell: Bell = field(default_factory=Bell)

    @property
    def id(self) -> int:
        return int(self.raw["id"])

    @property
    def private(self) -> bool:
        return bool(self.raw["type"] == "private")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """The facts of a file. Its bytes are kept elsewhere, or nowhere if only the size is played."""

    id: str
    kind: str
    name: str
    mime: str
    size: int
    blob: str | None = None

    @property
    def path(self) -> str:
        """The path as Telegram makes it: a name of its own and the file's ending."""
        ending = Path(self.name).suffix
        return f"{self.kind}s/{self.id}{ending if ending.isascii() else ''}"

    @property
    def telegram(self) -> Json:
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": self.size}


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press, shown over the chat."""

    press_id: str
    text: str
    alert: bool

"""Stores what people do on channels other than Telegram as rows of the inbox.

Each event has a key, so that one that comes twice is stored once.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from bot.delivery.receiver import storable
from bot.domain.base.content import VOICE, File
from bot.texts.reach.adapted import chosen, number_of
from storage.engine.database import Transaction
from storage.mail import inbox
from storage.mail.inbox import Received
from storage.people import addresses


@dataclass(frozen=True, slots=True)
class Event:
    """What came from an address. `press` is the data of a button, `message` the one under which it stood."""

    address: int
    key: str
    name: str = ""
    text: str = ""
    press: str | None = None
    message: int = 0
    phone: str | None = None
    file: File | None = None

    @property
    def number(self) -> int:
        """A number that no update of Telegram has, and that is the same whenever the event comes."""
        digest = hashlib.sha256(f"{self.address}:{self.key}".encode()).digest()
        return -(int.from_bytes(digest[:8]) >> 1) - 1


def take(tx: Transaction, event: Event, now: datetime) -> bool:
    """Store the event; return False if it came before. A number that is typed chooses from the list shown last."""
    wanted = event if event.press is not None else replace(event, press=_listed(tx, event))
    return inbox.add_new(tx, Received(event.number, event.address, storable(_update(wanted, now))), now)


def _listed(tx: Transaction, event: Event) -> str | None:
    """Return the data of the button that a typed number stands for; None if the text is none."""
    number = number_of(event.text)
    address = addresses.find(tx, event.address) if number is not None else None
    return chosen(event.text, address.listed) if address else None


def _update(event: Event, now: datetime) -> dict[str, object]:
    """Return the event in the shape of an update, which handlers can read."""
    sender = {"id": event.address, "is_bot": False, "first_name": event.name}
    chat = {"id": event.address, "type": "private"}
    facts: dict[str, object] = {"message_id": event.message, "date": int(now.timestamp()), "chat": chat}
    if event.press is not None:
        query = {"id": str(event.number), "from": sender, "message": facts, "chat_instance": "-", "data": event.press}
        return {"update_id": event.number, "callback_query": query}
    return {"update_id": event.number, "message": facts | {"from": sender} | _said(event)}


def _said(event: Event) -> dict[str, object]:
    if event.phone is not None:
        return {"contact": {"phone_number": event.phone, "first_name": "-", "user_id": event.address}}
    if event.file is not None:
        return {"caption": event.text, **_attached(event.file)}
    name = event.text.split(maxsplit=1)[0] if event.text.startswith("/") else ""
    command = {"entities": [{"type": "bot_command", "offset": 0, "length": len(name)}]} if len(name) > 1 else {}
    return {"text": event.text, **command}


def _attached(file: File) -> dict[str, object]:
    """Return the file as a photo, a voice or a document, by its kind."""
    named = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.kind == "photo":
        return {"photo": [named | {"width": 1, "height": 1}]}
    if file.kind == VOICE:
        return {"voice": named | {"duration": 0, "mime_type": file.mime}}
    return {"document": named | {"file_name": file.name, "mime_type": file.mime}}

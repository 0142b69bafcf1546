"""Defines a bubble (one message) of the web chat as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from bot.domain.base.parcels import Key, Keys


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is stored under its digest; `size` in bytes. `gone`: its bytes have been deleted."""

    name: str
    digest: str
    size: int
    photo: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message of the web chat.

    `text` is the program's own markup, or plain text with `plain`. `mine`: its reader wrote it; `note` is a short
    remark in between.
    """

    id: int
    seq: int
    mine: bool
    at: datetime
    text: str = ""
    plain: bool = False
    keys: Keys = ()
    ask_phone: str = ""
    note: str = ""
    file: KeptFile | None = None

    @classmethod
    def of(cls, bubble_id: int, seq: int, at: datetime, content: Mapping[str, object], *, mine: bool) -> Self:
        """Build it from its stored content."""
        rows, file = content.get("rows"), content.get("file")
        return cls(
            id=bubble_id,
            seq=seq,
            mine=mine,
            at=at,
            text=str(content.get("text", "")),
            plain=mine or bool(content.get("plain")),
            keys=tuple(tuple(Key(*key) for key in item) for item in rows) if isinstance(rows, list) else (),
            ask_phone=str(content.get("phone", "")),
            note=str(content.get("note", "")),
            file=KeptFile(**file) if isinstance(file, dict) else None,
        )

    def offers(self, data: str) -> bool:
        """Whether one of its buttons carries this data."""
        return any(key.data == data for row in self.keys for key in row)

"""Keeps what happened in the chats, in order, for pages that watch."""

import secrets
from collections import deque
from collections.abc import Iterator

from bot.demo.botapi.bell import Bell
from bot.demo.botapi.records import Json

_KEPT = 5_000


class Feed:
    """Numbered events of this run. One that is too old, or of an earlier run, is not found."""

    def __init__(self) -> None:
        self.run = secrets.token_hex(4)
        self.bell = Bell()
        self._events: deque[tuple[int, Json]] = deque(maxlen=_KEPT)
        self._last = 0

    def add(self, kind: str, chat: int, **facts: object) -> None:
        self._last += 1
        self._events.append((self._last, {"type": kind, "chat": chat, **facts}))
        self.bell.ring()

    @property
    def now(self) -> int:
        return self._last

    def place(self, event_id: str) -> int | None:
        """Return where a page continues that has seen this event last; None if later ones are no longer kept."""
        run, _, number = event_id.partition("-")
        if run != self.run or not number.isdigit():
            return None
        oldest = self._events[0][0] if self._events else self._last + 1
        return int(number) if oldest - 1 <= int(number) <= self._last else None

    def after(self, place: int) -> Iterator[tuple[str, Json]]:
        missed = self._last - place
        for number, event in list(self._events)[-missed:] if missed else []:
            yield f"{self.run}-{number}", event

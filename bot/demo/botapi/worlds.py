"""Keeps the worlds of the server, one for each token."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from bot.demo.botapi.bell import Bell
from bot.demo.botapi.journal import Blobs, FileJournal
from bot.demo.botapi.world import World


class Worlds:
    """Makes the world of a token when it is first used."""

    def __init__(self, journal: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self.ends = 0
        self._end = Bell()
        self.worlds: dict[str, World] = {}
        self._folder = journal
        self._journals: list[FileJournal] = []
        self._clock = clock

    def world(self, token: str) -> World:
        return self.worlds.get(token) or self._open(token)

    def _open(self, token: str) -> World:
        if self._folder is None:
            world = World(token, self._clock)
        else:
            name = hashlib.sha256(token.encode()).hexdigest()[:16]
            world = World(token, self._clock, Blobs(self._folder / name / "files"))
            journal = FileJournal(self._folder / name / "journal.jsonl")
            journal.replay(world)
            world.journal = journal
            self._journals.append(journal)
        self.worlds[token] = world
        return world

    async def ended(self) -> None:
        """Wait until the server ends."""
        while not await self._end.heard(60):
            pass

    def close(self) -> None:
        """End everything that waits, so that the server can stop at once; it may be started again."""
        self.ends += 1
        self._end.ring()
        for world in self.worlds.values():
            world.let_go()

    async def aclose(self) -> None:
        """Stop delivering to webhooks, and close the journals."""
        self.close()
        for world in self.worlds.values():
            await world.webhook.rest()
        for journal in self._journals:
            journal.close()

    def open(self) -> None:
        """Deliver to webhooks what has waited."""
        for world in self.worlds.values():
            world.webhook.wake()

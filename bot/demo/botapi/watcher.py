"""Watches a chat for tests; a message that was seen once does not count as new again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.demo.botapi.bubble import Bubble, Wanted
from bot.demo.botapi.records import Chat
from bot.demo.botapi.world import World

Found = TypeVar("Found")
PATIENCE = 5.0


class Watcher:
    """Watches the chat of one person or group."""

    def __init__(self, world: World, chat_id: int, name: str) -> None:
        self.world = world
        self.id = chat_id
        self.name = name
        self._looked = self._acted = len(self.chat.shown)
        self._unseen: list[tuple[int, Bubble]] = []

    @property
    def chat(self) -> Chat:
        return self.world.chats[self.id]

    @property
    def messages(self) -> list[Bubble]:
        """All messages in the chat, oldest first."""
        return [Bubble(self.chat.messages[number]) for number in sorted(self.chat.messages)]

    @property
    def last(self) -> Bubble:
        """The bot's newest message."""
        for bubble in reversed(self.messages):
            if bubble.by_bot:
                return bubble
        raise AssertionError(self._told("the bot has said nothing"))

    async def sees(self, *wanted: Wanted, timeout: float = PATIENCE) -> Bubble:  # noqa: ASYNC109  part of the promise
        """Wait for a message or edit, not seen before, that contains all of this."""
        return await self._until(lambda: self._new(wanted), timeout, f"nothing new says {wanted}")

    async def sees_nothing(self, for_seconds: float = 0.3) -> None:
        """Check that nothing unseen has come since the person's last act, nor comes in this time."""
        await asyncio.sleep(for_seconds)
        self._look()
        new = [bubble for place, bubble in self._unseen if place >= self._acted]
        if new:
            raise AssertionError(f"{self.name} wanted to see nothing, but saw {new}")

    def has_seen_all(self) -> None:
        """Count everything in the chat as seen."""
        self._look()
        self._unseen.clear()

    def _look(self) -> None:
        messages = self.chat.shown
        self._unseen += [(place, Bubble(messages[place])) for place in range(self._looked, len(messages))]
        self._looked = len(messages)

    def _new(self, wanted: tuple[Wanted, ...]) -> Bubble | None:
        self._look()
        for place, (_, bubble) in enumerate(self._unseen):
            if bubble.says(*wanted):
                del self._unseen[place]
                return bubble
        return None

    async def _until(self, look: Callable[[], Found | None], seconds: float, complaint: str) -> Found:
        deadline = asyncio.get_running_loop().time() + seconds
        while (found := look()) is None:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0 or not await self.chat.bell.heard(left):
                raise AssertionError(self._told(complaint))
        return found

    def _told(self, complaint: str) -> str:
        new = {id(bubble.message) for _, bubble in self._unseen}
        lines = [f"  {'new ' if id(bubble.message) in new else '    '}{bubble!r}" for bubble in self.messages[-8:]]
        bugs = [f"  bug in the Bot API server: {bug!r}" for bug in self.world.bugs]
        return "\n".join([f"{self.name} ({self.id}): {complaint}; the last messages:", *lines, *bugs])


class Group(Watcher):
    """A group with the bot in it; people speak there by `Person.says(..., chat=group.id)`."""

    def __init__(self, world: World, group_id: int, title: str) -> None:
        world.add_group(group_id, title)
        super().__init__(world, group_id, title)

    def migrates(self, new_id: int) -> "Group":
        """Become a supergroup with another id."""
        self.world.migrate(self.id, new_id)
        return Group(self.world, new_id, self.name)

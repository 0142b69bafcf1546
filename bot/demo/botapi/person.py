"""People for screenplays: they type, press, send and see, as in Telegram's app."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from bot.demo.botapi import acts
from bot.demo.botapi.bubble import Bubble, Wanted, find_button
from bot.demo.botapi.fields import Upload
from bot.demo.botapi.kinds import KINDS
from bot.demo.botapi.pictures import PNG
from bot.demo.botapi.records import Chat, Message, Toast
from bot.demo.botapi.world import World

Found = TypeVar("Found")
PATIENCE = 5.0


class Person:
    """Somebody who has a chat with the bot; what they saw once is not new to them."""

    def __init__(
        self,
        world: World,
        user_id: int,
        first_name: str,
        username: str | None = None,
        phone: str | None = None,
    ) -> None:
        world.add_person(user_id, first_name, username, phone=phone)
        self.world = world
        self.id = user_id
        self.name = first_name
        self._looked = len(self.chat.shown)
        self._unseen: list[tuple[int, Bubble]] = []
        self._acted = self._looked

    # What they do

    async def says(self, text: str, reply_to: Bubble | None = None, chat: int | None = None) -> Bubble:
        """Type a text; into a group, if one is named."""
        return self._did(acts.say(self.world, self.id, text, chat, reply_to.id if reply_to else None))

    async def presses(self, label: str, message: Bubble | None = None, timeout: float = PATIENCE) -> str:  # noqa: ASYNC109  how long one looks for the button
        """Press the newest button that says or carries this; the press's id, for one under a message."""
        under = message.id if message else None
        number, button = await self._until(
            lambda: find_button(self.chat, label, under), timeout, f"no button {label!r}"
        )
        self._acted = len(self.chat.shown)
        if number is None:
            acts.tap(self.world, self.id, button["text"])
        elif "callback_data" in button:
            return acts.press(self.world, self.id, number, button["callback_data"])
        else:
            self._follows(button["url"])
        return ""

    async def presses_stale(self, message: Bubble, data: str) -> str:
        """Press what only an old or a forged app would show."""
        return self.world.press(self.id, message.message, data)

    def _follows(self, url: str) -> None:
        """A link to the bot starts it; others lead out of the chat."""
        link = urlsplit(url)
        if link.netloc != "t.me" or link.path != f"/{self.world.bot['username']}":
            raise AssertionError(f"the button leads to {url}")
        payload = parse_qs(link.query).get("start", [""])[0]
        acts.say(self.world, self.id, f"/start {payload}".strip())

    async def shares_contact(self, *, own: bool = True, phone: str = "13900001111") -> Bubble:
        """Share the own number, or somebody else's."""
        return self._did(acts.share_contact(self.world, self.id, None if own else phone))

    async def sends_photo(
        self, caption: str = "", media_group: int = 1, data: bytes = PNG, mime: str = "image/png"
    ) -> list[Bubble]:
        """Send a photo, or an album of several."""
        files = [Upload(f"photo{number}.png", mime, data) for number in range(media_group)]
        return self._sent(files, caption)

    async def sends_file(self, name: str, data: bytes | int, mime: str, caption: str = "") -> Bubble:
        """Send a file; of a number instead of bytes only the size is played."""
        file = Upload(name, mime, data) if isinstance(data, bytes) else acts.FakeFile(name, mime, data)
        return self._sent([file], caption)[0]

    async def sends(self, kind: str, **about: Any) -> Bubble:
        """Send anything of `kinds.KINDS`, or an album; fields of the message can be added."""
        if kind == "album":
            return (await self.sends_photo(media_group=about.get("count", 3)))[-1]
        return self._did(acts.put(self.world, self.id, KINDS[kind](self.world) | about))

    async def edits(self, message: Bubble, text: str) -> Bubble:
        return self._did(acts.edit(self.world, self.id, message.id, text))

    async def blocks(self) -> None:
        acts.block(self.world, self.id, blocked=True)

    async def unblocks(self) -> None:
        acts.block(self.world, self.id, blocked=False)

    def _sent(self, files: list[Upload | acts.FakeFile] | list[Upload], caption: str) -> list[Bubble]:
        return [self._did(message) for message in acts.upload(self.world, self.id, [*files], caption)]

    def _did(self, message: Message) -> Bubble:
        self._acted = len(self.chat.shown)
        return Bubble(message)

    # What they see

    @property
    def chat(self) -> Chat:
        return self.world.chats[self.id]

    @property
    def messages(self) -> list[Bubble]:
        """All that stands in the chat, the oldest first."""
        return [Bubble(self.chat.messages[number]) for number in sorted(self.chat.messages)]

    @property
    def last(self) -> Bubble:
        """The bot's newest message."""
        return next(bubble for bubble in reversed(self.messages) if bubble.by_bot)

    @property
    def toasts(self) -> list[Toast]:
        """The answers to their presses."""
        return self.world.toasts[self.id]

    async def sees(self, *wanted: Wanted, timeout: float = PATIENCE) -> Bubble:  # noqa: ASYNC109  part of the promise
        """Wait for a message or an edit, not seen before, that has all of this in it."""
        return await self._until(lambda: self._new(wanted), timeout, f"nothing new says {wanted}")

    async def sees_toast(self, wanted: str, timeout: float = PATIENCE) -> Toast:  # noqa: ASYNC109  as above
        """Wait for the answer to a press."""
        return await self._until(
            lambda: next((toast for toast in reversed(self.toasts) if wanted in toast.text), None),
            timeout,
            f"no press was answered with {wanted!r}, but {self.toasts}",
        )

    async def sees_nothing(self, for_seconds: float = 0.3) -> None:
        """Nothing that they have not seen has come since they acted, nor comes in this time."""
        await asyncio.sleep(for_seconds)
        self._look()
        new = [bubble for place, bubble in self._unseen if place >= self._acted]
        if new:
            raise AssertionError(f"{self.name} wanted to see nothing, but saw {new}")

    def has_seen_all(self) -> None:
        """Take note of all that is there."""
        self._look()
        self._unseen.clear()

    def _look(self) -> None:
        shown = self.chat.shown
        self._unseen += [(place, Bubble(shown[place])) for place in range(self._looked, len(shown))]
        self._looked = len(shown)

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
        lines = [
            f"  {'new ' if id(bubble.message) in new else '    '}{bubble!r}" for bubble in self.messages[-8:]
        ]
        bugs = [f"  bug in the Bot API server: {bug!r}" for bug in self.world.bugs]
        return "\n".join([f"{self.name} ({self.id}): {complaint}; the last messages:", *lines, *bugs])

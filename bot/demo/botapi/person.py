"""People for tests: they type, press, send and see, as in Telegram's app."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.demo.botapi import acts
from bot.demo.botapi.bubble import Bubble, find_button
from bot.demo.botapi.fields import Upload
from bot.demo.botapi.kinds import KINDS
from bot.demo.botapi.pictures import PNG
from bot.demo.botapi.records import Message, Toast
from bot.demo.botapi.watcher import PATIENCE, Watcher
from bot.demo.botapi.world import World


class Person(Watcher):
    """Somebody with a private chat; the bot may write there only after they have written to it."""

    def __init__(
        self,
        world: World,
        user_id: int,
        first_name: str,
        username: str | None = None,
        phone: str | None = None,
    ) -> None:
        world.add_person(user_id, first_name, username, phone=phone)
        super().__init__(world, user_id, first_name)

    # What they do

    async def says(self, text: str, reply_to: Bubble | None = None, chat: int | None = None) -> Bubble:
        """Type a text, in a group if one is named."""
        return self._did(acts.say(self.world, self.id, text, chat, reply_to.id if reply_to else None))

    async def presses(self, label: str, message: Bubble | None = None, timeout: float = PATIENCE) -> str:  # noqa: ASYNC109  how long one looks for the button
        """Press the newest button with this label or data; return the id of the press, for a button under a message."""
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

    async def presses_forged(self, data: str, message: Bubble | None = None) -> str:
        """Press a button that no message shows (any more)."""
        self._acted = len(self.chat.shown)
        return self.world.press(self.id, (message or self.last).message, data)

    def _follows(self, url: str) -> None:
        """Follow the link of a button; one to the bot starts it, others lead out of the chat."""
        link = urlsplit(url)
        if link.netloc != "t.me" or link.path != f"/{self.world.bot['username']}":
            raise AssertionError(f"the button leads to {url}")
        payload = parse_qs(link.query).get("start", [""])[0]
        acts.say(self.world, self.id, f"/start {payload}".strip())

    async def shares_contact(self, *, own: bool = True, phone: str = "13900001111") -> Bubble:
        """Share the own phone number, or somebody else's."""
        return self._did(acts.share_contact(self.world, self.id, None if own else phone))

    async def sends_photo(
        self, caption: str = "", media_group: int = 1, data: bytes = PNG, mime: str = "image/png"
    ) -> list[Bubble]:
        """Send a photo, or an album of several."""
        files = [Upload(f"photo{number}.png", mime, data) for number in range(media_group)]
        return self._sent(files, caption)

    async def sends_file(self, name: str, data: bytes | int, mime: str, caption: str = "") -> Bubble:
        """Send a file; for a number instead of bytes only the size is played."""
        file = Upload(name, mime, data) if isinstance(data, bytes) else acts.FakeFile(name, mime, data)
        return self._sent([file], caption)[0]

    async def sends(self, kind: str, **about: Any) -> Bubble:
        """Send anything from `kinds.KINDS`, or an album, with further fields of the message."""
        if kind == "album":
            return (await self.sends_photo(media_group=about.get("count", 3)))[-1]
        return self._did(acts.put(self.world, self.id, KINDS[kind](self.world) | about))

    async def edits(self, message: Bubble, text: str) -> Bubble:
        return self._did(acts.edit(self.world, self.id, message.id, text))

    async def brings_bot(self, group_id: int) -> None:
        """Add the bot to a group."""
        acts.bring_bot(self.world, self.id, group_id)

    async def blocks(self) -> None:
        acts.block(self.world, self.id, blocked=True)

    async def unblocks(self) -> None:
        acts.block(self.world, self.id, blocked=False)

    def _sent(self, files: list[Upload | acts.FakeFile] | list[Upload], caption: str) -> list[Bubble]:
        return [self._did(message) for message in acts.upload(self.world, self.id, [*files], caption)]

    def _did(self, message: Message) -> Bubble:
        self._acted = len(self.chat.shown)
        return Bubble(message)

    # What only they see

    @property
    def toasts(self) -> list[Toast]:
        """The answers to this person's presses."""
        return self.world.toasts[self.id]

    async def sees_toast(self, wanted: str, timeout: float = PATIENCE) -> Toast:  # noqa: ASYNC109  as for messages
        """Wait for the answer to a press."""
        return await self._until(
            lambda: next((toast for toast in reversed(self.toasts) if wanted in toast.text), None),
            timeout,
            f"no press was answered with {wanted!r}, but {self.toasts}",
        )

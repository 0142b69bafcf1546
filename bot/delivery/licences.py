"""Sends the picture of an enterprise's 营业执照 to whoever checks it.

One that came by Telegram is fetched when somebody looks at it elsewhere, and is stored until it has been of use.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.delivery.fetching import fetch
from bot.delivery.files import path_of, store
from bot.domain.base.content import digest_of
from bot.domain.base.paper import Made
from storage.engine.database import Database
from storage.people import licences, people


@dataclass(frozen=True, slots=True)
class Licences:
    database: Database
    bot: Bot
    folder: Path

    async def made(self, enterprise_id: int, *, whole: bool) -> Made | None:
        """Return the picture, None once it is gone; `whole`: with its bytes, for who does not read in Telegram."""
        held = await self.database.read(people.enterprise_by_id, enterprise_id)
        if not held.licence:
            return None
        name, is_photo = held.licence_name, held.licence_kind == "photo"
        if digest := digest_of(held.licence):
            return Made(name, await asyncio.to_thread(path_of(self.folder, digest).read_bytes), is_photo)
        if not whole:
            return Made(name, photo=is_photo, known=held.licence)
        return Made(name, await self._fetched(enterprise_id, held.licence), is_photo)

    async def _fetched(self, enterprise_id: int, file_id: str) -> bytes:
        """Fetch the picture from Telegram and store it; raise OSError where it may come later."""
        try:
            content = await fetch(self.bot, file_id)
        except BadRequest:
            raise
        except TelegramError as error:
            raise ConnectionError(repr(error)) from error
        digest = await asyncio.to_thread(store, self.folder, content)
        await self.database.write(licences.stored, enterprise_id, file_id, digest)
        return content

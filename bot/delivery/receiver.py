"""Takes updates in by long polling: stored first, confirmed with the next poll."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.delivery.clocks import Clocks
from bot.delivery.telegram_calls import seconds_of
from storage import inbox, leases
from storage.database import Database
from storage.inbox import Received

log = structlog.get_logger()
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
PAUSE = 1.0
LEASE = 15.0  # machine seconds beyond one poll


@dataclass
class Receiver:
    """Polls with a request object of its own, so that sending never waits behind it."""

    database: Database
    bot: Bot
    polling: BaseRequest
    clocks: Clocks
    wake: asyncio.Event
    holder: str
    timeout: int = 30

    async def run(self) -> None:
        """Serve until cancelled. What waited while the program was down is taken, not dropped."""
        await self._until_done(self._elected)
        await self._until_done(lambda: self.bot.delete_webhook(drop_pending_updates=False))
        offset = 0
        while True:
            await self._until_done(self._elected)
            updates = await self._until_done(lambda: self._poll(offset))  # noqa: B023  # called at once
            if not updates:
                offset = 0  # all is confirmed; after a quiet week Telegram may begin with lower numbers
                continue
            received = [received_of(update) for update in updates]
            offset = await self._until_done(lambda: self._store(received)) + 1  # noqa: B023  # as above
            self.wake.set()

    async def finish(self) -> None:
        await self.database.write(leases.let_go, leases.POLL, self.holder)

    async def _elected(self) -> None:
        """Wait until this process is the one that polls: Telegram allows one."""
        seconds = self.timeout + LEASE
        while True:
            machine, now = self.clocks.machine(), self.clocks.people()
            if await self.database.write(leases.hold, leases.POLL, self.holder, machine, seconds, now):
                return
            await asyncio.sleep(PAUSE)

    async def _store(self, received: list[Received]) -> int:
        return await self.database.write(inbox.add, received, self.clocks.people())

    async def _poll(self, offset: int) -> list[dict[str, Any]]:
        wanted = {"timeout": self.timeout, "allowed_updates": json.dumps(ALLOWED)} | (
            {"offset": offset} if offset else {}
        )
        url = f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}"
        result = await self.polling.post(url, read_timeout=self.timeout + 10)
        return result if isinstance(result, list) else []

    async def _until_done(self, call: Any) -> Any:
        """Try again and again: a receiver that gives up loses updates."""
        while True:
            try:
                return await call()
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error.retry_after))
            except Conflict:
                log.error("receiver.conflict", hint="another process polls with the same token")  # noqa: TRY400  # no trace needed
                await asyncio.sleep(PAUSE)
            except (NetworkError, TelegramError) as error:
                log.warning("receiver.retry", error=type(error).__name__)
                await asyncio.sleep(PAUSE)
            except Exception:
                log.exception("receiver.failed")
                await asyncio.sleep(PAUSE)


def received_of(update: dict[str, Any]) -> Received:
    """Find the chat whose order the update keeps, without parsing more than that."""
    body = next((value for key, value in update.items() if key != "update_id" and isinstance(value, dict)), {})
    message = body.get("message")
    holder = message if isinstance(message, dict) else body
    chat, sender = holder.get("chat"), body.get("from")
    owner = chat if isinstance(chat, dict) else sender if isinstance(sender, dict) else {}
    row = owner.get("id", 0)
    return Received(
        int(update["update_id"]), row if isinstance(row, int) else 0, json.dumps(update, ensure_ascii=False)
    )

"""Receives updates by long polling. They are stored first and confirmed to Telegram with the next poll."""

import asyncio
import contextlib
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.delivery.channels.telegram.calls import seconds_of
from bot.delivery.clocks import Clocks
from bot.delivery.watch import Watch, problem_of
from bot.domain.people.channel import OURS
from storage.engine import leases
from storage.engine.database import Database
from storage.mail import inbox
from storage.mail.inbox import Received

T = TypeVar("T")
log = structlog.get_logger()
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
PAUSE = 1.0
LEASE = 10.0  # machine seconds; renewed three times as often, so a poll may be longer
HIGHEST = 2**63 - 1  # what a database's integer holds
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # as JSON writes it; PostgreSQL's text can't hold it


class NotAnUpdate(ValueError):  # noqa: N818  # says what it is
    """It can't be stored, because it is no object or has no number."""


@dataclass
class Receiver:
    """Polls with a request object of its own, so that sending never waits for it."""

    database: Database
    bot: Bot
    polling: BaseRequest
    clocks: Clocks
    wake: asyncio.Event
    holder: str
    watch: Watch
    timeout: int = 30
    grace: float = 10  # seconds that an answer may take beyond the poll
    lease: float = LEASE

    async def run(self) -> None:
        """Work until cancelled. What waited while the program was down is taken as well."""
        await self._until_done(self._elected, counts=False)
        async with asyncio.TaskGroup() as both:
            both.create_task(self._stays_elected())
            await self._polls()

    async def _polls(self) -> None:
        await self._until_done(lambda: self.bot.delete_webhook(drop_pending_updates=False))
        offset = 0
        while True:
            await self._until_done(self._elected, counts=False)
            updates = await self._until_done(lambda: self._poll(offset))  # noqa: B023  # called at once
            if not updates:
                self._heard()
                offset = 0  # all is confirmed; after a quiet week Telegram may begin with lower numbers
                continue
            received = readable(updates)
            if not received:
                self.watch.fails("what comes is no update")
                await asyncio.sleep(PAUSE)  # nothing can be confirmed: the same will come again
                continue
            offset = await self._until_done(lambda: self._store(received)) + 1  # noqa: B023  # as above
            self._heard()
            self.wake.set()

    def _heard(self) -> None:
        self.watch.well()
        if self.watch.road is not None:
            self.watch.road.well()

    async def finish(self) -> None:
        await self.database.write(leases.let_go, leases.POLL, self.holder)

    async def _elected(self) -> None:
        """Wait until this process holds the lease of polling, since Telegram allows one poller."""
        while True:
            machine, now = self.clocks.machine(), self.clocks.people()
            if await self.database.write(leases.hold, leases.POLL, self.holder, machine, self.lease, now):
                self.watch.turns()
                return
            self.watch.rests()
            await asyncio.sleep(min(PAUSE, self.lease))

    async def _stays_elected(self) -> None:
        while True:
            await asyncio.sleep(self.lease / 3)
            await self._until_done(self._elected, counts=False)

    async def _store(self, received: list[Received]) -> int:
        return await self.database.write(inbox.add, received, self.clocks.people())

    async def _poll(self, offset: int) -> list[dict[str, object]]:
        seconds = self.timeout if self.watch.failing is None else 0  # after trouble it is soon known that it is over
        wanted = {"timeout": seconds, "allowed_updates": json.dumps(ALLOWED)} | ({"offset": offset} if offset else {})
        url = f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}"
        result = await self.polling.post(url, read_timeout=self.timeout + self.grace)
        return result if isinstance(result, list) else []

    async def _until_done(self, call: Callable[[], Awaitable[T]], *, counts: bool = True) -> T:
        """Repeat the call until it succeeds, since a receiver that gives up loses updates.

        `counts`: failures are those of receiving.
        """
        while True:
            began = self.clocks.machine()
            try:
                return await call()
            except Exception as error:  # noqa: BLE001  # whatever it is, it is tried again
                if counts:
                    self.watch.fails(problem_of(error), began)
                await self._meet(error)

    async def _meet(self, error: Exception) -> None:
        """Log the error, remove a webhook that is in the way, and wait."""
        pause = PAUSE
        match error:
            case RetryAfter():
                pause = seconds_of(error.retry_after)
            case Conflict() if "webhook" in error.message.lower():
                log.warning("receiver.webhook_removed", hint="somebody set a webhook for this bot, which polls")
                with contextlib.suppress(TelegramError):
                    await self.bot.delete_webhook(drop_pending_updates=False)
            case Conflict():
                log.error("receiver.conflict", hint="another process polls with the same token")
            case TelegramError():
                log.warning("receiver.retry", error=error)
            case _:
                log.error("receiver.failed", exc_info=error)
        await asyncio.sleep(pause)


def readable(updates: Sequence[object]) -> list[Received]:
    """Return the updates that can be stored; the others are confirmed with them and hold up nobody."""
    found = []
    for update in updates:
        try:
            found.append(received_of(update))
        except NotAnUpdate:
            log.error("receiver.not_an_update", size=len(repr(update)))  # noqa: TRY400  # no trace needed
    return found


def received_of(update: object) -> Received:
    """Return the update with the chat whose order it keeps; raise NotAnUpdate. No more of it is parsed."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(update, dict) or not isinstance(number, int) or not 0 <= number <= HIGHEST:
        raise NotAnUpdate
    body = next((value for key, value in update.items() if key != "update_id" and isinstance(value, dict)), {})
    message = body.get("message")
    holder = message if isinstance(message, dict) else body
    chat, sender = holder.get("chat"), body.get("from")
    owner = chat if isinstance(chat, dict) else sender if isinstance(sender, dict) else {}
    row = owner.get("id", 0)
    is_chat = isinstance(row, int) and abs(row) < OURS  # what lies above is no number of Telegram's
    return Received(number, row if is_chat else 0, storable(update))


def storable(update: dict[str, object]) -> str:
    """Return the update as JSON with characters that every database takes: no half surrogates, no NUL."""
    raw = json.dumps(update, ensure_ascii=False).encode("utf-8", "replace").decode()
    return _NUL.sub(r"\1", raw) if "\\u0000" in raw else raw

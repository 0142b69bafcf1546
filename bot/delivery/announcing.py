"""Tells Telegram the address of the webhook, and checks again and again that it is still set and that updates come."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import structlog
from telegram import Bot, WebhookInfo
from telegram.error import RetryAfter, TelegramError

from bot.delivery.channels.telegram.calls import seconds_of
from bot.delivery.receiver import ALLOWED, PAUSE
from bot.delivery.watch import Watch, problem_of

log = structlog.get_logger()
T = TypeVar("T")
EVERY = 15.0  # seconds between two looks


@dataclass
class Announcer:
    """Keeps the webhook set. Updates that wait at Telegram are never dropped, whoever changed the webhook."""

    bot: Bot
    url: str
    secret: str | None
    watch: Watch
    every: float = EVERY
    _failed_at: datetime | None = None

    async def run(self) -> None:
        """Serve until cancelled."""
        await self._until_done(self._set)
        info = await self._until_done(self.bot.get_webhook_info)
        self._failed_at = info.last_error_date  # what failed before is over
        while True:
            self._judge(info)
            await asyncio.sleep(self.every)
            info = await self._until_done(self.bot.get_webhook_info)
            if info.url != self.url:
                log.warning("webhook.replaced", hint="somebody changed or removed this bot's webhook: it is set again")
                await self._until_done(self._set)

    def _judge(self, info: WebhookInfo) -> None:
        """Note trouble if Telegram could not deliver updates, until none waits there any more."""
        if not info.pending_update_count:
            self._failed_at = info.last_error_date
        if info.last_error_date == self._failed_at:
            self.watch.well()
        else:
            self.watch.fails("Telegram can't bring updates to the webhook")

    async def _set(self) -> bool:
        return await self.bot.set_webhook(
            self.url, secret_token=self.secret, allowed_updates=ALLOWED, drop_pending_updates=False
        )

    async def _until_done(self, call: Callable[[], Awaitable[T]]) -> T:
        """Repeat the call until it succeeds, as often as Telegram allows."""
        while True:
            try:
                return await call()
            except TelegramError as error:
                log.warning("webhook.not_set", error=error)
                self.watch.fails(problem_of(error))
                await asyncio.sleep(seconds_of(error.retry_after) if isinstance(error, RetryAfter) else PAUSE)

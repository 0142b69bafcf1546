"""The one composition root: settings → database → receiver, worker, sender, tick, the same for all."""

import asyncio
import contextlib
import os
import random
import time
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from httpx_aiohttp import AiohttpTransport
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.config.loader import load
from bot.config.programme import Programme
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.delivery.files import Filer
from bot.delivery.letters import Render
from bot.delivery.receiver import Receiver
from bot.delivery.scheduler import Scheduler
from bot.delivery.sender import Sender
from bot.delivery.worker import Worker
from bot.domain.notice import Notice
from bot.domain.screen import Screen
from bot.texts.render import render
from bot.texts.words import Words
from bot.usecases.accounts import BOT_NAME
from handlers.routes import routes
from storage import inbox, outbox
from storage import settings as facts
from storage.database import Database, Transaction, open_database
from storage.migrate import migrate
from storage.outbox import Pace

log = structlog.get_logger()
PtbApplication = Application[Any, Any, Any, Any, Any, Any]

SYSTEM_CLOCKS = Clocks(people=lambda: datetime.now(UTC), machine=time.monotonic)


@dataclass
class App:
    """Everything that runs, put together; `start` and `stop` in this order of rooms."""

    database: Database
    application: PtbApplication
    polling: HTTPXRequest
    receiver: Receiver
    worker: Worker
    sender: Sender
    scheduler: Scheduler
    filer: Filer
    programme: Programme
    clocks: Clocks

    async def start(self) -> list["asyncio.Task[None]"]:
        await self.application.initialize()
        await self.polling.initialize()
        await self.database.write(claim_alone, self.application.bot.username)
        self.scheduler.start()
        loops = (self.receiver.run(), self.worker.run(), self.sender.run(), self.filer.run())
        return [asyncio.create_task(loop) for loop in loops]

    async def stop(self, tasks: list["asyncio.Task[None]"]) -> None:
        """Stop taking in, let what runs finish, then let go; a kill instead of this loses nothing."""
        receiver, worker, sender, filer = tasks
        self.scheduler.stop()
        await _cancel(receiver, worker, filer)
        await self.worker.finish()
        await _cancel(sender)
        await self.sender.finish()
        await self.polling.shutdown()
        await self.application.shutdown()
        await self.database.close()


async def _cancel(*tasks: "asyncio.Task[None]") -> None:
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def claim_alone(tx: Transaction, bot_name: str) -> None:
    """The one process of a SQLite file frees what its predecessor had in hand."""
    facts.put(tx, BOT_NAME, bot_name)
    if tx.connection.dialect.name == "sqlite":
        inbox.release(tx)
        outbox.release(tx)


async def build(settings: Settings, clocks: Clocks = SYSTEM_CLOCKS, *, every: float | None = None) -> App:
    """Put the program together; raises PackError or a database error before anything is served."""
    programme = Programme.of(load(settings.pack))
    await asyncio.to_thread(migrate, settings.database_url)
    database = await open_database(settings.database_url, programme)
    application = _application(settings)
    wake, sent = asyncio.Event(), asyncio.Event()
    show = renderer(programme, application)
    polling = HTTPXRequest(connection_pool_size=2, httpx_kwargs={"transport": AiohttpTransport()})
    return App(
        database=database,
        application=application,
        polling=polling,
        receiver=Receiver(database, application.bot, polling, clocks, wake, settings.poll_seconds),
        worker=Worker(database, application, show, clocks, wake, sent),
        sender=Sender(database, application.bot, show, clocks, sent, random.random, pace_of(settings)),
        scheduler=Scheduler(database, show, clocks, sent, every or settings.tick_seconds),
        filer=Filer(database, application.bot, clocks, settings.files_dir),
        programme=programme,
        clocks=clocks,
    )


def renderer(programme: Programme, application: PtbApplication) -> Render:
    def show(notice: Notice) -> Screen:
        return render(notice, Words(programme.pack, application.bot.username))

    return show


def pace_of(settings: Settings) -> Pace:
    return Pace(
        each_second=settings.send_per_second,
        burst=max(1, int(settings.send_per_second)),
        chat_each_second=settings.send_per_second_chat,
        chat_burst=settings.send_burst_chat,
        group_each_second=settings.send_per_minute_group / 60,
    )


def _application(settings: Settings) -> PtbApplication:
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot warns on each RetryAfter otherwise
    request = HTTPXRequest(connection_pool_size=64, httpx_kwargs={"transport": AiohttpTransport()})
    builder = ApplicationBuilder().token(settings.bot_token.get_secret_value()).updater(None).request(request)
    if settings.bot_api_url:
        builder = builder.base_url(f"{settings.bot_api_url}/bot").base_file_url(f"{settings.bot_api_url}/file/bot")
    application = builder.build()
    application.add_handlers(routes())
    return application


@contextlib.asynccontextmanager
async def running(app: App) -> AsyncIterator[App]:
    tasks = await app.start()
    try:
        yield app
    finally:
        await app.stop(tasks)


async def serve(app: App, until: Coroutine[Any, Any, Any]) -> None:
    """Serve until the coroutine `until` is done."""
    async with running(app):
        await until

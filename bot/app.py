"""Puts the program together: settings, database, receiver, worker, sender, tick. Nothing else does."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.config.loader import load
from bot.config.settings import Settings
from bot.delivery import at_start, loops
from bot.delivery.announcing import Announcer
from bot.delivery.bot_api_start import CALLS_AT_ONCE, PtbApplication, application_of, greet
from bot.delivery.channels.configured import Doors
from bot.delivery.clocks import Clocks, SteadyClocks
from bot.delivery.exporter import Exporter
from bot.delivery.files import Filer
from bot.delivery.grouper import Grouper
from bot.delivery.learner import Learner
from bot.delivery.outbox_rows import Render
from bot.delivery.prober import Prober
from bot.delivery.process_signs import Life, watches
from bot.delivery.proxy import proxy_of
from bot.delivery.pulse import Pulse
from bot.delivery.receiver import Receiver
from bot.delivery.scheduler import Scheduler
from bot.delivery.sender import Sender
from bot.delivery.table_reader import TableReader
from bot.delivery.transcriber import Transcriber
from bot.delivery.transport import AiohttpRequest
from bot.delivery.watch import Watch
from bot.delivery.web import WebServer
from bot.delivery.worker import Worker
from bot.domain import tables
from bot.domain.base.notice import Notice
from bot.domain.base.screen import Screen
from bot.programme import Programme
from bot.texts.render import render
from bot.texts.style.words import Words
from bot.usecases.appeals import lessons, missing_timers, news
from bot.usecases.classes import grouping
from bot.usecases.desk import morning
from bot.usecases.sessions import seats
from bot.usecases.tenure import departments, retention
from storage.appeals.facts import complete
from storage.engine import soundness
from storage.engine.database import Database, open_database
from storage.engine.signs_of_life import Part
from storage.engine.upgrade import upgrade

log = structlog.get_logger()

_BEGUN = time.time() - time.monotonic()  # from here on no step of the machine's clock is followed
SYSTEM_CLOCKS = Clocks(people=lambda: datetime.now(UTC), machine=lambda: _BEGUN + time.monotonic())


Running = Coroutine[Any, Any, None]
Loop = Callable[[], Running]
PARTS = ("receive", "work", "send", "tick")
PART_SECONDS = 1.5  # that each part may take to end


@dataclass
class App:
    """Everything that runs, put together; `parts` are those of PARTS that this process does."""

    database: Database
    application: PtbApplication
    receiver: Receiver
    announcer: Announcer
    worker: Worker
    sender: Sender
    scheduler: Scheduler
    filer: Filer
    exporter: Exporter
    table_reader: TableReader
    transcriber: Transcriber
    learner: Learner
    grouper: Grouper
    web: WebServer
    programme: Programme
    clocks: SteadyClocks
    life: Life
    parts: frozenset[str]
    _tasks: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)

    @property
    def doors(self) -> Doors:
        return self.web.doors

    def __post_init__(self) -> None:
        self.pulse = Pulse(
            self.database, self.clocks.machine, self.scheduler.nudge, self.receiver.holder, self.life.signs
        )

    async def start(self) -> None:
        """Start to serve. It waits for the Bot API as long as that is away."""
        await greet(self.application)
        await self.pulse.begin()
        await self._prepare()
        await self.web.start()
        self._tasks["pulse"] = asyncio.create_task(self.pulse.run(), name="pulse")
        if "tick" in self.parts:
            self.scheduler.start()
        for part in self.parts - {"tick"}:
            for name, loop in self._loops(part).items():
                self._tasks[name] = asyncio.create_task(loop(), name=part)
        if self.doors.telegram and self.parts & {"receive", "send"}:
            self._tasks["prober"] = asyncio.create_task(self.life.prober.run(), name="prober")
        self.life.begin(self.parts)
        await self.pulse.show()

    def _loops(self, part: str) -> dict[str, Loop]:
        if part == "work":
            return {"worker": self.worker.run, "learner": self.learner.run, "grouper": self.grouper.run}
        if part == "receive":
            receive = self.announcer.run if self.web.is_webhook else self.receiver.run
            return {"receiver": receive if self.doors.telegram else self._web_alone}
        files = {"filer": self.filer.run, "exporter": self.exporter.run, "table_reader": self.table_reader.run}
        return {"sender": self.sender.run, "transcriber": self.transcriber.run, **files}

    async def _web_alone(self) -> None:
        """Without Telegram people come by the web chat, which stores what they say itself: taking in goes well."""
        while True:
            self.life.watches[Part.INTAKE].well()
            await asyncio.sleep(PART_SECONDS)

    async def _prepare(self) -> None:
        now = self.clocks.people()
        budgets = {"sms": self.doors.sms_each_day, "email": self.doors.mails_each_day}
        known = (self.application.bot.username, self.doors.channels.link)
        await self.database.write(at_start.claim_alone, *known, budgets)
        by_night = (seats.plan, lessons.plan, grouping.plan, retention.plan)
        for plan in (*by_night, morning.plan, news.plan, missing_timers.plan):
            await self.database.write(plan, now=now)
        await self.database.write(departments.adopt)
        await self.database.write(at_start.adopt_calendar, self.scheduler.render, now)
        while await self.database.write(complete):
            pass

    async def stop(self) -> None:
        """Stop receiving, let what runs finish, then close everything.

        A kill instead of this loses nothing. A part that can't end, because the disk is full or a server does not
        answer, keeps no other from ending.
        """
        bot = self.application.bot
        await _end(self.web.stop())
        await _end(self.scheduler.stop())
        await _end(self._cancel("pulse", "prober", "receiver", "worker", "learner", "grouper"))
        await _end(self._cancel("filer", "exporter", "table_reader", "transcriber"))
        await _end(self.worker.finish())
        await _end(self._cancel("sender"))
        await _end(self.sender.finish())
        self.sender.printer.studio.close()
        await _end(self.receiver.finish())
        await _end(self.application.shutdown())
        await _end(bot.request.shutdown())
        await _end(self.receiver.polling.shutdown())
        await _end(self.database.close())

    async def _cancel(self, *names: str) -> None:
        for name in names:
            task = self._tasks.get(name)
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


async def _end(part: Running) -> None:
    try:
        async with asyncio.timeout(PART_SECONDS):
            await part
    except Exception as error:  # noqa: BLE001  # whatever it is, the others are to end
        log.warning("stop.part_failed", error=type(error).__name__)


async def build(
    settings: Settings,
    clocks: Clocks = SYSTEM_CLOCKS,
    *,
    every: float | None = None,
    parts: Iterable[str] = PARTS,
    programme: Programme | None = None,
) -> App:
    """Put the program together; raises PackError, TableError or a database error before anything is served."""
    proxy = proxy_of(settings)
    calls, polling = AiohttpRequest(CALLS_AT_ONCE, proxy=proxy), AiohttpRequest(2, proxy=proxy)
    programme, database, clocks = *await _open(settings, programme), SteadyClocks.of(clocks)
    application = application_of(settings, polling, calls)
    life, show = life_of(application, calls, clocks), renderer(programme, application, settings)
    pack = programme.pack
    kit = loops.Kit(settings, database, application, show, clocks, life, pack.name, pack.abroad)
    receiver, announcer, worker = loops.receiver_of(kit, polling), loops.announcer_of(kit), loops.worker_of(kit)
    sender, scheduler, filer = loops.sender_of(kit), loops.scheduler_of(kit, every), loops.filer_of(kit)
    return App(
        database, application, receiver, announcer, worker, sender, scheduler, filer,
        loops.exporter_of(kit), loops.table_reader_of(kit), loops.transcriber_of(kit), loops.learner_of(kit),
        loops.grouper_of(kit), loops.web_of(kit), programme, clocks, life, frozenset(parts),
    )  # fmt: skip


async def _open(settings: Settings, programme: Programme | None) -> tuple[Programme, Database]:
    tables.check()
    programme = programme or Programme.of(load(settings.pack))
    programme = replace(programme, hears=bool(settings.transcribe), reads=bool(settings.ocr))
    programme.classifier.hasten()  # before anybody writes: it holds the interpreter for 30 ms
    await asyncio.to_thread(soundness.require, settings.database_url)
    await asyncio.to_thread(upgrade, settings.database_url)
    return programme, await open_database(settings.database_url, programme, settings.lease_seconds)


def life_of(application: PtbApplication, calls: AiohttpRequest, clocks: SteadyClocks) -> Life:
    road = Watch(Part.SENDING, clocks.machine)
    return Life(Prober(application.bot, calls, clocks, road), watches(clocks.machine, road))


def renderer(programme: Programme, application: PtbApplication, settings: Settings) -> Render:
    def show(notice: Notice) -> Screen:
        return render(notice, Words(programme.newest.pack, application.bot.username, settings.web_url))

    return show


@contextlib.asynccontextmanager
async def running(app: App) -> AsyncIterator[App]:
    try:
        await app.start()
        yield app
    finally:
        await app.stop()

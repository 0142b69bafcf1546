"""Runs the tick: one job of APScheduler that fires all timers that are due, oldest first."""

import asyncio
from dataclasses import dataclass, field

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.acts import Act
from bot.delivery.clocks import Clocks
from bot.delivery.gathering import merge
from bot.delivery.outbox_rows import Render
from bot.delivery.settle import TimerArrival, numbers, post, settle
from bot.domain.base.dead_letter import Source
from bot.usecases import timers as usecase
from bot.usecases.desk.dead_letters import dead_letter
from storage.engine import leases
from storage.engine.database import Database, Transaction
from storage.mail import gathered
from storage.time import timers
from storage.time.timers import DueTimer

log = structlog.get_logger()
BATCH = 100
LEASE = 10.0  # machine seconds
SILENT = 3.0  # seconds beyond two ticks
ATTEMPTS = 3
BACK_OFF = 1.0  # machine seconds


@dataclass
class Scheduler:
    database: Database
    render: Render
    clocks: Clocks
    sent: asyncio.Event
    holder: str
    every: float = 1.0
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _ticked: float = 0

    def start(self) -> None:
        job = {"seconds": self.every, "max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        self._scheduler.add_job(self.tick, "interval", id=leases.TICK, **job)
        self._scheduler.start()
        self._ticked = asyncio.get_running_loop().time()

    def nudge(self) -> None:
        """Start again if no tick has run for long, since APScheduler waits for its time if the clock has gone back."""
        silent = asyncio.get_running_loop().time() - self._ticked
        if self._scheduler.running and not self._turn.locked() and silent > 2 * self.every + SILENT:
            log.warning("tick.silent", seconds=round(silent))
            self._scheduler.reschedule_job(leases.TICK, trigger="interval", seconds=self.every)

    async def stop(self) -> None:
        """Let the running tick finish, then give back the lease."""
        if self._scheduler.running:
            self._scheduler.pause()
        async with self._turn:
            await self.database.write(leases.let_go, leases.TICK, self.holder)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Fire all that is due and return how many fired; one that fails is tried later and holds up no other.

        What an interrupted tick has gathered is sent by the next one.
        """
        fired, self._ticked = 0, asyncio.get_running_loop().time()
        async with self._turn:
            if not await self._elected():
                return 0
            while due := await self.database.read(timers.due, self.clocks.people(), self.clocks.machine(), BATCH):
                for timer in due:
                    await self._fire(timer)
                fired += len(due)
                self.sent.set()
            for chat in await self.database.read(gathered.chats):
                await self.database.write(merge, chat, self.render, self.clocks.people())
                self.sent.set()
        return fired

    async def _elected(self) -> bool:
        """Whether this process holds the lease of the tick."""
        now, machine = self.clocks.people(), self.clocks.machine()
        return await self.database.write(leases.hold, leases.TICK, self.holder, machine, LEASE, now)

    async def _fire(self, timer: DueTimer) -> None:
        act = Act(usecase.fire, (timer,))
        try:
            notices = await self.database.write(settle, TimerArrival(timer), act, self.render, self.clocks)
            log.info("timer.fired", timer=timer.id, kind=timer.kind, appeals=numbers(notices))
        except Exception as error:
            log.exception("timer.failed", timer=timer.id, appeal=timer.appeal)
            await self.database.write(note_failure, timer, repr(error), self.render, self.clocks)


def note_failure(tx: Transaction, timer: DueTimer, error: str, render: Render, clocks: Clocks) -> None:
    """Count the attempt; after a few the timer is given up and the administrators are told."""
    again = clocks.machine() + BACK_OFF * 2**timer.attempts
    if timers.failed(tx, timer.id, error[:2000], again) < ATTEMPTS:
        return
    now = clocks.people()
    timers.bury(tx, timer.id, now)
    post(tx, dead_letter(tx, Source.TIMER, timer.id, error, now=now), render, None, now)

"""Checks every few seconds the process's clock, the database's file, and whether the tick still runs."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from bot.delivery.clocks import Steady
from storage.engine import signs_of_life
from storage.engine.database import Database
from storage.engine.signs_of_life import Sign
from storage.mail import machine_clock

log = structlog.get_logger()
EVERY = 2.0  # seconds
DISBELIEVE_EVERY = 15  # beats between two looks at what is put off too far
FORGET = 3600.0  # machine seconds after which a process that shows nothing is no more


@dataclass
class Pulse:
    """Checks the process.

    `nudge` starts a tick that has not run for long, `known` returns the signs of life, `lost` is set when the file is
    gone.
    """

    database: Database
    clock: Steady
    nudge: Callable[[], None]
    holder: str
    known: Callable[[], list[Sign]]
    lost: asyncio.Event = field(default_factory=asyncio.Event)
    every: float = EVERY
    _beats: int = 0
    _wrong: str = ""

    async def begin(self) -> None:
        """Agree with the database on the present machine second."""
        self.clock.go_by(await self.database.write(machine_clock.begin, self.clock.read()))

    async def run(self) -> None:
        """Check until cancelled, or until the database is lost."""
        while not self.lost.is_set():
            await asyncio.sleep(self.every)
            try:
                await self.beat()
            except Exception:
                log.exception("pulse.failed")

    async def beat(self) -> None:
        self.nudge()
        wrong = self.database.identity()
        if wrong != self._wrong:
            log.critical("database.wrong", hint=wrong or "it is as it was")
            self._wrong = wrong
            self.database.stand_still(wrong)
        if self.database.is_lost():
            await self.database.rescue()
            log.critical(
                "database.lost", hint="what was open lies beside the file as .rescued; put the file back, then start"
            )
            self.lost.set()
        elif not wrong:
            await self._agree()

    async def _agree(self) -> None:
        """Tell the other processes our machine second, and take over theirs if it is later."""
        self.clock.catch_up(await self.database.write(machine_clock.beat, self.clock()))
        await self.show()
        self._beats += 1
        if self._beats % DISBELIEVE_EVERY == 0:
            await self.database.write(machine_clock.disbelieve, self.clock())
            await self.database.write(signs_of_life.forget, self.clock() - FORGET)

    async def show(self) -> None:
        """Write this process's signs of life for the others."""
        await self.database.write(signs_of_life.show, self.holder, self.clock(), self.known())

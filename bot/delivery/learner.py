"""Runs the nightly learning in a process of its own, and builds a classifier for new words before anybody needs it."""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import structlog

from bot.classifier.study import Material, Study, study
from bot.classifier.wordbook import Wordbook
from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render
from bot.delivery.rounds import go_round
from bot.delivery.settle import post
from bot.usecases.appeals import lessons
from bot.usecases.words import wordbook
from storage.engine.database import Database, Transaction

log = structlog.get_logger()
IDLE = 2.0


@dataclass
class Learner:
    database: Database
    render: Render
    clocks: Clocks
    sent: asyncio.Event
    idle: float = IDLE

    async def run(self) -> None:
        """Work until cancelled; learning that fails is tried again the next night."""
        await go_round(self._look, self.idle, "learning.failed")

    async def _look(self) -> bool:
        await self.database.study(wordbook.classifier)  # built here, whichever process adopted the words
        return await self.look() is not None

    async def look(self) -> Study | None:
        """Learn if that is wanted."""
        if not await self.database.read(lessons.is_wanted) or not await self.database.write(lessons.take_up):
            return None
        return await self.learn()

    async def learn(self) -> Study | None:
        """Learn from the lessons; return None if there are too few or none is new."""
        given = await self.database.study(lessons.gather)
        if given is None:
            return None
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = await asyncio.get_running_loop().run_in_executor(pool, study, given)
        await self.database.write(propose, given, found, self.render, self.clocks)
        self.sent.set()
        log.info("learning.done", examples=found.before.of, before=found.before.hits, after=found.after.hits)
        return found


def propose(tx: Transaction, given: Material, found: Study, render: Render, clocks: Clocks) -> None:
    """Store what was learned and ask the coordinators."""
    now = clocks.people()
    learned = Wordbook(given.book.edits, found.learned, given.until)
    post(tx, wordbook.propose_learned(tx, learned, found, len(given.recent), now=now), render, None, now)

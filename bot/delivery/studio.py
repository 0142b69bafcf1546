"""A process that draws: matplotlib is slow and not safe in threads, and neither the loop nor an update waits for it."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
F = TypeVar("F")
BEFORE_A_NEW_ONE = 200  # drawings, after which what matplotlib keeps is let go


@dataclass
class Studio:
    """The process begins with the first drawing and stays, since loading takes longer than drawing."""

    _pool: ProcessPoolExecutor | None = None

    async def make(self, function: Callable[[F], T], facts: F) -> T:
        """Run the function there; should the process die the error is the caller's, and the next one gets a new one."""
        if self._pool is None:
            method, most = get_context("spawn"), BEFORE_A_NEW_ONE
            self._pool = ProcessPoolExecutor(1, method, initializer=end_with_the_parent, max_tasks_per_child=most)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, function, facts)
        except BrokenProcessPool:
            self.close()
            raise

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def end_with_the_parent() -> None:
    """A parent that is killed can't say so: nobody would be left to end this process."""
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""Draws pictures in a process of its own, since matplotlib is slow and not safe in threads."""

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
    """The process that draws. It starts with the first picture and stays, since loading takes longer than drawing."""

    _pool: ProcessPoolExecutor | None = None

    async def make(self, function: Callable[[F], T], facts: F) -> T:
        """Run the function in the process.

        If the process dies, this call raises the error and the next one starts a new process.
        """
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
    """End this process when its parent is killed, which can't tell it so."""
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

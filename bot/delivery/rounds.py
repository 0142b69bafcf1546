"""Goes round and round for the loops that look for long work, claim a piece of it and do it."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from storage.engine.claims import Claims
from storage.engine.database import Database

log = structlog.get_logger()


async def go_round(look: Callable[[], Awaitable[bool]], idle: float, failed: str) -> None:
    """Work until cancelled, with `idle` seconds between two looks that found nothing.

    What fails, as when the database is away, is logged as `failed` and looked at again.
    """
    while True:
        try:
            found = await look()
        except Exception:
            log.exception(failed)
            found = False
        if not found:
            await asyncio.sleep(idle)


async def claim(database: Database, claims: Claims, machine: float, seconds: float) -> int | None:
    """Claim the oldest piece of work for some machine seconds; None if none waits. An idle look writes nothing."""
    if not await database.read(claims.is_waiting, machine):
        return None
    return await database.write(claims.take, machine, machine + seconds)

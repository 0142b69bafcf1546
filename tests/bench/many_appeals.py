"""A database of many appeals for the bench of searches: made once, or kept in a folder and opened again."""

import asyncio
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random

from sqlalchemy import create_engine, func, insert, make_url, select, text

from bot.config.loader import builtin_pack, load
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.people.person import Person, Role
from bot.programme import Programme
from storage.appeals.finding import marks_of
from storage.engine.database import Database, Transaction, open_database
from storage.engine.migrate import migrate
from storage.engine.rows import to
from storage.people import people
from storage.schema import appeal, enterprise, finding, person
from tests.bench import similar

COUNT, BATCH = int(os.environ.get("FINDING_COUNT", "1000000")), 1_000
ENTERPRISES = 20_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CONTACT_OF = "昆明海关"
INDEXES = (  # of PostgreSQL, which are made faster when the rows are there
    ("ix_finding_marks", "finding USING gin (string_to_array(marks, ' '))"),
    ("ix_appeal_trigrams", "appeal USING gin (trigrams(text)) WITH (fastupdate = off)"),
)


@dataclass
class _Filler:
    """Appeals of every state, mostly settled, of many enterprises."""

    draw: Random = field(default_factory=lambda: Random(1))  # noqa: S311  # the same each time

    def rows(self, said: list[str], first: int) -> Iterator[dict[str, object]]:
        for place, words in enumerate(said, first):
            is_open = self.draw.random() < 0.03
            state = self.draw.choice([State.TRIAGE, State.ASSIGNED, State.HANDLING]) if is_open else State.CLOSED
            filed = NOW - timedelta(minutes=COUNT - place)
            yield {
                "number": f"YN-2025-{place:06d}",
                "enterprise": place % ENTERPRISES + 1,
                "filed_at": filed,
                "clock_from": filed,
                "due_at": filed + timedelta(days=14),
                "text": words,
                "kind": "服务需求",
                "region": self.draw.choice(["昆明市", "曲靖市", "大理州"]),
                "verdict": {},
                "assisting": [],
                "state": state,
                "lead": None if state is State.TRIAGE else self.draw.choice([CONTACT_OF, "省教育厅", "云南电网公司"]),
            }


def named(place: int) -> str:
    return f"云南第{place}号企业{place}"


def _enrol(tx: Transaction) -> None:
    """Write the enterprises, each with a person whose telephone number is known."""
    same: dict[str, object] = {"region": "昆明市", "since": NOW}
    firms = [same | {"id": n + 1, "name": named(n), "uscc": f"{n:018}"} for n in range(ENTERPRISES)]
    tx.execute(insert(enterprise), firms)
    same = {"role": Role.MEMBER, "since": NOW}
    chats = [same | {"user": n, "chat": n} for n in range(100, 100 + ENTERPRISES)]
    told = [{"name": f"某{n}", "phone": f"139{n:08}", "enterprise": n + 1} for n in range(ENTERPRISES)]
    tx.execute(insert(person), [chat | who for chat, who in zip(chats, told, strict=True)])


def _fill(tx: Transaction, rows: list[dict[str, object]]) -> None:
    made = tx.execute(insert(appeal).returning(*appeal.c), rows).mappings()
    held = [to(Appeal, row) for row in made]
    tx.execute(insert(finding), [{"appeal": one.id, "marks": marks_of(one, named(one.enterprise - 1))} for one in held])


def _run(url: str, statements: Iterable[str]) -> None:
    """Run statements that may take long, without the patience of the program."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _people(tx: Transaction) -> None:
    """Write who searches: a coordinator, a contact of a department and a member of an enterprise."""
    for chat, role in enumerate((Role.COORDINATOR, Role.CONTACT, Role.MEMBER), 1):
        who = people.add(tx, chat, "周岚", NOW)
        people.change(tx, who.id, role=role)
        if role is Role.CONTACT:
            people.change(tx, who.id, department=CONTACT_OF)
        if role is Role.MEMBER:
            people.change(tx, who.id, enterprise=778)


def _searchers(tx: Transaction) -> dict[Role, Person]:
    rows = tx.execute(select(person).where(person.c.name == "周岚")).mappings()
    return {Role(row["role"]): to(Person, row) for row in rows}


def _is_filled(tx: Transaction) -> bool:
    return int(tx.execute(select(func.count()).select_from(appeal)).scalar_one()) == COUNT


async def opened(url: str) -> tuple[Database, dict[Role, Person]]:
    """Return the database, filled if it is not yet, and who searches in it."""
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, Programme.of(load(builtin_pack())))
    if not await database.read(_is_filled):
        await _make(database, url)
    return database, await database.read(_searchers)


async def _make(database: Database, url: str) -> None:
    filler, similar.COUNT = _Filler(), COUNT
    later = INDEXES if make_url(url).get_backend_name() == "postgresql" else ()
    _run(url, [f"DROP INDEX {name}" for name, _ in later])
    await database.write(_enrol)
    texts = similar.texts()
    for place in range(0, COUNT, BATCH):
        await database.write(_fill, list(filler.rows(list(islice(texts, BATCH)), place)))
        if place % 50_000 == 0:
            print(f"    {place:,}", flush=True)
    await database.write(_people)
    hasty = ["SET maintenance_work_mem = '1GB'"] if later else []
    _run(url, [*hasty, *(f"CREATE INDEX {name} ON {on}" for name, on in later), "ANALYZE"])

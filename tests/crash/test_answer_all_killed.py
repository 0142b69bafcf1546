"""One answer to five hundred members of a class, while the bot is killed: one draft each, one message for each."""

import asyncio
import signal
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import insert, select

from bot.demo.botapi import BotApi, Person, World, serve
from bot.domain.appeals.action import State
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.people.person import Role
from storage import schema
from storage.classes import classes, measures
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from storage.people import people
from tests.crash import morning
from tests.crash.balance import Books
from tests.crash.process import BotProcess, Killer, settings
from tests.crash.test_kill import SEED
from tests.house import _hire, _register, programme

KILLS, MEMBERS, FIRMS = 4, 500, 50
DEPARTMENTS = ("昆明海关", "省教育厅", "省商务厅", "省交通运输厅", "省农业农村厅")
ANSWERED = 100  # of the members, before the class was
CONFIRM = 2  # of the departments while the bot is killed
OWN = (MEMBERS - ANSWERED) // len(DEPARTMENTS)  # open ones of each
TOKEN, PATIENCE = "1:all", 90.0
WORDS = "已开通快速通道。"
GIVEN = "state IN ('ANSWERED', 'SIGN_OFF')"  # one of the departments has its answers signed
UNDONE = (
    "class_reply WHERE state = 'CONFIRMED'",
    "class_reply WHERE told IS NULL",
    "outbox WHERE state IN ('WAITING', 'GATHERED')",
    "inbox WHERE done_at IS NULL",
)


def town(tx: Transaction) -> None:
    """Enter enterprises and departments with one person each, and a class with a measure in force."""
    now = morning.now()
    for number, department in enumerate(DEPARTMENTS):
        _hire(tx, 101 + number, f"联络员{number}", Role.CONTACT, department, now)
    for number in range(1, FIRMS + 1):
        _register(tx, number, f"企业{number}", f"9153{number:014d}", "昆明市", now)
    firms = list(tx.execute(select(schema.enterprise.c.id).order_by(schema.enterprise.c.id)).scalars())
    tx.execute(insert(schema.appeal), [_filed(number, firms) for number in range(MEMBERS)])
    rows = list(tx.execute(select(schema.appeal.c.id)).scalars())
    made = classes.propose(tx, [(row, 0.6) for row in rows], ["查验"], now)
    assert made is not None
    classes.change(tx, made.id, {"state": ClassState.MEASURES, "name": "查验慢", "lead": DEPARTMENTS[0]})
    by = people.of_role(tx, Role.CONTACT, DEPARTMENTS[0])[0].id
    measures.add(tx, made.id, Planned(MeasureKind.PROCESS, "设快速通道", now, DEPARTMENTS[0]), by, now)
    measures.complete(tx, made.id, measures.of(tx, made.id)[0].id, InForce("2024-10", ""), now)


def _filed(number: int, firms: list[int]) -> dict[str, object]:
    """Return an appeal; all of one enterprise are with one department, and some in ten were answered long ago."""
    firm, now, answered = number % FIRMS, morning.now(), number < ANSWERED
    state = State.CLOSED if answered else State.HANDLING if number % 7 else State.ASSIGNED
    values = {"number": f"YN-2024-{number:04}", "enterprise": firms[firm], "filed_at": now, "clock_from": now}
    values |= {"text": f"口岸查验排队太久，第{number}次", "kind": "服务需求", "region": "昆明市", "verdict": {}}
    values |= {"assisting": [], "lead": DEPARTMENTS[firm % len(DEPARTMENTS)], "state": state}
    due = now + timedelta(days=10)
    return values | {"due_at": due, "original_due_at": due, "answered_at": now if answered else None}


async def answers_all(lead: Person) -> None:
    await lead.says("/class 1")
    await lead.sees("查验慢｜措施推进中")
    await lead.presses("统一答复")
    await lead.sees("办理结果是哪一种")
    await lead.presses("已解决")
    await lead.sees("请写给企业的统一答复")
    await lead.says(WORDS)
    await lead.sees(f"没有答复的{MEMBERS - ANSWERED}件", f"已答复的{ANSWERED}件")
    await lead.presses("确认")


async def confirms(who: Person) -> None:
    """Confirm all of one's own by one tap, when the message comes."""
    await who.sees(f"请确认{OWN}件诉求的统一答复", timeout=PATIENCE)
    await who.presses(f"全部确认{OWN}件", timeout=PATIENCE)
    await who.sees(f"统一答复已办{OWN}件", timeout=PATIENCE)


async def drained(books: Books) -> None:
    deadline = time.monotonic() + PATIENCE
    while left := {what: books.number(f"SELECT count(*) FROM {what}") for what in UNDONE}:  # noqa: S608  # our own words
        if not any(left.values()):
            return
        if time.monotonic() > deadline:
            raise AssertionError(f"seed {SEED}: there still wait {left}")
        await asyncio.sleep(0.1)


@pytest.mark.crash
@pytest.mark.timeout(200)
async def test_one_draft_each_and_one_message_each(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    api, rng, since = BotApi(), Random(SEED), time.monotonic()  # noqa: S311  # moments, no secrets
    world = api.world(TOKEN)
    migrate(database_url)
    database = await open_database(database_url, programme())
    await database.write(town)
    await database.close()
    contacts = [Person(world, 101 + number, f"联络员{number}") for number in range(len(DEPARTMENTS))]
    for one in (*contacts, *(Person(world, number, f"企业{number}") for number in range(1, FIRMS + 1))):
        world.start(one.id)
    books = Books(database_url)
    async with serve(api) as url:
        bot = BotProcess(settings(tmp_path, url, TOKEN, database_url), tmp_path / "bot.log")
        killer = Killer([bot], signal.SIGKILL, (world.feed.bell,), rng)
        async with bot.whatever_happens():
            await bot.start()
            await bot.serves()
            await answers_all(contacts[0])
            async with asyncio.TaskGroup() as work:
                for one in contacts[:CONFIRM]:
                    work.create_task(confirms(one))
                work.create_task(killer.kills(KILLS))
            await drained(books)
    with capsys.disabled():
        print(f"\nanswer to all: seed {SEED}, {KILLS} kills, {time.monotonic() - since:.0f} s")
    try:
        check(books, world)
    finally:
        books.close()


def check(books: Books, world: World) -> None:
    """Whether each member has one draft and one answer of its own, and each person one message."""
    replies = Counter((one["appeal"], one["state"]) for one in books.rows("SELECT appeal, state FROM class_reply"))
    assert Counter(state for _, state in replies) == {
        "SENT": CONFIRM * OWN,
        "DRAFT": MEMBERS - ANSWERED - CONFIRM * OWN,
        "ASKED": ANSWERED,
    }
    assert set(replies.values()) == {1}
    given = Counter(one["appeal"] for one in books.rows("SELECT appeal FROM event WHERE action = 'ANSWER'"))
    assert (len(given), set(given.values())) == (CONFIRM * OWN, {1})
    texts = {one["answer"] for one in books.rows(f"SELECT answer FROM appeal WHERE {GIVEN}")}  # noqa: S608
    assert len(texts) == CONFIRM * OWN, "each has its own number in it"
    letters = books.rows("SELECT chat, what, state FROM outbox WHERE state NOT IN ('MERGED', 'SUPERSEDED')")
    sent = Counter((one["what"], one["chat"]) for one in letters)
    firms, staff = range(1, FIRMS + 1), range(101, 101 + len(DEPARTMENTS))
    answered = firms[:: len(DEPARTMENTS)]  # of the first; those of the second wait for its head, who signs
    expected = {"class_drafts_put": staff, "class_replies_sent": staff[:CONFIRM], "class_measure_told": firms}
    expected |= {"gathered": answered}
    for what, chats in expected.items():
        whose = {chat: count for (kind, chat), count in sent.items() if kind == what}
        assert whose == dict.fromkeys(chats, 1), what
    said = [(chat.id, one.text) for chat in world.chats.values() for one in chat.messages.values() if one.by_bot]
    twice = Counter[int]()
    for (chat, _), count in Counter(said).items():
        twice[chat] += count - 1
    assert max(twice[firm] for firm in firms) <= KILLS, (
        "only what was in flight may come twice, one a chat for each kill"
    )

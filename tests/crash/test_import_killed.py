"""An import that is killed at any instant has done all or nothing, and running it again doubles nothing.

At the command line and in chat; whoever sent the table hears of it, and has each link once.
"""

import asyncio
import io
import os
import signal
import time
from asyncio.subprocess import STDOUT
from pathlib import Path
from random import Random, SystemRandom

import openpyxl
import pytest
from sqlalchemy import create_engine, select

from bot.demo.botapi import BotApi, Bubble, Person, serve
from bot.domain.people.person import Role
from bot.domain.people.presses import Answer
from bot.domain.presses import encode
from bot.domain.tenure.presses import DoImport
from bot.usecases.people.accounts import hashed
from storage import schema
from storage.engine.database import Transaction, open_database
from storage.engine.migrate import migrate
from tests.crash import morning
from tests.crash.process import BotProcess, settings
from tests.house import _hire, programme
from tests.starting import start

KILLS = int(os.environ.get("KILLS", "4"))  # each takes two runs of the command
SEED = int(os.environ.get("SEED") or SystemRandom().randrange(10**6))
GUESTS = 150
TABLES = max(1, KILLS // 2)  # in chat: two kills each
HEADS = ("姓名", "身份", "单位")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ADMIN, TOKEN, PATIENCE = 11, "1:import", 90.0


SPELT = str.maketrans("0123456789", "零一二三四五六七八九")


def guests(name: str) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    named = (f"{name}{number}".translate(SPELT) for number in range(GUESTS))  # no name has a digit
    for row in (HEADS, *((guest, "统筹员", "") for guest in named)):
        book.worksheets[0].append(list(row))
    book.save(target)
    return target.getvalue()


def invites(url: str) -> set[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = set(connection.execute(select(schema.invite.c.code_hash)).scalars())
    engine.dispose()
    return found


def links(content: bytes) -> list[str]:
    cells = [str(row[3] or "") for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values]
    return [f"inv_{cell.partition('inv_')[2]}" for cell in cells if "inv_" in cell]


def handed_out(folder: Path) -> list[str]:
    """Return the links of all files that the command wrote; none of them is half."""
    assert not list(folder.glob("*.part"))
    return [one for path in folder.glob("staff-result*.xlsx") for one in links(path.read_bytes())]


async def runs(file: Path, url: str, killed_after: float | None = None) -> int:
    """Run the command, to its end or for some seconds, and return its exit code."""
    process = await start(
        "bot", "import", "staff", str(file), "--apply", environment=os.environ | {"DATABASE_URL": url}, stderr=STDOUT
    )
    if killed_after is not None:
        await asyncio.sleep(killed_after)
        process.kill()
    said, _ = await process.communicate()
    assert process.returncode is not None, said
    return process.returncode


@pytest.mark.crash
@pytest.mark.timeout(600)
async def test_the_command_killed_at_random_instants_does_all_or_nothing(database_url: str, tmp_path: Path) -> None:
    migrate(database_url)
    file, rng = tmp_path / "staff.xlsx", Random(SEED)  # noqa: S311  # moments, no secrets
    file.write_bytes(guests("先"))
    assert await runs(file, database_url) == 0
    file.write_bytes(guests("再"))
    begun = time.monotonic()  # of what it takes once the program is loaded
    assert await runs(file, database_url) == 0
    seconds, done = time.monotonic() - begun, 2 * GUESTS
    for number in range(KILLS):
        file.write_bytes(guests(f"第{number}批"))
        await runs(file, database_url, rng.uniform(0.2, 1.0) * seconds)
        assert len(invites(database_url)) in {done, done + GUESTS}, SEED
        assert await runs(file, database_url) == 0
        done += GUESTS
        assert len(invites(database_url)) == done, SEED
    assert sorted(map(hashed, handed_out(tmp_path))) == sorted(invites(database_url)), SEED  # each is in one file


def hires(tx: Transaction) -> None:
    _hire(tx, ADMIN, "吴管", Role.ADMIN, None, morning.now())


async def killed(bot: BotProcess, rng: Random) -> None:
    """Kill it within what it takes to read or to take over a table, and start it again."""
    await asyncio.sleep(rng.uniform(0, 0.4))
    await bot.end(signal.SIGKILL)
    await bot.start()
    await bot.serves()


def table_in(api: BotApi, bubble: Bubble) -> bytes:
    world = api.world(TOKEN)
    return world.blobs.get(world.files[bubble.message.raw["document"]["file_id"]].blob or "")


async def sends_and_takes(api: BotApi, admin: Person, bot: BotProcess, number: int, rng: Random) -> list[str]:
    """Send a table and take it over, while the bot is killed at both; return the links that came."""
    name = f"第{number}批"
    await admin.sends_file(f"{name}.xlsx", guests(name), XLSX)
    await killed(bot, rng)
    tried = await admin.sees(f"《{name}.xlsx》检查过了", f"新的{GUESTS}行", timeout=PATIENCE)
    await admin.presses("导入", tried)
    await killed(bot, rng)
    done = await admin.sees(f"《{name}.xlsx》已导入：新的{GUESTS}行", timeout=PATIENCE)
    await admin.says("/help")  # so that what follows is no repetition of a quick finger
    await admin.presses_forged(encode(DoImport(number + 1, Answer.YES)), tried)
    await admin.sees("已经导入过", timeout=PATIENCE)
    return links(table_in(api, done))


@pytest.mark.crash
@pytest.mark.timeout(600)
async def test_a_table_in_chat_is_taken_over_once_whenever_the_bot_is_killed(database_url: str, tmp_path: Path) -> None:
    api, found = BotApi(), list[str]()
    admin, rng = Person(api.world(TOKEN), ADMIN, "吴管"), Random(SEED)  # noqa: S311  # moments, no secrets
    api.world(TOKEN).start(ADMIN)
    migrate(database_url)
    database = await open_database(database_url, programme())
    await database.write(hires)
    await database.close()
    async with serve(api) as url:
        bot = BotProcess(settings(tmp_path, url, TOKEN, database_url), tmp_path / "bot.log")
        async with bot.whatever_happens():
            await bot.start()
            await bot.serves()
            for number in range(TABLES):
                found += await sends_and_takes(api, admin, bot, number, rng)
            assert await bot.end(signal.SIGTERM) == 0
    assert sorted(map(hashed, found)) == sorted(invites(database_url)), SEED  # each is there once, and in one file
    assert len(found) == TABLES * GUESTS

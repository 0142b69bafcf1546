"""A voice is written down by the operator's command, and whoever spoke confirms the text before it is used."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.demo.botapi import Person
from bot.domain.base.content import File
from storage import schema
from storage.engine.database import Transaction
from storage.mail import readings
from tests.house import House, open_house
from tests.screenplays.stage import PATIENCE, PORT, curtain, on_sqlite, quiet, rows

SAYS = f"print({PORT!r})"
ASKED = "用这段文字吗"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The operator's command, which each test writes."""
    path = tmp_path / "hear.py"
    writes(path, SAYS)
    return path


def writes(program: Path, does: str) -> None:
    program.write_text(does, "utf-8")


@pytest.fixture
async def house(tmp_path: Path, database_url: str, program: Path) -> AsyncIterator[House]:
    command = f"{sys.executable} {program}"
    async with open_house(tmp_path, database_url=database_url, transcribe=command) as opened:
        opened.app.transcriber.idle = 0.02
        yield opened
        await curtain(opened)


async def heard(house: House) -> list[Any]:
    """Wait until no voice waits to be written down, and return those whose text is proposed."""
    async with asyncio.timeout(PATIENCE):
        while any(one.text is None for one in await rows(house, schema.reading)):
            await asyncio.sleep(0.01)
    return await rows(house, schema.reading)


async def test_a_voice_is_written_down_and_used_once(house: House, 企业: Person) -> None:
    await 企业.sends("voice")
    await 企业.sees("已收到语音")
    asked = await 企业.sees(ASKED, PORT)
    await 企业.presses("用这段文字")
    await 企业.sees("已记下", f"共{len(PORT)}字", "附件1个")
    assert await rows(house, schema.reading) == []
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await 企业.presses("用这段文字", asked)
    await 企业.sees("已经过去")
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"] == PORT


async def test_who_has_typed_meanwhile_adds_what_was_heard(house: House, 企业: Person) -> None:
    await 企业.sends("voice")
    asked = await 企业.sees(ASKED)
    await 企业.says("从十月起就是这样，一直没有好转。")
    await 企业.sees("已记下")
    await 企业.presses("用这段文字", asked)
    await 企业.sees("已记下")
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"] == f"从十月起就是这样，一直没有好转。\n{PORT}"


@pytest.mark.parametrize("does", ["print('  \\n')", "raise SystemExit(1)", "import time; time.sleep(60)"])
@on_sqlite
async def test_who_was_not_understood_is_asked_to_type(house: House, 企业: Person, program: Path, does: str) -> None:
    writes(program, does)
    house.app.transcriber.seconds = 2.0 if "sleep" in does else 20.0
    await 企业.sends("voice")
    await 企业.sees("没有听清", "请打字")
    assert await rows(house, schema.reading) == []
    await 企业.says(PORT)
    await 企业.sees("已记下", "附件1个")


@on_sqlite
async def test_after_the_form_a_proposal_is_over(house: House, 企业: Person) -> None:
    await 企业.sends("voice")
    asked = await 企业.sees(ASKED)
    await 企业.says("/cancel")
    await 企业.sees("已取消")
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await 企业.presses("用这段文字", asked)
    await 企业.sees("已经过去")
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await 企业.presses("用这段文字", asked)
    await 企业.sees("已经过去")


@on_sqlite
async def test_a_proposal_is_for_who_spoke(house: House, 企业: Person, 别家: Person) -> None:
    await 企业.sends("voice")
    asked = await 企业.sees(ASKED)
    await 别家.says("/appeal")
    await 别家.sees("用自己的话说说")
    await 别家.presses_forged(asked.buttons[0]["callback_data"])
    await 别家.sees("已经过去")
    assert len(await rows(house, schema.reading)) == 1


async def test_what_a_killed_process_had_begun_is_taken_up_and_told_once(
    house: House, 企业: Person, program: Path
) -> None:
    writes(program, "import time; time.sleep(60)")
    house.app.transcriber.seconds = 0.1
    await 企业.sends("voice")
    await 企业.sees("没有听清")
    (draft,) = await rows(house, schema.draft)

    def left(tx: Transaction) -> None:
        """Leave a voice as a process that was killed at it leaves it."""
        readings.add(tx, draft.id, File(**draft.data["files"][0]))
        tx.execute(update(schema.reading).values(lease_until=1e12, attempts=1))

    await house.app.database.write(left)
    await quiet(house)
    writes(program, SAYS)
    house.app.transcriber.seconds = 20.0
    await house.app.database.write(readings.TO_READ.release)
    await 企业.sees(ASKED)
    assert len(await heard(house)) == 1
    await quiet(house)
    assert sum(ASKED in one.text for one in 企业.messages) == 1


@on_sqlite
async def test_a_voice_that_always_kills_who_reads_it_is_given_up(house: House, 企业: Person) -> None:
    await 企业.says(PORT)
    await 企业.sees("已记下")
    (draft,) = await rows(house, schema.draft)

    def left(tx: Transaction) -> None:
        readings.add(tx, draft.id, File("gone", "u", "voice", "语音.ogg", 3))
        tx.execute(update(schema.reading).values(attempts=3))

    await house.app.database.write(left)
    await 企业.sees("没有听清")


@on_sqlite
async def test_what_was_said_is_not_in_the_log(house: House, 企业: Person, capsys: pytest.CaptureFixture[str]) -> None:
    await 企业.sends("voice")
    await 企业.sees(ASKED)
    await 企业.presses("用这段文字")
    await 企业.sees("已记下")
    said = capsys.readouterr()
    assert "update.done" in said.out + said.err
    assert PORT not in said.out + said.err

"""The bytes of attachments are kept under their own digest, and fetched until they are there."""

import asyncio
import hashlib
from pathlib import Path
from typing import Any

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, on_sqlite, rows, sends_off

PDF = b"%PDF-1.4 declaration"


@pytest.fixture(autouse=True)
def in_a_hurry(house: House) -> None:
    house.app.filer.idle, house.app.filer.back_off = 0.05, 0.05


async def sends_appeal_with(member: Person, *contents: bytes) -> None:
    await member.says(PORT)
    await member.sees("已记下")
    for number, content in enumerate(contents):
        await member.sends_file(f"{number}.pdf", content, "application/pdf")
        await member.sees(f"附件{number + 1}个")
    await member.presses("完成")
    await member.sees("照片")
    await member.presses("完成")
    await member.sees("不确定")
    await member.presses("不确定")
    await sends_off(member)


async def kept(house: House, count: int) -> list[str]:
    async with asyncio.timeout(10):
        while True:
            digests = [one.sha256 for one in await rows(house, schema.attachment) if one.sha256]
            if len(digests) == count:
                return digests
            await asyncio.sleep(0.05)


async def given_up(house: House) -> Any:
    async with asyncio.timeout(10):
        while True:
            if found := [one for one in await rows(house, schema.attachment) if one.error]:
                return found[0]
            await asyncio.sleep(0.05)


async def test_kept_under_their_digest_and_the_same_bytes_once(house: House, 企业: Person, tmp_path: Path) -> None:
    await sends_appeal_with(企业, PDF, b"%PDF-1.4 other", PDF)
    digests = await kept(house, 3)
    assert digests == [hashlib.sha256(one).hexdigest() for one in (PDF, b"%PDF-1.4 other", PDF)]
    stored = {path.name: path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()}
    assert stored == {digests[0]: PDF, digests[1]: b"%PDF-1.4 other"}


@on_sqlite
async def test_fetched_again_after_failures(house: House, 企业: Person) -> None:
    house.world.faults.add("getFile", kind="500", count=2)
    await sends_appeal_with(企业, PDF)
    await kept(house, 1)
    (one,) = await rows(house, schema.attachment)
    assert (one.attempts, one.error) == (2, None)


@on_sqlite
async def test_what_is_gone_for_good_is_given_up(house: House, 企业: Person) -> None:
    house.world.faults.add("getFile", kind="400", count=None, description="Bad Request: file is too big")
    await sends_appeal_with(企业, PDF)
    one = await given_up(house)
    assert (one.attempts, one.sha256) == (-1, None)
    assert "too big" in one.error.lower()

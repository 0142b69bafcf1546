"""The bytes of attachments are kept whole, under their own digest, fetched until they are there or given up aloud."""

import asyncio
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.files import path_of, store
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


async def waits(house: House, attempts: int) -> Any:
    """Wait until the first file was tried so often."""
    async with asyncio.timeout(10):
        while True:
            found = await rows(house, schema.attachment)
            if found and found[0].attempts >= attempts:
                return found[0]
            await asyncio.sleep(0.02)


@on_sqlite
async def test_who_sent_it_and_who_handles_it_hear_that_it_is_lost(house: House, 企业: Person, 海关: Person) -> None:
    house.world.faults.add("getFile", kind="400", count=None, description="Bad Request: file is too big")
    await sends_appeal_with(企业, PDF)
    await given_up(house)
    seen = await 企业.sees("附件没能保存")
    assert "超过20MB" in seen.text
    assert "重新发送" in seen.text


TEMPORARY = "Bad Request: wrong file_id or the file is temporarily unavailable"


@on_sqlite
@pytest.mark.parametrize("said", [TEMPORARY, "Bad Request: something nobody has heard of"])
async def test_what_may_pass_is_tried_again(house: House, 企业: Person, said: str) -> None:
    house.world.faults.add("getFile", kind="400", count=3, description=said)
    await sends_appeal_with(企业, PDF)
    await kept(house, 1)


@on_sqlite
@pytest.mark.parametrize("kind", ["401", "403", "404", "429", "500", "502", "reset_before", "html"])
@pytest.mark.parametrize("method", ["getFile", "download"])
async def test_a_network_or_server_in_trouble_is_waited_for(house: House, 企业: Person, method: str, kind: str) -> None:
    house.world.faults.add(method, kind=kind, count=2)
    await sends_appeal_with(企业, PDF)
    await kept(house, 1)


@on_sqlite
@pytest.mark.parametrize("came", [b"", PDF[:-3], PDF + b"more"])
async def test_what_did_not_come_whole_is_not_kept(
    house: House, 企业: Person, monkeypatch: pytest.MonkeyPatch, came: bytes
) -> None:
    requests, whole = house.app.application.bot.request, house.app.application.bot.request.retrieve
    left = [came, came]

    async def retrieve(*words: Any, **more: Any) -> bytes:
        return left.pop() if left else await whole(*words, **more)

    monkeypatch.setattr(requests, "retrieve", retrieve)
    await sends_appeal_with(企业, PDF)
    assert await kept(house, 1) == [hashlib.sha256(PDF).hexdigest()]
    assert (await waits(house, 2)).attempts == 2


@on_sqlite
async def test_one_that_hangs_holds_up_no_other(house: House, 企业: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    request, whole = house.app.application.bot.request, house.app.application.bot.request.post
    hung: list[str] = []

    async def post(url: str, data: Any = None, **more: Any) -> Any:
        if url.endswith("getFile") and not hung:
            hung.append(url)
            await asyncio.Event().wait()
        return await whole(url, data, **more)

    monkeypatch.setattr(request, "post", post)
    await sends_appeal_with(企业, PDF, b"%PDF-1.4 second", b"%PDF-1.4 third")
    await kept(house, 2)


@on_sqlite
async def test_a_file_that_lies_on_another_machine_is_asked_for_again(
    house: House, 企业: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Bot API server in local mode names a path of its own."""
    request, whole = house.app.application.bot.request, house.app.application.bot.request.post
    path = tmp_path / "of the server.pdf"

    async def post(url: str, data: Any = None, **more: Any) -> Any:
        answer = await whole(url, data, **more)
        return {**answer, "file_path": str(path)} if url.endswith("getFile") else answer

    monkeypatch.setattr(request, "post", post)
    await sends_appeal_with(企业, PDF)
    assert "--local" in (await waits(house, 2)).error
    path.write_bytes(PDF)
    await kept(house, 1)


def test_it_is_on_the_disk_before_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    whole = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    folder = tmp_path / "files"
    for _ in range(2):  # as well when it was written before, by who may have been killed then
        synced.clear()
        path = path_of(folder, store(folder, PDF))
        assert {str(path), str(path.parent), str(folder), str(tmp_path)} <= set(synced)
    path.write_bytes(PDF[:3])
    assert path_of(folder, store(folder, PDF)).read_bytes() == PDF

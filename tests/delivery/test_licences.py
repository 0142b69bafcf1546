"""A picture of a 营业执照 is opened at every door by who checks, and leaves the disk when it was of use or too old."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Executable, insert, update

from bot.delivery.files import path_of, store
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.domain.tenure.keeping import Kept
from bot.usecases.tenure import retention
from storage import schema
from storage.engine.database import Transaction
from tests.channels.visitor import Visitor
from tests.channels.web import at_work, web_house
from tests.house import House
from tests.screenplays.stage import curtain, on_sqlite, rows, sends_off
from tests.screenplays.test_registering import to_phone

PICTURE = b"\x89PNG a licence"


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        opened.app.filer.idle = 0.05
        yield opened
        await curtain(opened)


async def registers_with_a_licence(newcomer: Person) -> None:
    await to_phone(newcomer)
    await newcomer.says("13900001111")
    await newcomer.presses("附营业执照")
    await newcomer.sees("请发来营业执照的照片")
    await newcomer.sends_file("执照.png", PICTURE, "image/png")
    await newcomer.sees("营业执照：已附上")
    await newcomer.presses("确认登记")
    await newcomer.sees("登记完成")


async def opened(visitor: Visitor) -> int:
    """Open the picture in the web chat; return the status and check the bytes."""
    shown = await visitor.sees("的营业执照", "本次查看已记录")
    link = re.search(r'href="(/files/\d+)"', shown.source)
    assert link
    answer = await visitor.client.get(link[1])
    assert answer.content == PICTURE
    return int(link[1].rpartition("/")[2])


async def writes(house: House, row: Executable) -> None:
    def write(tx: Transaction) -> None:
        tx.execute(row)

    await house.app.database.write(write)


async def gone(path: Path) -> None:
    async with asyncio.timeout(10):
        while await asyncio.to_thread(path.exists):
            await asyncio.sleep(0.05)


async def test_sent_by_telegram_it_opens_in_the_web_chat_and_goes_with_the_decision(house: House) -> None:
    await registers_with_a_licence(house.newcomer("敏"))
    async with at_work(house, Role.COORDINATOR) as coordinator:
        await coordinator.says("/enterprises")
        await coordinator.presses("查看第1家")
        await coordinator.sees("未核验")
        await coordinator.presses("营业执照")
        bubble = await opened(coordinator)
        (enterprise,) = await rows(house, schema.enterprise)
        path = path_of(house.app.filer.folder, enterprise.licence.removeprefix("sha256:"))
        assert path.read_bytes() == PICTURE
        assert len(await rows(house, schema.audit, action="licence")) == 1
        await coordinator.presses("核验通过")
        await coordinator.sees("核验通过")
        await gone(path)
        late = await coordinator.client.get(f"/files/{bubble}")
        assert late.status_code == 410
        assert "营业执照的照片在作出核验决定后删除，没有人决定的最多保存90天" in late.text
        chat = (await coordinator.client.get("/")).text
        assert re.search(rf'<a href="/files/{bubble}">[^<]+</a><small>已经删除</small>', chat)
        assert f'<img src="/files/{bubble}"' not in chat
        assert (await coordinator.client.get("/files/999999")).status_code == 404
        assert await rows(house, schema.spent_file) == []


@on_sqlite
async def test_nobody_decides_and_it_goes_after_its_days(house: House) -> None:
    await registers_with_a_licence(house.newcomer("敏"))
    digest = await asyncio.to_thread(store, house.app.filer.folder, PICTURE)

    def sweep(tx: Transaction, days: int) -> None:
        retention.STEPS[Kept.LICENCES](tx, 0, house.clock.now() + timedelta(days=days))

    await writes(house, update(schema.enterprise).values(licence=f"sha256:{digest}"))
    await house.app.database.write(sweep, 89)
    (enterprise,) = await rows(house, schema.enterprise)
    assert enterprise.licence
    await house.app.database.write(sweep, 91)
    (enterprise,) = await rows(house, schema.enterprise)
    assert (enterprise.licence, enterprise.licence_kind, enterprise.state) == ("", "", "UNVERIFIED")
    await gone(path_of(house.app.filer.folder, digest))
    (noted,) = await rows(house, schema.audit, action="retention")
    assert noted.subject == f"enterprise:{enterprise.id}"


@on_sqlite
async def test_the_same_bytes_beside_an_appeal_stay(house: House, 企业: Person) -> None:
    digest = await asyncio.to_thread(store, house.app.filer.folder, PICTURE)
    await 企业.says("磨憨口岸货车排队要等三天，请协调加快查验")
    await 企业.sees("已记下")
    await 企业.sends_file("执照.png", PICTURE, "image/png")
    await 企业.sees("附件1个")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("完成")
    await 企业.sees("不确定")
    await 企业.presses("不确定")
    await sends_off(企业)
    async with asyncio.timeout(10):
        while not [one for one in await rows(house, schema.attachment) if one.sha256 == digest]:
            await asyncio.sleep(0.05)
    await writes(house, insert(schema.spent_file).values(sha256=digest))
    async with asyncio.timeout(10):
        while await rows(house, schema.spent_file):
            await asyncio.sleep(0.05)
    assert path_of(house.app.filer.folder, digest).read_bytes() == PICTURE


@on_sqlite
async def test_bytes_that_somebody_has_just_sent_again_stay(house: House, 企业: Person) -> None:
    """Whoever sends the same file again does so before or after it goes from the disk: it is there for them."""
    digest = await asyncio.to_thread(store, house.app.filer.folder, PICTURE)
    sent = {"update_id": 10**12, "chat": 企业.id, "raw": f"sha256:{digest}", "arrived_at": house.clock.now()}
    await writes(house, insert(schema.inbox).values(sent | {"lease_until": 1e12}))  # it is being handled
    await writes(house, insert(schema.spent_file).values(sha256=digest))
    async with asyncio.timeout(10):
        while await rows(house, schema.spent_file):
            await asyncio.sleep(0.05)
    assert path_of(house.app.filer.folder, digest).read_bytes() == PICTURE
    await writes(house, update(schema.inbox).values(done_at=house.clock.now()))


async def refuses_files(house: House) -> None:
    """Let Telegram have lost the picture: its id opens it nowhere."""
    await writes(house, update(schema.enterprise).values(licence="gone-forever"))


@on_sqlite
@pytest.mark.parametrize("door", ["telegram", "web"])
async def test_one_that_telegram_lost_is_asked_for_again(house: House, 统筹员: Person, door: str) -> None:
    newcomer = house.newcomer("敏")
    await registers_with_a_licence(newcomer)
    await refuses_files(house)
    house.app.sender.failures.back_off = house.app.sender.failures.back_off_max = 0.01
    async with at_work(house, Role.COORDINATOR) as visitor:
        looks: Person | Visitor = visitor if door == "web" else 统筹员
        await looks.says("/enterprises")
        await looks.presses("查看第1家")
        await looks.sees("未核验")
        await looks.presses("营业执照")
        async with asyncio.timeout(60):
            while not await rows(house, schema.enterprise, licence_kind="lost"):
                await asyncio.sleep(0.05)
        await looks.sees("营业执照照片打不开了，没有收到，已请企业重新发送")
        await looks.presses("返回核验")
        await looks.sees("营业执照：照片没有收到，已请企业重新发送")
        await newcomer.sees("营业执照照片没有收到，请重新发送")
        await newcomer.says("/members")
        await newcomer.sees("营业执照照片没有收到，请重新发送")
        await newcomer.presses("重新发送照片")
        await newcomer.sees("请发来营业执照的照片")
        await newcomer.says("没有照片")
        await newcomer.sees("请发来营业执照的照片或扫描件")
        await newcomer.sends_photo()
        await newcomer.sees("已收到", "营业执照照片")
        await looks.sees("重新发来了营业执照照片，请核验")
        await looks.presses("查看")
        card = await looks.sees("未核验")
        assert "照片没有收到" not in card.text
        await looks.presses("营业执照")
        await looks.sees("的营业执照", "本次查看已记录")
        await newcomer.presses_forged(f"en:F:{(await rows(house, schema.enterprise))[0].id}:0")
        await newcomer.sees("现在不用再发营业执照照片")

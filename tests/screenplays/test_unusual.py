"""Unusual requests for numbers get a sensible answer or a clear sentence: of odd days, of nothing, of thousands."""

import csv
import io
from datetime import timedelta
from typing import Any

from PIL import Image
from sqlalchemy import insert

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from storage import schema
from storage.appeals import facts
from storage.engine.database import Transaction
from storage.people import people
from tests.house import START, House
from tests.screenplays.stage import files, on_sqlite
from tests.screenplays.test_export import asks, content

MANY, DEPARTMENTS = 2000, 45
ASKED: dict[str, tuple[str, ...]] = {
    "2024年10月": ("关于2024年10月", "这个月还没有结束"),
    "2024年11月": ("这个月还没有到",),
    "2024年9月": ("这个月还没有开始受理",),
    "1066年1月": ("没有认出“1066年1月”", "例如 2024年10月"),
    "2024年": ("没有认出“2024年”",),
    "最近": ("没有认出“最近”",),
}


@on_sqlite
async def test_words_after_circular(house: House, 企业: Person, 统筹员: Person) -> None:
    await files(企业)
    for words, seen in ASKED.items():
        await 统筹员.says(f"/circular {words}")
        await 统筹员.sees(*seen)


@on_sqlite
async def test_an_export_of_a_time_to_come_says_that_it_is_empty(house: House, 统筹员: Person) -> None:
    house.app.exporter.idle = 0.05
    await asks(统筹员, "诉求（CSV）", "不包含", said="2025年")
    await 统筹员.sees("范围：2025年", "这段时间里没有内容", timeout=30)


def fill(tx: Transaction, enterprise: int) -> None:
    """Thousands of appeals of a year, of many departments."""
    departments = [one.name for one in tx.programme.pack.assignees][:DEPARTMENTS]
    given: dict[str, Any] = {"enterprise": enterprise, "text": "货物等了很多天", "kind": "服务需求", "region": "昆明市"}
    given |= {"verdict": {}, "state": State.CLOSED, "assisting": ()}
    days = [START - timedelta(days=place % 290) for place in range(MANY)]
    rows = [
        {"number": f"YN-2024-{place:04d}", "lead": departments[place % DEPARTMENTS], **given}
        | {"filed_at": day, "clock_from": day, "assigned_at": day, "answered_at": day, "settled_at": day}
        for place, day in enumerate(days)
    ]
    tx.execute(insert(schema.appeal), rows)
    while facts.complete(tx):
        pass


@on_sqlite
async def test_thousands_of_appeals(house: House, 统筹员: Person) -> None:
    house.app.exporter.idle, house.app.exporter.every = 0.05, 0.0
    await house.enterprise("众", "91530100DEM000009C")
    known = await house.app.database.read(people.enterprise_by_uscc, "91530100DEM000009C")
    assert known is not None
    await house.app.database.write(fill, known.id)
    await turns_the_pages(统筹员)
    await takes_the_file(house, 统筹员)
    await looks_at_the_picture(house, 统筹员)
    await 统筹员.says("/circular 2024年9月")
    await 统筹员.sees("45个单位承办了本月的诉求", "其余37行见文件")


async def turns_the_pages(coordinator: Person) -> None:
    await coordinator.says("/stats 2024")
    await coordinator.sees("受理2000件，来自1家企业")
    await coordinator.presses("看具体诉求")
    await coordinator.presses("受理 2000")
    await coordinator.sees("受理（共2000件，新的在前，第1页共250页，发送 /export 可以导出全部）", "1. ")
    await coordinator.presses("末页")
    await coordinator.sees("第250页共250页", "2000. ")
    await coordinator.presses("上一页")
    await coordinator.sees("第249页共250页")
    await coordinator.presses("首页")
    await coordinator.sees("第1页共250页")
    await coordinator.presses("返回统计")
    await coordinator.presses("按部门")
    await coordinator.sees("按部门（共45行，第1页共6页")


async def takes_the_file(house: House, coordinator: Person) -> None:
    await asks(coordinator, "诉求（CSV）", "不包含")
    await coordinator.sees("已完成2000/2000行（100%）", timeout=30)
    sent = await coordinator.sees("共2000行。", timeout=30)
    held = content(house, sent.message.raw).decode("utf-8-sig")
    assert len({row["诉求编号"] for row in csv.DictReader(io.StringIO(held))}) == MANY


async def looks_at_the_picture(house: House, coordinator: Person) -> None:
    await coordinator.says("/charts")
    await coordinator.presses("各部门逐月受理")
    shown = await coordinator.sees("全部数字见下一条消息", timeout=30)
    photo = house.world.files[shown.message.raw["photo"][-1]["file_id"]]
    picture = Image.open(io.BytesIO(house.world.blobs.get(photo.blob or "")))
    assert picture.height > 2 * picture.width
    await coordinator.sees("合计　", "＝2000")

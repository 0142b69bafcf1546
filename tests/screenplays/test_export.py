"""A coordinator takes the rows as a file: asked for in the chat, made beside the work, noted, and not for everybody."""

import io

import openpyxl

from bot.demo.botapi import Person
from storage import schema
from tests.faults.trouble import until
from tests.house import House
from tests.screenplays.stage import files, on_sqlite, rows


def content(house: House, message: dict[str, object]) -> bytes:
    document = message["document"]
    assert isinstance(document, dict)
    return house.world.blobs.get(house.world.files[document["file_id"]].blob or "")


async def asks(who: Person, sheet: str, personal: str | None = None, said: str = "今年") -> None:
    await who.says("/export")
    await who.sees("哪段时间")
    await who.says(said)
    await who.sees("要什么文件")
    await who.presses(sheet)
    if personal:
        await who.sees("联系人、电话和原文")
        await who.presses(personal)


@on_sqlite
async def test_a_coordinator_exports_everything(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    house.app.exporter.idle = 0.05
    number = await files(企业)
    await 海关.sees("请签收")
    await 统筹员.says("/export")
    await 统筹员.sees("哪段时间")
    await 统筹员.says("下个月")
    await 统筹员.sees("没有认出时间")
    await 统筹员.says("2024-11-01 2024-10-01")
    await 统筹员.sees("先早后晚")
    await 统筹员.says("2024-10-01 2024-10-31")
    await 统筹员.presses("Excel（全部六张表）")
    await 统筹员.presses("包含")
    await 统筹员.sees("范围：2024年10月")
    sent = await 统筹员.sees("内有个人信息", timeout=30)
    book = openpyxl.load_workbook(io.BytesIO(content(house, sent.message.raw)))
    appeals = list(book["诉求"].values)
    assert [row[0] for row in appeals[1:]] == [number]
    assert "13800138000" in appeals[1]
    assert appeals[1][appeals[0].index("应答复")] == 0  # by people's clock its limit is ahead
    assert any(row[0] == "导出时间" and "2024年10月25日" in str(row[1]) for row in book["口径"].values)
    assert any(one.text.endswith("随后发出。") for one in 统筹员.messages)
    (noted,) = await rows(house, schema.audit, action="export")
    assert noted.details["personal"] is True


@on_sqlite
async def test_who_may_not_see_people_gets_numbers_only(
    house: House, 企业: Person, 督查员: Person, 海关: Person
) -> None:
    house.app.exporter.idle = 0.05
    await files(企业)
    await asks(督查员, "诉求（CSV）")
    sent = await 督查员.sees("共1行。", timeout=30)
    held = content(house, sent.message.raw).decode("utf-8-sig")
    assert "昆明海关" in held
    assert not any(word in held for word in ("13800138000", "铜矿"))
    await 海关.says("/export")
    await 海关.sees("其他身份")


@on_sqlite
async def test_a_file_that_was_removed_before_it_left_is_made_anew(house: House, 企业: Person, 督查员: Person) -> None:
    house.app.exporter.idle = 0.05
    await files(企业)
    house.world.faults.add("sendDocument", kind="500", count=None)
    await asks(督查员, "诉求（CSV）")
    folder = house.app.exporter.settings.files_dir / "exports"
    (made,) = await until(lambda: [one for one in folder.glob("*.csv") if one.stat().st_size], 60)
    await until(lambda: [row for row in house.world.faults._set if row.met], 60)
    made.unlink()
    house.world.faults.clear()
    sent = await 督查员.sees("共1行。", timeout=30)
    assert "document" in sent.message.raw

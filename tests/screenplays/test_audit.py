"""Administrators and supervisors read who saw and changed what; nobody else does."""

import io

import openpyxl
import pytest

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from storage.engine import audit
from storage.engine.audit_check import verify
from storage.engine.database import Transaction
from tests.house import START, House
from tests.screenplays.stage import files, on_sqlite, rows


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("吴管", Role.ADMIN)


async def test_who_looked_at_whose_phone_is_read(
    house: House, 企业: Person, 海关: Person, 督查员: Person, 管理员: Person
) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("查看全文")
    await 海关.sees(f"诉求{number}｜待签收")
    await 海关.presses("联系方式")
    await 海关.sees("本次查看已记录")
    for reader in (督查员, 管理员):
        await reader.says("/audit")
        shown = await reader.sees("操作记录（共", "09:00｜张海燕（部门联络员）", f"查看联系方式：诉求{number}")
        assert "李敏" not in shown.text
        for line in (f"张海燕 {number} 近7天", "查看", "phone", "联系方式", "今天"):
            await reader.says(f"/audit {line}")
            await reader.sees(f"操作记录：{line}", f"查看联系方式：诉求{number}")
        await reader.says("/audit 导出")
        await reader.sees("没有找到这样的操作记录", "/audit 周岚 导出 近7天")
        await reader.says("/audit 磨憨口岸")
        await reader.sees("没有认出“磨憨口岸”", "可以写姓名、诉求编号、日期")
    assert (await house.app.database.read(verify)).faults == ()


@on_sqlite
async def test_entries_are_turned_and_narrowed_by_a_tap(house: House, 管理员: Person) -> None:
    await house.app.database.write(many)
    await 管理员.says("/audit")
    await 管理员.sees("共12条", "第1页共2页", "8. ")
    await 管理员.presses("下一页")
    await 管理员.sees("第2页共2页", "12. ")
    await 管理员.presses("词库")
    await 管理员.sees("操作记录：词库（共1条", "决定关键词改动：词库版本3", "采用", "词语：报关", "部门：昆明海关")


def many(tx: Transaction) -> None:
    for number in range(11):
        audit.note(tx, None, "replay", f"inbox:{number}", START)
    facts = {"adopted": True, "department": "昆明海关", "edits": [["报关", "strong"]]}
    audit.note(tx, None, "wordbook", "version:3", START, **facts)


@on_sqlite
async def test_only_who_supervises_or_administers_may(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 管理员: Person
) -> None:
    for person in (企业, 海关, 统筹员):
        await person.says("/audit")
        await person.sees("由其他身份的人办理")
        await person.says("/audit 导出")
        await person.sees("由其他身份的人办理")
        for forged in ("ra:1:0", "rg:LOOKS", "g:audit:0"):
            await person.presses_forged(forged)
            await person.sees("由其他身份的人办理")
    assert await rows(house, schema.audit) == []


@on_sqlite
async def test_what_was_looked_for_is_handed_out_as_a_table_and_noted(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("查看全文")
    await 海关.sees(f"诉求{number}｜待签收")
    await 海关.presses("联系方式")
    await 海关.sees("本次查看已记录")
    await 督查员.says(f"/audit {number}")
    shown = await 督查员.sees(f"操作记录：{number}（共1条")
    await 督查员.presses("导出表格")
    sent = await 督查员.sees(f"操作记录：{number}，共1条")
    document = sent.message.raw["document"]
    data = house.world.blobs.get(house.world.files[document["file_id"]].blob or "")
    heads, row = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].values
    assert dict(zip(heads, row, strict=True))["谁"] == "张海燕（部门联络员）"
    assert dict(zip(heads, row, strict=True))["对象"] == f"诉求{number}"
    (noted,) = await rows(house, schema.audit, action="audit_export")
    assert noted.details == {"count": 1}
    export = next(key for line in shown.message.inline for key in line if key["text"] == "导出表格")
    await 统筹员.says("/help")
    await 统筹员.sees("随时可用")
    await 统筹员.presses_forged(export["callback_data"])
    await 统筹员.sees("由其他身份的人办理")
    assert len(await rows(house, schema.audit, action="audit_export")) == 1

"""An administrator changes settings in chat: previewed, live in every process, and brought back."""

from datetime import datetime

import pytest

from bot.config.loader import builtin_pack, load
from bot.config.pack import Pack
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.programme import Programme
from storage import schema
from storage.engine.database import Transaction, open_database
from tests.house import House
from tests.screenplays.stage import accepts, files, on_sqlite, quiet, rows


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("吴管", Role.ADMIN)


async def writes(admin: Person, section: str, text: str) -> None:
    await admin.says("/settings")
    await admin.sees("参数", "选一类查看")
    await admin.presses(section)
    await admin.sees(section)
    await admin.presses("修改")
    await admin.sees(f"怎么改{section}")
    await admin.says(text)


def pack_of(tx: Transaction) -> Pack:
    return tx.programme.pack


def accept_days(tx: Transaction) -> int:
    return tx.programme.pack.limits.accept_days


async def test_a_limit_is_changed_after_a_preview_and_holds_in_every_process(
    house: House, database_url: str, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await files(企业)
    await quiet(house)
    await writes(管理员, "期限和限制", "签收期限 3\n挂号窗口：7个工作日")
    await 管理员.sees("签收期限：1个工作日 → 3个工作日", "挂号窗口：5个工作日 → 7个工作日", "另有1个只变提醒")
    assert await house.app.database.read(accept_days) == 1
    await 管理员.presses("采用")
    await 管理员.sees("吴管采用了改动")
    other = await open_database(database_url, Programme.of(load(builtin_pack())))
    try:
        for database in (house.app.database, other):
            assert await database.read(accept_days) == 3
        waits = [row for row in await rows(house, schema.timer, kind="ACCEPT_EXPIRED") if row.done_at is None]
        assert [row.fire_at.astimezone(SHANGHAI).date().isoformat() for row in waits] == ["2024-10-30"]
        await 管理员.says("/settings")
        await 管理员.sees("第1版", "签收期限", "正在使用")
        await 管理员.presses("恢复方案原样")
        await 管理员.sees("恢复为方案原来的值")
        for database in (house.app.database, other):
            assert await database.read(accept_days) == 1
    finally:
        await other.close()
    await 管理员.says("/settings")
    await 管理员.presses("恢复第1版")
    await 管理员.sees("恢复为第1版")
    assert await house.app.database.read(accept_days) == 3


@on_sqlite
async def test_a_holiday_that_is_moved_moves_the_dates_of_open_appeals(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await writes(管理员, "工作日", "2024-11-01 放假\n11月2日 上班\n2024-11-04 放假")
    await 管理员.sees("11月1日：按方案 → 放假", "1个在办诉求的期限会变（在办共1个）", number)
    before = (await rows(house, schema.appeal))[0].due_at
    await 管理员.presses("采用")
    await 管理员.sees("1个在办诉求的期限变了")
    await quiet(house)
    after = (await rows(house, schema.appeal))[0].due_at
    assert after > before
    await house.until(datetime(2024, 10, 28, 8, 30, tzinfo=SHANGHAI))
    await 企业.sees(number, "期限")


@on_sqlite
async def test_reasons_and_the_notice_are_changed_and_who_agreed_is_asked_again(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await writes(管理员, "理由", "T5 名称 材料不够\nt6 名称 另有专门渠道")
    await 管理员.sees("T5名称：信息不足，无法办理 → 材料不够", "T6名称：按方案 → 另有专门渠道")
    await 管理员.presses("采用")
    await 管理员.sees("采用了改动")
    await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("退回")
    await 海关.sees("退回的理由是什么")
    labels = [button for line in 海关.last.labels for button in line]
    assert {"5. 材料不够", "6. 另有专门渠道"} <= set(labels)
    await writes(管理员, "告知和地点", "告知第3段 消息只保存在境内。")
    await 管理员.sees("修改参数", "告知第3段")
    await 管理员.presses("采用")
    await 管理员.sees("采用了改动")
    privacy = (await house.app.database.read(pack_of)).privacy
    assert privacy.version != load(builtin_pack()).privacy.version
    assert "消息只保存在境内。" in privacy.paragraphs


@on_sqlite
async def test_what_the_pack_s_rules_refuse_is_refused_and_nothing_typed_is_lost(
    管理员: Person, 统筹员: Person
) -> None:
    await 统筹员.says("/settings")
    await 统筹员.sees("由其他身份的人办理")
    await writes(管理员, "期限和限制", "签收期限 1")
    for said, told in (
        ("签收期限 三千万", "没有看懂“签收期限 三千万”"),
        ("签收期限 99999", "“签收期限 99999”不合规则"),
        ("诉求最少字数 3000", "不合规则"),
        ("签收 2", "没有看懂“签收 2”"),
    ):
        await 管理员.sees("怎么改期限和限制")
        await 管理员.says(said)
        await 管理员.sees(told)
    await 管理员.says("诉求最多字数 4000\n诉求最少字数 3000")
    await 管理员.sees("诉求最少字数：10字 → 3000字")
    await 管理员.presses("不采用")
    await 管理员.sees("没有采用")

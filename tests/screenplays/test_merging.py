"""Two records of one enterprise become one, and are parted again within a day."""

from datetime import timedelta

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import answered, files, on_sqlite, rates, rows
from tests.screenplays.test_enterprises import OTHER, asks_for_help
from tests.screenplays.test_registering import USCC


@pytest.fixture
async def 另一家(house: House) -> Person:
    return await house.enterprise("重名", OTHER)


async def merges(coordinator: Person, gone: str, kept: str) -> None:
    await coordinator.says(f"/enterprises {gone}")
    await coordinator.sees(f"企业：{gone}")
    await coordinator.presses("查看第1家")
    await coordinator.sees("状态：")
    await coordinator.presses("合并到另一家")
    await coordinator.sees("合并到哪家")
    await coordinator.says(kept)


async def test_what_one_had_is_the_others_and_goes_back(
    house: House, 企业: Person, 另一家: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(另一家, 海关)
    await rates(另一家, "满意")
    await merges(统筹员, "重名", USCC)
    await 统筹员.sees("确定把重名的企业合并到李敏的企业吗")
    await 统筹员.presses("确认")
    await 统筹员.sees("重名的企业已合并到李敏的企业")
    for member in (企业, 另一家):
        await member.sees("登记已合并为李敏的企业")
        await member.says("/my")
        await member.sees(number)
    await 企业.says("/members")
    await 企业.sees("李敏的企业的联系人（共2人）", "重名")
    (fact,) = await rows(house, schema.fact)
    kept = next(one.id for one in await rows(house, schema.enterprise) if one.uscc == USCC)
    (survey,) = await rows(house, schema.survey)
    assert (fact.enterprise, survey.appeal, survey.satisfaction) == (kept, fact.appeal, "SATISFIED")
    later, own = await files(企业), await files(另一家)
    await 统筹员.presses("撤销合并")
    await 统筹员.sees(
        "确定撤销合并", "归还重名的企业：诉求2项（含合并后其联系人提交的1项）", "联系人1位", "提交的诉求1项"
    )
    await 统筹员.presses("确认撤销")
    await 统筹员.sees("合并已撤销", "归还重名的企业：诉求2项")
    await 企业.sees("合并已撤销", "仍归李敏的企业：合并后其联系人提交的诉求1项")
    await 另一家.says("/my")
    assert later not in (await 另一家.sees(number, own)).text
    await 企业.says("/my")
    shown = (await 企业.sees(later)).text
    assert number not in shown
    assert own not in shown
    for forged in ("um:1", "ue:1"):
        await 统筹员.presses_forged(forged)
        await 统筹员.sees("可能已经处理过")
        await 统筹员.says("/help")
        await 统筹员.sees("随时可用")


@on_sqlite
async def test_who_registers_the_old_code_asks_to_join_the_one_that_was_kept(
    house: House, 企业: Person, 另一家: Person, 统筹员: Person, 新人: Person
) -> None:
    await merges(统筹员, OTHER, USCC)
    await 统筹员.sees("确定把")
    await 统筹员.presses("确认")
    await 统筹员.sees("已合并")
    await 新人.says("/start")
    await 新人.sees("个人信息处理告知")
    await 新人.presses("同意")
    await 新人.says(OTHER)
    await 新人.sees("李敏的企业已经登记过")
    await 统筹员.says("/enterprises 重名")
    await 统筹员.sees("1. 李敏的企业")


@on_sqlite
async def test_after_a_day_a_merge_stands(house: House, 企业: Person, 另一家: Person, 统筹员: Person) -> None:
    await merges(统筹员, "重名", USCC)
    await 统筹员.sees("确定把")
    await 统筹员.presses("确认")
    await 统筹员.sees("已合并")
    await house.until(house.clock.moment + timedelta(days=1))
    await 统筹员.presses("撤销合并")
    await 统筹员.sees("合并已超过一天")
    assert {one.merged_into for one in await rows(house, schema.enterprise)} != {None}


@on_sqlite
async def test_what_can_not_be_merged(house: House, 企业: Person, 新人: Person, 统筹员: Person) -> None:
    await merges(统筹员, "李敏", USCC)
    await 统筹员.sees("这就是同一家")
    await 统筹员.says(OTHER)
    await 统筹员.sees("还没有登记")
    await 统筹员.says("/cancel")
    await 统筹员.sees("已取消「合并企业」")
    for person in (企业, 新人):
        await asks_for_help(person)
        await person.presses_forged("en:G:1:0")
        await person.sees("办理")
        for forged in ("um:1", "ue:1"):
            await person.presses_forged(forged)
            await person.sees("办理")

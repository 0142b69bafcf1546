"""An enterprise's people change what is on record, and leave by themselves."""

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import files, on_sqlite, rows
from tests.screenplays.test_enterprises import asks_for_help, registers
from tests.screenplays.test_registering import USCC


@pytest.fixture
async def 第二人(house: House, 企业: Person) -> Person:
    """A colleague who came later: not the manager."""
    return await house.enterprise("后来", USCC)


async def edits(person: Person, button: str, asked: str, words: str) -> None:
    await person.says("/members")
    await person.sees("的联系人")
    await person.presses(button)
    await person.sees(asked)
    await person.says(words)


async def test_a_new_name_is_agreed_to_and_the_old_one_still_finds_it(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await edits(企业, "修改企业名称", "现在的全称是什么", "云南新名称有限公司")
    await 企业.sees("已请统筹员确认", "云南新名称有限公司")
    await 企业.says("/members")
    await 企业.sees("李敏的企业的联系人", "等统筹员确认的新名称：云南新名称有限公司")
    await 企业.presses("修改企业名称")
    await 企业.sees("已有一个新名称在等统筹员确认")
    await 统筹员.sees("企业申请更名", "现名称：李敏的企业", "新名称：云南新名称有限公司")
    await 统筹员.says("/enterprises")
    await 统筹员.sees("李敏的企业｜有更名或加入的申请")
    await 统筹员.presses("查看第1家")
    await 统筹员.sees("申请更名为：云南新名称有限公司")
    await 统筹员.presses("同意更名")
    await 统筹员.sees("已同意“李敏的企业”更名")
    await 企业.sees("企业名称已由“李敏的企业”改为“云南新名称有限公司”")
    await 统筹员.says(number)
    await 统筹员.sees(number, "企业：云南新名称有限公司")
    await 统筹员.says("/counter")
    await 统筹员.sees("名称")
    await 统筹员.says("李敏的企业")
    assert "云南新名称有限公司" in str((await 统筹员.sees("是哪一家")).labels)
    await 企业.says("/members")
    await 企业.sees("曾用名：李敏的企业")


@on_sqlite
async def test_of_two_decisions_on_a_name_the_first_counts(house: House, 企业: Person, 统筹员: Person) -> None:
    await edits(企业, "修改企业名称", "现在的全称是什么", "云南新名称有限公司")
    await 统筹员.sees("企业申请更名")
    await 统筹员.presses("不同意更名")
    await 统筹员.sees("没有同意")
    await 企业.sees("没有改为“云南新名称有限公司”", "仍是“李敏的企业”")
    (change,) = await rows(house, schema.enterprise_change)
    await 统筹员.presses_forged(f"jn:{change.id}:Y")
    await 统筹员.sees("可能已经处理过")
    (enterprise,) = await rows(house, schema.enterprise)
    assert enterprise.name == "李敏的企业"


@on_sqlite
async def test_one_that_nobody_has_verified_is_renamed_at_once(house: House, 新人: Person) -> None:
    await registers(新人)
    await edits(新人, "修改企业名称", "现在的全称是什么", "云南改对了有限公司")
    await 新人.sees("企业名称已改为“云南改对了有限公司”")
    (change,) = await rows(house, schema.enterprise_change)
    assert (change.before, change.after, change.agreed) == ("云南某某物流有限公司", "云南改对了有限公司", True)


@on_sqlite
async def test_region_name_and_number_change_at_once(house: House, 企业: Person) -> None:
    await edits(企业, "修改所在地区", "在哪个州市", "曲靖")
    await 企业.sees("所在地区已改为“曲靖市”")
    await edits(企业, "修改我的姓名", "您的姓名", "李新敏")
    await 企业.sees("我的姓名已改为“李新敏”")
    await edits(企业, "修改我的电话", "您的新电话", "139 0000 6666")
    assert "6666" not in (await 企业.sees("我的电话已更新")).text
    (person,) = await rows(house, schema.person, user=企业.id)
    (enterprise,) = await rows(house, schema.enterprise)
    assert (person.name, person.phone, enterprise.region) == ("李新敏", "13900006666", "曲靖市")
    await edits(企业, "修改我的姓名", "您的姓名", "李新敏")
    await 企业.sees("和现在的一样")


@on_sqlite
async def test_only_the_manager_changes_what_is_the_enterprises(house: House, 企业: Person, 第二人: Person) -> None:
    await 第二人.says("/members")
    shown = await 第二人.sees("李敏的企业的联系人", "修改企业名称和地区")
    assert "修改企业名称" not in str(shown.labels)
    for forged in ("ed:name", "ed:region"):
        await 第二人.presses_forged(forged)
        await 第二人.sees("由管理人李敏修改")


@on_sqlite
async def test_a_member_leaves_but_not_the_last_while_something_is_open(
    house: House, 企业: Person, 第二人: Person
) -> None:
    await files(企业)
    await 第二人.says("/members")
    await 第二人.sees("的联系人")
    await 第二人.presses("退出企业")
    await 第二人.sees("确定退出李敏的企业吗")
    await 第二人.presses("确认")
    await 第二人.sees("您已退出李敏的企业")
    await 第二人.says("/my")
    await 第二人.sees("重新开始")
    await 企业.says("/members")
    await 企业.sees("共1人")
    await 企业.presses("退出企业")
    await 企业.sees("唯一的联系人", "没办结的诉求")


@on_sqlite
async def test_strangers_and_staff_have_nothing_to_change(house: House, 海关: Person, 新人: Person) -> None:
    for person in (海关, 新人):
        await asks_for_help(person)
        for forged in ("ed:contact", "ed:name", "le", "jn:1:Y"):
            await person.presses_forged(forged)
            await person.sees("")
    assert await rows(house, schema.enterprise_change) == []


async def test_a_manager_invites_a_colleague_by_a_code_that_is_used_once(
    house: House, 企业: Person, 第二人: Person, 新人: Person
) -> None:
    codes = []
    for _ in range(2):
        await 企业.says("/members")
        await 企业.sees("的联系人")
        await 企业.presses("邀请同事")
        codes.append((await 企业.sees("要加入的同事", "只能用一次")).text.splitlines()[1])
    await 新人.says(codes[0])
    await 新人.sees("已作废")
    await 新人.says(codes[1])
    await 新人.sees("个人信息处理告知")
    await 新人.presses("同意")
    await 新人.sees("姓名")
    await 新人.says("赵新")
    await 新人.sees("手机")
    await 新人.says("13900004444")
    await 新人.sees("登记完成", "李敏的企业")
    late = house.newcomer("迟")
    await late.says(codes[1])
    await late.sees("已被使用过")
    await asks_for_help(第二人)
    await 第二人.presses_forged("ic")
    await 第二人.sees("由其他身份的人办理")

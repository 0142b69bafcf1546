"""Whether an enterprise is who it says: 未核验 until a coordinator has looked, claims, members, moves between two."""

from datetime import timedelta

import pytest

from bot.demo.botapi import Person
from storage import schema
from storage.people import enterprises
from tests.house import House
from tests.screenplays.stage import files, on_sqlite, quiet, rows
from tests.screenplays.test_joining import asks_to_join
from tests.screenplays.test_registering import USCC, confirms, to_phone

OTHER = "91530100DEM000001C"


async def registers(newcomer: Person) -> None:
    await to_phone(newcomer)
    await newcomer.says("13900001111")
    await confirms(newcomer, "13900001111")


async def asks_for_help(person: Person) -> None:
    """Have a message whose button can be forged."""
    await person.says("/help")
    await person.sees("随时可用")


async def looks(coordinator: Person, name: str) -> None:
    await coordinator.says("/enterprises")
    await coordinator.sees("待核验的企业", name)
    await coordinator.presses("查看第1家")
    await coordinator.sees(name, "状态：")


async def test_a_new_enterprise_files_at_once_and_is_verified_later(
    house: House, 新人: Person, 统筹员: Person, 海关: Person
) -> None:
    await registers(新人)
    number = await files(新人)
    await 统筹员.says(number)
    await 统筹员.sees(number, "企业：云南某某物流有限公司（未核验）")
    await 海关.says(number)
    assert "未核验" not in (await 海关.sees(number, "企业：云南某某物流有限公司")).text
    await looks(统筹员, "云南某某物流有限公司")
    assert "13900001111" not in 统筹员.last.text
    await 统筹员.presses("姓名和电话")
    await 统筹员.sees("云南某某物流有限公司的联系人：", "李敏 13900001111", "本次查看已记录")
    await 统筹员.presses("核验通过")
    await 统筹员.sees("核验通过，已通知")
    await 新人.sees("云南某某物流有限公司已通过核验")
    await 统筹员.says("/enterprises")
    await 统筹员.sees("现在没有待核验的企业")


@on_sqlite
async def test_one_that_is_refused_hears_why_and_asks_again(house: House, 新人: Person, 统筹员: Person) -> None:
    await registers(新人)
    await looks(统筹员, "云南某某物流有限公司")
    await 统筹员.presses("不予通过")
    await 统筹员.sees("为什么不予通过")
    await 统筹员.says("名称和营业执照不一致。")
    await 统筹员.sees("不予通过，已通知")
    await 新人.sees("没有通过核验：名称和营业执照不一致。")
    await 新人.presses("重新申请核验")
    await 新人.sees("重新申请核验：要附营业执照吗？")
    await 新人.says("我找找")
    await 新人.sees("请发来营业执照的照片或扫描件")
    await 新人.sends_photo()
    await 新人.sees("重新申请核验")
    await looks(统筹员, "未核验")
    await 统筹员.presses("营业执照")
    await 统筹员.sees("云南某某物流有限公司的营业执照", "本次查看已记录")


@on_sqlite
async def test_who_asks_again_late_is_not_late_at_once(
    house: House, 新人: Person, 统筹员: Person, 督查员: Person
) -> None:
    await registers(新人)
    await looks(统筹员, "云南某某物流有限公司")
    await 统筹员.presses("不予通过")
    await 统筹员.sees("为什么不予通过")
    await 统筹员.says("名称和营业执照不一致。")
    await 新人.sees("没有通过核验")
    await house.until(house.clock.moment + timedelta(days=100))
    await 新人.says("/members")
    await 新人.presses("重新申请核验", await 新人.sees("没有通过核验：名称和营业执照不一致。"))
    await 新人.sees("要附营业执照吗？")
    await 新人.presses("跳过")
    await 新人.sees("重新申请核验")
    assert await house.app.database.read(enterprises.late, house.clock.now() - timedelta(days=1)) == 0
    assert await house.app.database.read(enterprises.late, house.clock.now() + timedelta(days=1)) == 1
    await 统筹员.says("/enterprises")
    await 统筹员.sees("云南某某物流有限公司")


@on_sqlite
async def test_members_of_one_that_is_not_verified_let_nobody_in(
    house: House, 新人: Person, 同事: Person, 统筹员: Person
) -> None:
    await registers(新人)
    await 同事.says("/start")
    await 同事.sees("个人信息处理告知")
    await 同事.presses("同意")
    await 同事.says(USCC)
    await 同事.sees("已经登记过")
    await 同事.says("王芳")
    await 同事.says("13900002222")
    await 同事.sees("请核对登记信息")
    await 同事.presses("确认登记")
    await 同事.sees("已请统筹员确认您的身份")
    asker = next(one for one in await rows(house, schema.person) if one.user == 同事.id)
    await 新人.presses_forged(f"l:{asker.id}:Y")
    await 新人.sees("企业还没有核验", "由统筹员确认")
    await 统筹员.sees("有人申请加入")
    await 统筹员.presses("同意加入")
    await 同事.sees("登记完成")


@on_sqlite
async def test_a_claim_freezes_joining_until_it_is_ruled_on(
    house: House, 企业: Person, 同事: Person, 新人: Person, 统筹员: Person
) -> None:
    await asks_to_join(同事)
    await 企业.sees("有人申请加入")
    await claims(新人)
    await 统筹员.sees("有人申报代码被冒用", "李敏的企业", "云南真正的公司")
    await 企业.presses("同意加入")
    await 企业.sees("正在核查", "没有人能加入")
    await 统筹员.presses("查看")
    await 统筹员.sees("代码被指冒用", "赵*申报冒用，称企业全称是“云南真正的公司”")
    await 统筹员.presses("确认被冒用，归赵*")
    await 统筹员.sees("确认被冒用，已通知")
    await 企业.sees("您已不是李敏的企业的联系人")
    await 新人.sees("登记完成", "云南真正的公司")
    (enterprise,) = await rows(house, schema.enterprise)
    assert (enterprise.name, enterprise.state) == ("云南真正的公司", "VERIFIED")
    await 企业.says("/my")
    await 企业.sees("您已不是李敏的企业的联系人")


async def claims(claimant: Person) -> None:
    await claimant.says("/start")
    await claimant.sees("个人信息处理告知")
    await claimant.presses("同意")
    await claimant.says(USCC)
    await claimant.sees("已经登记过")
    await claimant.says("赵真")
    await claimant.sees("请留下您的手机号")
    await claimant.says("13900003333")
    await claimant.sees("请核对登记信息")
    await claimant.presses("确认登记")
    await claimant.sees("已经登记过", "请稍候")
    await claimant.presses("代码被别人冒用了")
    await claimant.sees("您企业的全称是什么")
    await claimant.says("云南真正的公司")
    await claimant.sees("已报统筹员核查")


@on_sqlite
async def test_a_claim_that_does_not_hold_changes_nothing(
    house: House, 企业: Person, 新人: Person, 统筹员: Person
) -> None:
    await claims(新人)
    await 统筹员.sees("有人申报代码被冒用")
    await 统筹员.presses("查看")
    await 统筹员.sees("代码被指冒用")
    await 统筹员.presses("维持现有登记")
    await 统筹员.sees("维持现有登记，已通知")
    await 新人.sees("维持现有登记", "营业执照")
    await 新人.presses("重新登记")
    await 新人.sees("个人信息处理告知")
    await 企业.says("/my")
    await 企业.sees("还没有提交诉求")
    assert await rows(house, schema.join_request) == []


@on_sqlite
async def test_who_registers_their_own_asks_for_no_other(
    house: House, 企业: Person, 同事: Person, 统筹员: Person
) -> None:
    """S14: a yes that comes late moves nobody."""
    await asks_to_join(同事)
    await 企业.sees("有人申请加入")
    await 同事.says("/start")
    await 同事.sees("个人信息处理告知")
    await 同事.presses("同意")
    await 同事.says(OTHER)
    await 同事.sees("请输入企业全称")
    await 同事.says("云南另一家有限公司")
    await 同事.presses("昆明市")
    await 同事.says("王芳")
    await 同事.says("13900001111")
    await 同事.sees("请核对登记信息")
    await 同事.presses("确认登记")
    await 同事.sees("登记完成")
    await 企业.presses("同意加入")
    await 企业.sees("没有找到")
    (asker,) = [one for one in await rows(house, schema.person) if one.user == 同事.id]
    (own,) = await rows(house, schema.enterprise, uscc=OTHER)
    assert asker.enterprise == own.id


async def changes(member: Person) -> None:
    await member.says("/members")
    await member.sees("的联系人")
    await member.presses("更换企业")
    await member.sees("新企业的统一社会信用代码")
    await member.says(USCC)
    await member.sees("确定申请加入")
    await member.presses("确认")
    await member.sees("已经登记过", "请稍候")


@on_sqlite
async def test_a_move_between_enterprises_is_the_person_s_own_word(house: House, 企业: Person, 别家: Person) -> None:
    before = [one.enterprise for one in await rows(house, schema.person)]
    await changes(别家)
    await 企业.sees("有人申请加入李敏的企业")
    await 企业.presses("同意加入")
    await 别家.sees("李敏的企业同意您加入", "不再是赵云的企业的联系人")
    await quiet(house)
    assert [one.enterprise for one in await rows(house, schema.person)] == before
    await 别家.presses("确认更换")
    await 别家.sees("登记完成", "李敏的企业")
    assert len({one.enterprise for one in await rows(house, schema.person)}) == 1


@on_sqlite
async def test_the_only_one_of_an_enterprise_stays_while_something_is_open(
    house: House, 企业: Person, 别家: Person, 海关: Person, 统筹员: Person
) -> None:
    await files(别家)
    await 别家.says("/members")
    await 别家.sees("的联系人")
    await 别家.presses("更换企业")
    await 别家.sees("唯一的联系人", "不能办理“更换企业”")
    who = next(one for one in await rows(house, schema.person) if one.user == 别家.id)
    await asks_for_help(统筹员)
    await 统筹员.presses_forged(f"sd:REMOVE:{who.id}:ACTIVE")
    await 统筹员.sees("唯一的联系人", "不能办理“移出企业”")


@on_sqlite
async def test_the_manager_removes_a_member(house: House, 企业: Person, 同事: Person) -> None:
    await asks_to_join(同事)
    await 企业.presses("同意加入")
    await 同事.sees("登记完成")
    await 同事.says("/members")
    shown = await 同事.sees("李敏（管理人）", "王芳（您）")
    assert shown.labels == [["修改我的姓名", "修改我的电话"], ["更换企业", "退出企业"]]
    await 企业.says("/members")
    await 企业.sees("王芳")
    await 企业.presses("移出：王芳")
    await 企业.sees("确定把王芳移出企业吗")
    await 企业.presses("确认")
    await 企业.sees("王芳已移出李敏的企业")
    await 同事.sees("您已不是李敏的企业的联系人")
    await 同事.says("/my")
    await 同事.sees("您已不是李敏的企业的联系人")
    await 同事.presses("重新开始")
    await 同事.sees("个人信息处理告知")


@on_sqlite
async def test_a_coordinator_removes_a_member(house: House, 企业: Person, 同事: Person, 统筹员: Person) -> None:
    await asks_to_join(同事)
    await 企业.presses("同意加入")
    await 同事.sees("登记完成")
    await 统筹员.says("/enterprises 李敏的企业")
    await 统筹员.presses("查看第1家")
    await 统筹员.sees("状态：")
    await 统筹员.presses("联系人")
    await 统筹员.presses("移出：王芳", await 统筹员.sees("李敏的企业的联系人（共2人）"))
    await 统筹员.sees("确定把王芳移出企业吗")
    await 统筹员.presses("确认")
    await 统筹员.sees("王芳已移出李敏的企业")
    await 同事.sees("您已不是李敏的企业的联系人")


@on_sqlite
async def test_nobody_else_removes_a_member(
    house: House, 企业: Person, 同事: Person, 别家: Person, 海关: Person
) -> None:
    await asks_to_join(同事)
    await 企业.presses("同意加入")
    await 同事.sees("登记完成")
    who = {one.user: one.id for one in await rows(house, schema.person)}
    for person, target in ((同事, 企业), (别家, 同事), (海关, 同事), (同事, 同事)):
        await asks_for_help(person)
        await person.presses_forged(f"sd:REMOVE:{who[target.id]}:ACTIVE")
        await person.sees("没有找到")


@on_sqlite
async def test_coordinators_see_in_the_morning_what_is_to_be_verified(
    house: House, 新人: Person, 统筹员: Person
) -> None:
    await registers(新人)
    await house.days(3)
    await 统筹员.sees("早上好", "等您核验、决定的企业：1家")
    await 统筹员.presses("核验企业")
    await 统筹员.sees("待核验的企业", "云南某某物流有限公司")


@on_sqlite
@pytest.mark.parametrize("what", ["P", "N", "A", "R", "S", "K", "C", "M"])
async def test_forged_decisions_are_refused(house: House, 企业: Person, 统筹员: Person, what: str) -> None:
    for person in (企业, 统筹员):
        await asks_for_help(person)
    for row in (1, 999):
        await 企业.presses_forged(f"en:{what}:{row}:0")
        await 企业.sees("身份的人办理" if what not in "AS" else "没有找到" if row == 999 else "现在不能")
    await 统筹员.presses_forged(f"en:{what}:999:0")
    await 统筹员.sees("没有找到")
    assert (await rows(house, schema.enterprise))[0].state == "VERIFIED"

"""What goes wrong between people and over time: buttons of yesterday, of others, pressed twice; links; groups."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.demo.botapi.watcher import Group
from storage import schema
from tests.badinput.places import BEGUN, attaching, drafts_of, writing
from tests.house import House, open_house
from tests.screenplays.stage import PORT, appeal_of, choosing, curtain, files, quiet, rows, sends_off
from tests.screenplays.test_inviting import enters


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as opened:
        yield opened
        await curtain(opened)


def button(who: Person, label: str) -> str:
    """The data behind the newest button that says so."""
    every = [one for message in reversed(who.messages) for one in message.buttons]
    return str(next(one["callback_data"] for one in every if label in one["text"]))


async def test_a_button_pressed_twice_counts_once(house: House) -> None:
    who = await attaching(house)
    data, question = button(who, "没有附件"), who.last
    await who.presses_forged(data, question)
    await who.presses_forged(data, question)
    await who.sees("不确定")
    await quiet(house)
    assert not any(one.says("这一步已经过去") for one in who.messages)
    await who.says("/help")
    await who.presses_forged(data, question)
    await who.sees("这一步已经过去，请回答最新的问题")
    ((_, step, data_),) = await drafts_of(house, who)
    assert (step, data_["text"]) == ("department", BEGUN)


async def test_an_appeal_is_not_sent_twice(house: House, 企业: Person) -> None:
    await choosing(企业)
    await 企业.presses("昆明海关")
    await 企业.presses("服务需求")
    question = await 企业.sees("请核对")
    data = button(企业, "确认提交")
    await 企业.presses_forged(data, question)
    await 企业.presses_forged(data, question)
    await 企业.sees("受理编号")
    await quiet(house)
    assert not any(one.says("这一步已经过去") for one in 企业.messages)
    assert len(await rows(house, schema.appeal)) == 1


async def test_an_old_button_of_a_settled_appeal(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees(number)
    accept, withdraw = button(海关, "签收"), button(企业, "撤回")
    await 企业.presses("撤回诉求")
    await 企业.presses("确认")
    await 企业.sees("撤回")
    await quiet(house)
    await 海关.presses_forged(accept)
    await 海关.sees(number, "先办了一步", "已撤回")
    await 企业.presses_forged(withdraw)
    await 企业.sees(number, "已撤回")
    assert (await appeal_of(house, number)).state == "WITHDRAWN"


async def test_words_typed_for_an_appeal_that_somebody_else_moved_are_kept(
    house: House, 企业: Person, 海关: Person
) -> None:
    number = await files(企业)
    await 海关.presses("签收")
    await 海关.presses("报告进展")
    await 海关.sees("进展")
    await 企业.presses("撤回诉求")
    await 企业.presses("确认")
    await 海关.sees(number, "撤回")
    await 海关.says("已联系口岸，正在研究。")
    await 海关.presses("发送进展")
    await 海关.sees(number, "先办了一步", "接着发还给您")
    await 海关.sees("您写的内容还在", "已联系口岸，正在研究。")


async def test_somebody_elses_buttons(house: House, 企业: Person, 海关: Person, 教育厅: Person) -> None:
    number = await files(企业)
    await 海关.sees(number)
    row = (await appeal_of(house, number)).id
    foreign = await house.enterprise("赵云", "91530100DEM000001C")
    for stranger in (foreign, 教育厅):
        await stranger.says("/help")
        await stranger.sees("随时可用")
        for data in (button(海关, "签收"), button(企业, "撤回"), f"s:{row}", f"h:{row}", f"p:{row}"):
            await stranger.presses_forged(data)
            await stranger.sees("没有找到")
    assert (await appeal_of(house, number)).state == "ASSIGNED"
    assert await rows(house, schema.audit, action="phone") == []


async def test_a_choice_of_somebody_elses_form(house: House) -> None:
    who, other = await attaching(house), await writing(house)
    before = await drafts_of(house, who)
    await other.presses_forged(button(who, "没有附件"))
    await other.sees("这一步已经过去")
    assert await drafts_of(house, who) == before


async def test_two_enterprises_that_claim_one_code(house: House) -> None:
    """Both were asked for their name before either was registered; the second has to be let in."""
    first, second = house.newcomer("甲"), house.newcomer("乙")
    for who in (first, second):
        await who.says("/start")
        await who.presses("同意")
        await who.sees("统一社会信用代码")
        await who.says("91350100M000100Y43")
        await who.sees("全称")
        await who.says(f"{who.name}有限公司")
        await who.says("昆明市")
        await who.says(who.name)
        await who.sees("请留下您的手机号")
        await who.says("13800138000" if who is first else "13900139000")
        await who.sees("请核对")
    await first.presses("确认登记")
    await first.sees("登记完成")
    await second.presses("确认登记")
    await second.sees("已经登记过", "请稍候")
    await first.sees("申请加入")
    assert [one.name for one in await rows(house, schema.enterprise)] == ["甲有限公司"]
    assert [one.role for one in await rows(house, schema.person)] == ["MEMBER", None]


async def test_invites_used_expired_unknown_and_of_no_use(house: House, 企业: Person, 统筹员: Person) -> None:
    links = []
    for _ in range(2):
        await 统筹员.says("/invite")
        await 统筹员.presses("督查员")
        links.append((await 统筹员.sees("邀请链接")).text.split("start=")[1].split()[0])
    first, second = house.newcomer("甲"), house.newcomer("乙")
    await 企业.says(f"/start {links[0]}")
    await 企业.sees("您已有身份")
    await enters(first, f"/start {links[0]}")
    await first.sees("欢迎加入")
    await second.says(f"/start {links[0]}")
    await second.sees("已被使用过", "重新发一个")
    await second.says(f"/start {links[1][:-1]}")
    await second.sees("链接无效")
    await second.says(f"/start {links[1].upper()}")
    await second.sees("个人信息处理告知")
    await house.until(house.clock.now() + timedelta(days=30))
    await second.says(f"/start {links[1]}")
    await second.sees("已过期", "重新发一个")
    assert [one.role for one in await rows(house, schema.person, user=second.id)] == [None]


async def test_a_group_is_told_once_to_write_in_private(house: House, 企业: Person) -> None:
    group = Group(house.world, -700, "企业群")
    await 企业.brings_bot(group.id)
    await 企业.says("/help", chat=group.id)
    await group.sees("请私聊", "@zuozhen_bot")
    await 企业.says(PORT, chat=group.id)
    await 企业.says("/appeal@zuozhen_bot", chat=group.id)
    await group.sees("请私聊")
    await group.sees_nothing()
    assert await rows(house, schema.draft) == []
    assert [one.chat for one in await rows(house, schema.person)] == [企业.id]


async def test_4500_characters_come_as_two_messages_and_the_person_knows_what_was_kept(house: House) -> None:
    who = await writing(house)
    await who.says("货" * 4500)
    await who.sees("最多2000个字", "前面的18个字还在")
    await who.sees("后半部分", "已写18个字")
    ((_, _, data),) = await drafts_of(house, who)
    assert data["text"] == BEGUN


async def test_choices_typed_in_traditional_characters(house: House, 企业: Person, 统筹员: Person) -> None:
    await choosing(企业, "貨物壓在磨憨口岸等化驗，請海關縮短檢驗時間，費用很高。")
    await 企业.says("昆明海關")
    number = await sends_off(企业)
    assert (await appeal_of(house, number)).verdict["wish"] == "昆明海关"

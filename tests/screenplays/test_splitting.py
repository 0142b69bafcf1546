"""An enterprise that writes of several matters is offered to part them; nothing is parted by itself."""

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import on_sqlite, rows, sends_off

CUSTOMS = "磨憨口岸查验太慢，取样送检要三天，请海关协调。"
POWER = "厂区经常停电，影响生产，请供电局解决。"
SCHOOLS = "员工子女入学没有着落，请教育厅协调解决。"
BOTH = f"1.{CUSTOMS}2.{POWER}"


async def writes(member: Person, text: str) -> None:
    await member.says("/appeal")
    await member.sees("用自己的话说说")
    await member.says(text)
    await member.sees("已记下")
    await member.presses("完成")


async def chooses(member: Person, department: str) -> str:
    await member.presses("没有附件，下一步")
    await member.sees("不确定")
    await member.presses(department)
    return await sends_off(member)


async def texts(house: House) -> list[str]:
    return [row.text for row in await rows(house, schema.appeal)]


async def test_two_matters_become_two_appeals_each_confirmed(house: House, 企业: Person) -> None:
    await writes(企业, BOTH)
    await 企业.sees("您反映了2件事", f"1. {CUSTOMS}", f"2. {POWER}", "不确认不提交")
    await 企业.presses("分开提交")
    await 企业.sees("第1件，共2件", "照片")
    await chooses(企业, "昆明海关")
    assert await texts(house) == [CUSTOMS]
    await 企业.sees("第2件，共2件", POWER)
    await chooses(企业, "云南电网公司")
    assert await texts(house) == [CUSTOMS, POWER]
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_who_does_not_want_it_parted_files_one(house: House, 企业: Person) -> None:
    await writes(企业, BOTH)
    await 企业.sees("您反映了2件事")
    await 企业.presses("作为一件提交")
    await 企业.sees("照片")
    await chooses(企业, "昆明海关")
    assert await texts(house) == [BOTH]
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_the_parts_can_be_written_anew(house: House, 企业: Person) -> None:
    await writes(企业, BOTH)
    await 企业.sees("您反映了2件事")
    await 企业.says("不对")
    await 企业.sees("每件事一行")
    await 企业.says(f"{CUSTOMS}\n停电")
    await 企业.sees("第2行太短")
    await 企业.says("\n".join([CUSTOMS] * 9))
    await 企业.sees("分成了9件", "最多8件")
    await 企业.says(f"{CUSTOMS}\n{POWER}\n\n{SCHOOLS}")
    await 企业.sees("您反映了3件事", f"3. {SCHOOLS}")
    await 企业.presses("分开提交")
    await 企业.sees("第1件，共3件")
    await chooses(企业, "昆明海关")
    await 企业.sees("第2件，共3件")
    await 企业.presses("取消")
    await 企业.sees("确定取消")
    await 企业.presses("确定取消")
    await 企业.sees("已取消")
    assert await texts(house) == [CUSTOMS]


@on_sqlite
async def test_a_part_begun_anew_keeps_the_parts_after_it(house: House, 企业: Person) -> None:
    await writes(企业, f"{BOTH}3.{SCHOOLS}")
    await 企业.sees("您反映了3件事")
    await 企业.presses("分开提交")
    await 企业.sees("第1件，共3件")
    await chooses(企业, "昆明海关")
    await 企业.sees("第2件，共3件")
    await 企业.says("/restart")
    await 企业.sees("确定从头填写")
    await 企业.presses("全部重填")
    await 企业.sees("用自己的话说说")
    await 企业.presses("完成")
    await 企业.sees("第2件，共3件")
    await chooses(企业, "云南电网公司")
    await 企业.sees("第3件，共3件", SCHOOLS)
    await chooses(企业, "省教育厅")
    assert await texts(house) == [CUSTOMS, POWER, SCHOOLS]


@on_sqlite
@pytest.mark.parametrize(
    "text",
    [
        "我们公司想反映三个事：银行授信流程太长、适合中型企业的金融产品太少、内保外贷业务备案手续复杂",
        "银行授信流程太长、适合中型企业的金融产品太少、内保外贷业务备案手续复杂等3个问题",
        "1.银行授信流程太长 2.适合中型企业的金融产品太少 3.内保外贷业务备案手续复杂",
        "①银行授信流程太长②适合中型企业的金融产品太少③内保外贷业务备案手续复杂",
        "银行授信流程太长\n适合中型企业的金融产品太少\n内保外贷业务备案手续复杂",
    ],
)
async def test_three_short_matters_go_each_to_its_department(house: House, 企业: Person, text: str) -> None:
    await writes(企业, text)
    await 企业.sees(
        "您反映了3件事", "1. 银行授信流程太长", "2. 适合中型企业的金融产品太少", "3. 内保外贷业务备案手续复杂"
    )
    await 企业.presses("分开提交")
    for part, department in enumerate(("云南金融监管局", "云南金融监管局", "外汇局云南省分局"), 1):
        await 企业.sees(f"第{part}件，共3件")
        await chooses(企业, department)
    assert [row.text[:4] for row in await rows(house, schema.appeal)] == ["银行授信", "适合中型", "内保外贷"]


@on_sqlite
async def test_a_file_belongs_to_the_part_with_which_it_came(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.says(BOTH)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("您反映了2件事")
    await 企业.presses("分开提交")
    await 企业.sees("第1件，共2件")
    await 企业.sends_photo(caption="货车排队的照片。")
    await 企业.sees("已记下", "附件1个")
    await 企业.sends_photo()
    await 企业.sees("附件2个")
    await 企业.says("去掉附件2")
    await 企业.sees("已收到1个", "附件1：")
    await 企业.presses("完成")
    await 企业.sees("不确定")
    await 企业.presses("昆明海关")
    await sends_off(企业)
    await 企业.sees("第2件，共2件")
    await chooses(企业, "云南电网公司")
    first, second = await rows(house, schema.appeal)
    assert (first.text, second.text) == (f"{CUSTOMS}\n货车排队的照片。", POWER)
    assert [one.appeal for one in await rows(house, schema.attachment)] == [first.id]

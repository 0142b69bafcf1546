"""An enterprise that writes of several matters is offered to part them; nothing is parted by itself."""

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
    await 企业.says("\n".join([CUSTOMS] * 6))
    await 企业.sees("分成了6件", "最多5件")
    await 企业.says(f"{CUSTOMS}\n{POWER}\n\n{SCHOOLS}")
    await 企业.sees("您反映了3件事", f"3. {SCHOOLS}")
    await 企业.presses("分开提交")
    await 企业.sees("第1件，共3件")
    await chooses(企业, "昆明海关")
    await 企业.sees("第2件，共3件")
    await 企业.presses("取消")
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
    await 企业.sees("用自己的话说说")
    await 企业.presses("完成")
    await 企业.sees("第2件，共3件")
    await chooses(企业, "云南电网公司")
    await 企业.sees("第3件，共3件", SCHOOLS)
    await chooses(企业, "省教育厅")
    assert await texts(house) == [CUSTOMS, POWER, SCHOOLS]

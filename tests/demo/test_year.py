"""A year of an administrator's life, played in the demo: who leaves, what is renamed, what is one, what is moved."""

from datetime import date

from bot.config.pack import Pack
from bot.demo.botapi import Person
from bot.demo.cast import ADMIN, CAST, COORDINATOR, CUSTOMS, MEMBER
from bot.demo.stage import Stage
from storage.engine.database import Transaction
from storage.people import people
from tests.screenplays.stage import quiet

OTHER_USCC = "91530100DEM000004M"  # another of the story's enterprises
RENAMED = "昆明口岸海关"


def whose(tx: Transaction, user: int) -> str:
    who = people.by_chat(tx, user)
    row = who.enterprise if who else None
    return people.enterprise_by_id(tx, row).name if row else ""


def pack_of(tx: Transaction) -> Pack:
    return tx.programme.pack


def is_off(tx: Transaction, day: date) -> bool:
    return not tx.programme.calendar.is_workday(day)


async def test_a_year_goes_by(stage: Stage) -> None:
    players = {one.user: Person(stage.world, one.user, one.name) for one in CAST}
    admin, coordinator, customs, member = (players[one.user] for one in (ADMIN, COORDINATOR, CUSTOMS, MEMBER))
    await _a_contact_leaves(admin, customs)
    await _a_department_is_renamed(stage, admin)
    await _two_enterprises_are_one(stage, coordinator, member)
    await _a_holiday_is_moved(stage, admin)


async def _a_contact_leaves(admin: Person, customs: Person) -> None:
    await admin.says(f"/staff {CUSTOMS.name}")
    await admin.sees("工作人员", CUSTOMS.name)
    await admin.presses(f"1. {CUSTOMS.name}")
    await admin.sees("身份：", "职务：")
    await admin.presses("结束任职")
    await admin.sees("确定结束")
    await admin.presses("确认")
    await admin.sees(f"{CUSTOMS.name}的任职已结束")
    await customs.sees("您已不在岗")


async def _a_department_is_renamed(stage: Stage, admin: Person) -> None:
    await admin.says("/departments")
    await admin.sees("单位变更", "没有联络员")
    await admin.presses("变更单位")
    await admin.sees("哪个单位有变更")
    await admin.says(str(CUSTOMS.department))
    await admin.sees("有什么变更")
    await admin.presses("改名")
    await admin.sees("新名称")
    await admin.says(RENAMED)
    await admin.sees("从哪一天起")
    await admin.presses("今天")
    await admin.sees("确定从")
    await admin.presses("确认")
    await admin.sees(f"改名为{RENAMED}")
    pack = await stage.app.database.read(pack_of)
    assert pack.find_department(str(CUSTOMS.department)) is pack.department(RENAMED)


async def _two_enterprises_are_one(stage: Stage, coordinator: Person, member: Person) -> None:
    name = await stage.app.database.read(whose, MEMBER.user)
    await coordinator.says(f"/enterprises {name}")
    await coordinator.sees("企业：")
    await coordinator.presses("查看第1家")
    await coordinator.sees("状态：")
    await coordinator.presses("合并到另一家")
    await coordinator.sees("合并到哪家")
    await coordinator.says(OTHER_USCC)
    await coordinator.sees("确定把")
    await coordinator.presses("确认")
    await coordinator.sees("已合并到")
    await member.sees("登记已合并为")
    assert await stage.app.database.read(whose, MEMBER.user) != name


async def _a_holiday_is_moved(stage: Stage, admin: Person) -> None:
    day = stage.app.clocks.people().date().replace(day=29)
    assert not await stage.app.database.read(is_off, day)
    await admin.says("/settings")
    await admin.sees("参数")
    await admin.presses("工作日")
    await admin.sees("上班时间")
    await admin.presses("修改")
    await admin.sees("怎么改工作日")
    await admin.says(f"{day} 放假")
    await admin.sees("10月29日：按国务院安排 → 放假", "个在办诉求的期限会变（在办共9个）")
    await admin.presses("采用")
    await admin.sees("采用了改动")
    assert await stage.app.database.read(is_off, day)
    await quiet(stage)

"""Departments are renamed, merged and ended by an administrator, at once or on a date; what is theirs follows."""

from datetime import datetime

import pytest

from bot.config.loader import builtin_pack, load
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.programme import Programme
from storage import schema
from storage.engine.database import Transaction, open_database
from tests.house import House
from tests.screenplays.stage import accepts, answers, files, on_sqlite, quiet, rates, rows

OLD, NEW = "昆明海关", "昆明口岸海关"
MIDNIGHT = datetime(2024, 11, 4, 0, 0, tzinfo=SHANGHAI)


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("吴管", Role.ADMIN)


async def changes(admin: Person, name: str, what: str, new: str = "", day: str = "今天") -> None:
    """Fill the form up to the question whether it is meant."""
    await admin.says("/departments")
    await admin.sees("单位变更")
    await admin.presses("变更单位")
    await admin.sees("哪个单位有变更")
    await admin.says(name)
    await admin.sees("有什么变更")
    await admin.presses(what)
    if new:
        await admin.sees("新名称" if what == "改名" else "并入哪个单位")
        await admin.says(new)
    await admin.sees("从哪一天起生效")
    await admin.says(day)


def found(tx: Transaction, text: str) -> tuple[str | None, str | None]:
    """Return the department of this name, and the one that the classifier says."""
    named, said = tx.programme.pack.find_department(text), tx.programme.classifier.classify(text).first
    return named.name if named else None, said.department if said else None


async def test_a_renamed_department_goes_on_under_its_new_name(
    house: House, database_url: str, 企业: Person, 海关: Person, 统筹员: Person, 管理员: Person
) -> None:
    settled = await files(企业)
    await accepts(海关, 企业)
    await answers(海关)
    await rates(企业, "满意")
    number = await files(企业)
    await accepts(海关, 企业)
    await changes(管理员, "海关", "改名", NEW)
    await 管理员.sees(f"确定从2024年10月25日起{OLD}改名为{NEW}吗", "联络员1人", "在办诉求1件")
    await 管理员.presses("确认")
    await 管理员.sees(f"已生效：{OLD}改名为{NEW}")
    await 海关.sees("您所在的单位有变更", NEW)
    await 统筹员.sees(f"已生效：{OLD}改名为{NEW}")
    other = await open_database(database_url, Programme.of(load(builtin_pack())))
    try:
        for database in (house.app.database, other):
            assert await database.read(found, OLD) == (NEW, NEW)
            assert await database.read(found, NEW) == (NEW, NEW)
    finally:
        await other.close()
    await 海关.says("/todo")
    await 海关.sees(number)
    await answers(海关)
    await rates(企业, "满意")
    await quiet(house)
    assert {row.lead for row in await rows(house, schema.appeal)} == {NEW}
    assert {row.department for row in await rows(house, schema.fact)} == {NEW}
    assert {row.department for row in await rows(house, schema.survey)} == {NEW}
    told = [row.department for row in await rows(house, schema.event) if row.action == "ANSWER"]
    assert told == [OLD, NEW]
    await 统筹员.says(f"/find {OLD}")
    await 统筹员.sees(settled, number)
    (noted,) = await rows(house, schema.audit, action="department_changed")
    assert (noted.details["old"], noted.details["new"]) == (OLD, NEW)


@on_sqlite
async def test_a_change_that_is_planned_comes_on_its_day_or_is_called_off(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await files(企业)
    await changes(管理员, OLD, "改名", NEW, "2024-11-04")
    await 管理员.sees("确定从2024年11月4日起")
    await 管理员.presses("确认")
    await 管理员.sees("已安排", "2024年11月4日")
    await 管理员.presses("取消变更")
    await 管理员.sees("已取消")
    await changes(管理员, OLD, "改名", NEW, "2024-11-04")
    await 管理员.presses("确认")
    await 管理员.sees("已安排")
    await house.until(MIDNIGHT)
    await 管理员.sees(f"已生效：{OLD}改名为{NEW}")
    assert {row.lead for row in await rows(house, schema.appeal)} == {NEW}
    await 管理员.says("/departments")
    await 管理员.sees("没有安排好的变更", "已生效", f"{OLD}改名为{NEW}", "没有联络员")


@on_sqlite
async def test_two_departments_become_one(house: House, 企业: Person, 海关: Person, 管理员: Person) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    number = await files(企业)
    await changes(管理员, OLD, "并入其他单位", "商务厅")
    await 管理员.sees(f"{OLD}并入省商务厅吗")
    await 管理员.presses("确认")
    await 管理员.sees("已生效")
    for contact in (海关, trade):
        await contact.says("/todo")
        await contact.sees(number)
    assert await house.app.database.read(found, OLD) == ("省商务厅", "省商务厅")


@on_sqlite
async def test_a_department_ends_when_nothing_is_left_to_do(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await files(企业)
    await changes(管理员, OLD, "撤销")
    await 管理员.sees("还有在办诉求1件", "今天不能撤销")
    await 管理员.says("2024-11-04")
    await 管理员.sees(f"撤销{OLD}吗", "到时仍有在办诉求")
    await 管理员.presses("确认")
    await 管理员.sees("已安排")
    await house.until(MIDNIGHT)
    await 管理员.sees(f"{OLD}今天应当撤销", "在办诉求1件")
    await accepts(海关, 企业)
    await answers(海关)
    await rates(企业, "满意")
    await quiet(house)
    await house.days(1)
    await 管理员.sees(f"已生效：撤销{OLD}")
    await 海关.sees("您已不在岗")
    department, proposed = await house.app.database.read(found, OLD)
    assert department is None
    assert proposed != OLD


@on_sqlite
async def test_what_cannot_be_is_said_and_the_question_stays(管理员: Person, 统筹员: Person) -> None:
    await 统筹员.says("/departments")
    await 统筹员.sees("由其他身份的人办理")
    await 管理员.says("/departments")
    await 管理员.presses("变更单位")
    await 管理员.sees("哪个单位有变更")
    await 管理员.says("省教育厅")
    await 管理员.sees("有什么变更")
    await 管理员.presses("改名")
    for said, told in (
        ("省商务厅", "已经有省商务厅了"),
        ("省教育厅", "与现在不同的新名称"),
        ("省教育体育厅", "从哪一天起"),
    ):
        await 管理员.says(said)
        await 管理员.sees(told)
    await 管理员.says("2024-10-01")
    await 管理员.sees("这一天已经过了")


@on_sqlite
async def test_of_two_who_change_one_department_the_second_is_told(house: House, 管理员: Person) -> None:
    second = await house.hires("郑管", Role.ADMIN)
    await changes(管理员, OLD, "改名", NEW)
    await 管理员.sees(f"{OLD}改名为{NEW}吗")
    await changes(second, OLD, "并入其他单位", "商务厅")
    await second.sees(f"{OLD}并入省商务厅吗")
    await 管理员.presses("确认")
    await second.sees(f"已生效：{OLD}改名为{NEW}")
    await second.presses("确认")
    await second.sees(f"您填写期间，{OLD}已变更为{NEW}", "没有改动", f"{NEW}并入省商务厅吗")
    assert await house.app.database.read(found, OLD) == (NEW, NEW)
    await second.presses("上一步")
    await second.sees("从哪一天起生效")
    await second.says("今天")
    await second.sees(f"{NEW}并入省商务厅吗")
    await second.presses("确认")
    await second.sees(f"已生效：{NEW}并入省商务厅")
    assert await house.app.database.read(found, OLD) == ("省商务厅", "省商务厅")


@on_sqlite
async def test_a_department_is_not_called_what_means_something_else(管理员: Person) -> None:
    await 管理员.says("/departments")
    await 管理员.sees("方案中共", "个部门、16个州市")
    await 管理员.presses("变更单位")
    await 管理员.sees("哪个单位有变更")
    await 管理员.says(OLD)
    await 管理员.sees("有什么变更")
    await 管理员.presses("改名")
    await 管理员.sees("新名称")
    for name in ("0021", "YN-2024-0021", "021局", "ABC", "待签收", "参数", "今天"):
        await 管理员.says(name)
        await 管理员.sees(f"“{name}”不能用作单位名称", "至少要有两个汉字")
    await 管理员.says(NEW)
    await 管理员.sees("从哪一天起生效")

"""A department keeps the words of its usual answers, and takes them by a tap when it answers."""

import pytest

from bot.demo.botapi import Person
from bot.domain.appeals.template import MOST
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import accepts, files, on_sqlite, rows

LAW = "根据《中华人民共和国海关法》，货物应当在口岸查验；符合条件的，可以申请就地采样。"
SHORTER = "符合条件的，可以申请就地采样。"


@pytest.fixture
async def 关长(house: House) -> Person:
    return await house.hires("何关长", Role.HEAD, "昆明海关")


@pytest.fixture
async def 同僚(house: House) -> Person:
    return await house.hires("马丽", Role.CONTACT, "昆明海关")


async def adds(person: Person, title: str, text: str = LAW) -> None:
    await person.says("/templates")
    await person.sees("答复模板（", f"最多{MOST}条")
    await person.presses("新增模板")
    await person.sees("模板的标题是什么")
    await person.says(title)
    await person.sees("请写模板的内容")
    await person.says(text)
    await person.sees(f"已添加模板“{title}”")


async def test_the_contact_answers_with_a_template_and_may_still_write_anew(
    house: House, 企业: Person, 海关: Person
) -> None:
    await adds(海关, "就地采样 <依据>")
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.presses("解释说明")
    await 海关.sees("请写给企业的答复", "点标题采用本单位的模板")
    await 海关.presses("就地采样 <依据>")
    await 海关.sees("请核对答复", LAW)
    await 海关.presses("重新填写")
    await 海关.sees("请写给企业的答复")
    await 海关.presses("就地采样 <依据>")
    await 海关.sees("请核对答复", LAW)
    await 海关.presses("发送答复")
    await 企业.sees(LAW)
    (noted,) = await rows(house, schema.audit)
    assert (noted.action, noted.subject) == ("template", "template:1")
    assert noted.details == {"what": "ADDED", "department": "昆明海关", "title": "就地采样 <依据>", "text": LAW}


async def test_a_template_is_changed_and_removed_by_whoever_answers_for_the_department(
    house: House, 海关: Person, 关长: Person, 教育厅: Person
) -> None:
    await adds(海关, "就地采样")
    await 教育厅.says("/templates")
    await 教育厅.sees("答复模板", "0条，最多20条")
    await 关长.says("/templates")
    await 关长.sees("1. 就地采样：根据", "1条，最多20条")
    await 关长.presses("就地采样")
    await 关长.sees("模板“就地采样”", LAW)
    await 关长.presses("修改")
    await 关长.sees("现在的标题：就地采样")
    await 关长.presses("保持不变")
    await 关长.sees("现在的内容", LAW)
    await 关长.says(SHORTER)
    await 关长.sees("已修改模板“就地采样”", SHORTER)
    await 海关.says("/templates")
    await 海关.sees(f"1. 就地采样：{SHORTER}")
    await 海关.presses("就地采样")
    await 海关.sees(SHORTER)
    await 海关.presses("删除")
    await 海关.sees("已删除模板“就地采样”", SHORTER)
    assert await rows(house, schema.template) == []
    noted = [(one.details["what"], one.details["text"]) for one in await rows(house, schema.audit)]
    assert noted == [("ADDED", LAW), ("CHANGED", SHORTER), ("REMOVED", SHORTER)]


@on_sqlite
async def test_a_department_has_at_most_twenty_each_with_a_title_of_its_own(海关: Person) -> None:
    for number in range(MOST - 1):
        await adds(海关, f"模板{number}")
    await 海关.says("/templates")
    await 海关.sees("19条，最多20条")
    await 海关.presses("新增模板")
    await 海关.sees("模板的标题是什么")
    await 海关.says("模板0")
    await 海关.sees("已经有标题是“模板0”的模板")
    await 海关.says("字" * 21)
    await 海关.sees("内容有21个字，最多20个字")
    await 海关.says("最后一条")
    await 海关.sees("请写模板的内容")
    await 海关.says(LAW)
    await 海关.sees("已添加模板“最后一条”")
    await 海关.says("/templates")
    full = await 海关.sees("20条，最多20条", "请先删除一条")
    assert "新增模板" not in str(full)


@on_sqlite
async def test_what_a_colleague_removed_or_added_meanwhile_is_refused_in_words(海关: Person, 同僚: Person) -> None:
    for number in range(MOST - 1):
        await adds(海关, f"模板{number}")
    for person, title in ((海关, "甲的模板"), (同僚, "乙的模板")):
        await person.says("/templates")
        await person.sees("答复模板")
        await person.presses("新增模板")
        await person.sees("模板的标题是什么")
        await person.says(title)
        await person.sees("请写模板的内容")
    await 海关.says(LAW)
    await 海关.sees("已添加模板“甲的模板”")
    await 同僚.says(LAW)
    await 同僚.sees("模板最多20条")
    await 同僚.says("/cancel")
    await 同僚.sees("已取消")
    for person in (海关, 同僚):
        await person.says("/templates")
        await person.sees("答复模板")
        await person.presses("甲的模板")
        await person.sees("要修改还是删除")
    await 海关.presses("删除")
    await 海关.sees("已删除")
    await 同僚.presses("删除")
    await 同僚.sees("没有找到")


@on_sqlite
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SUPERVISOR])
async def test_only_who_answers_for_a_department_has_templates(house: House, role: Role, 企业: Person) -> None:
    for person in (企业, await house.hires("周岚", role)):
        await person.says("/templates")
        await person.sees("由其他身份的人办理")

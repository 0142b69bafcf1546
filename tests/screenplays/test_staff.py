"""Who is on the staff: an administrator sees, suspends, resumes, moves and ends them, and it holds at once."""

from datetime import timedelta

import pytest

from bot.demo.botapi import Person
from bot.demo.botapi.menus import menu_of
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import accepts, files, on_sqlite, opens, quiet, rows
from tests.screenplays.test_inviting import enters, link_for


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("吴管", Role.ADMIN)


async def turns_to(admin: Person, words: str, name: str) -> None:
    """Open somebody's card by way of a search."""
    await admin.says(f"/staff {words}")
    listed = await admin.sees("工作人员", name)
    await opens(admin, listed, f"1. {name}", name, "身份：")


async def does(admin: Person, action: str, asked: str) -> None:
    await admin.presses(action)
    await admin.sees(f"确定{asked}")
    await admin.presses("确认")


async def test_a_suspended_contact_is_out_at_once_and_comes_back(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    colleague = await house.hires("刘关", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await turns_to(管理员, "张海燕", "张海燕")
    card = 管理员.last.text
    assert all(said in card for said in ("昆明海关", "经办未结：1件", "最近使用：2024年10月25日"))
    await does(管理员, "停用", "停用张海燕（昆明海关的联络员）吗")
    await 管理员.sees("张海燕已停用", "1件诉求")
    await 海关.sees("您已不在岗", "已停用")
    await colleague.sees("经办的同事已不在岗", number)
    await quiet(house)
    assert await rows(house, schema.draft) == []
    assert menu_of(house.world, 海关.id)[0]["command"] == "start"
    for said in ("已联系企业", "/todo", "/stats", "/start", "/没有"):
        await 海关.says(said)
        await 海关.sees("您已不在岗", "/staff")
    (noted,) = await rows(house, schema.audit, action="staff_suspend")
    assert noted.details == {"role": "CONTACT", "of": "昆明海关"}
    await turns_to(管理员, "张海燕", "张海燕")
    await does(管理员, "恢复", "恢复张海燕")
    await 海关.sees("您的身份已恢复", "昆明海关的联络员")
    await 海关.says("/todo")
    await 海关.sees(number)


@on_sqlite
async def test_an_old_button_of_who_is_out_does_nothing(
    house: House, 企业: Person, 海关: Person, 管理员: Person
) -> None:
    await files(企业)
    await 海关.sees("请签收")
    (appeal,) = await rows(house, schema.appeal)
    await turns_to(管理员, "海关", "张海燕")
    await does(管理员, "结束任职", "结束张海燕")
    await 海关.sees("您已不在岗")
    await 海关.presses_forged(f"d:ACCEPT:{appeal.id}:ASSIGNED:1")
    await 海关.sees("您已不在岗", "重新邀请")
    (after,) = await rows(house, schema.appeal)
    assert after.state == "ASSIGNED"


@on_sqlite
async def test_the_last_contact_of_a_department_is_missed(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 管理员: Person
) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await turns_to(管理员, "海关", "张海燕")
    await does(管理员, "结束任职", "结束张海燕")
    await 统筹员.sees("昆明海关已没有联络员", "还有1件在办的诉求")


@on_sqlite
async def test_who_moves_has_the_menu_of_the_new_post(house: House, 企业: Person, 海关: Person, 管理员: Person) -> None:
    await house.hires("刘关", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await turns_to(管理员, "张海燕", "张海燕")
    await 管理员.presses("换部门或身份")
    await 管理员.sees("让张海燕改任什么")
    await 管理员.presses("部门负责人")
    await 管理员.sees("到哪个单位")
    await 管理员.says("教育厅")
    await 管理员.sees("确定让张海燕改任省教育厅的负责人吗")
    await 管理员.presses("确认")
    await 管理员.sees("张海燕已改任省教育厅的负责人")
    await 海关.sees("您的岗位有变化", "省教育厅的负责人")
    await 海关.says(number)
    await 海关.sees("没有找到")


@on_sqlite
async def test_the_last_administrator_stays(house: House, 管理员: Person) -> None:
    await 管理员.says("/staff 管理员")
    await 管理员.sees("吴管｜管理员｜在岗")
    await 管理员.presses("1. 吴管")
    shown = await 管理员.sees("吴管", "身份：管理员")
    assert "停用" not in str(shown.labels)
    (person,) = await rows(house, schema.person)
    for action in ("SUSPEND", "END", "POST"):
        await 管理员.presses_forged(f"sd:{action}:{person.id}:ACTIVE")
        await 管理员.sees("最后一位管理员", "在服务器上邀请")
    second = await house.hires("郑管", Role.ADMIN)
    await 管理员.presses_forged(f"sd:END:{person.id}:ACTIVE")
    await 管理员.sees("确定结束吴管")
    await 管理员.presses("确认")
    await 管理员.sees("您已不在岗")
    await second.says("/staff")
    await second.sees("郑管", "在岗", "吴管｜管理员｜已结束任职")


@on_sqlite
async def test_who_has_left_may_begin_anew(house: House, 统筹员: Person, 管理员: Person) -> None:
    await turns_to(管理员, "周岚", "周岚")
    await does(管理员, "结束任职", "结束周岚（统筹员）")
    await 统筹员.sees("您已不在岗")
    await 管理员.sees("周岚的任职已结束")
    await 统筹员.says("/delete_me")
    await 统筹员.sees("您已不在岗", "点「重新开始」")
    await 统筹员.presses("重新开始")
    await 统筹员.sees("个人信息处理告知")
    await 统筹员.says("/delete_me")
    await 统筹员.sees("确定删除")
    await 统筹员.presses("确认")
    await 统筹员.sees("您的个人信息已删除")


@on_sqlite
async def test_what_who_left_had_handed_out_is_void(house: House, 统筹员: Person, 管理员: Person, 新人: Person) -> None:
    await 统筹员.says("/invite")
    await 统筹员.sees("邀请谁")
    await 统筹员.presses("督查员")
    link = (await 统筹员.sees("邀请链接")).text.split("start=")[1].split()[0]
    await turns_to(管理员, "周岚", "周岚")
    await does(管理员, "停用", "停用周岚")
    await 统筹员.sees("您已不在岗")
    await 新人.says(f"/start {link}")
    await 新人.sees("邀请链接已作废")
    await 统筹员.says(f"/start {link}")
    await 统筹员.sees("已作废")


@on_sqlite
async def test_only_administrators_may(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    contact = next(one for one in await rows(house, schema.person) if one.user == 海关.id)
    for person in (企业, 海关, 统筹员):
        await person.says("/staff")
        await person.sees("由其他身份的人办理")
        await person.says("/staff 海关")
        await person.sees("由其他身份的人办理")
        for forged in (f"ss:{contact.id}", f"sd:END:{contact.id}:ACTIVE", "sf"):
            await person.presses_forged(forged)
            await person.sees("由其他身份的人办理")


@on_sqlite
async def test_of_two_administrators_the_second_is_told(house: House, 海关: Person, 管理员: Person) -> None:
    other = await house.hires("郑管", Role.ADMIN)
    for admin in (管理员, other):
        await turns_to(admin, "张海燕", "张海燕")
        await admin.presses("停用")
        await admin.sees("确定停用张海燕")
    await 管理员.presses("确认")
    await 管理员.sees("张海燕已停用")
    await other.presses("确认")
    await other.sees("对方现在是“已停用”")


@on_sqlite
async def test_of_two_who_give_somebody_another_post_the_second_is_told(
    house: House, 海关: Person, 管理员: Person
) -> None:
    other = await house.hires("郑管", Role.ADMIN)
    for admin, place in ((管理员, "省商务厅"), (other, "省教育厅")):
        await turns_to(admin, "张海燕", "张海燕")
        await admin.presses("换部门或身份")
        await admin.sees("让张海燕改任什么")
        await admin.presses("联络员")
        await admin.sees("到哪个单位")
        await admin.says(place)
        await admin.sees(f"确定让张海燕改任{place}的联络员吗")
    await 管理员.presses("确认")
    await 管理员.sees("张海燕已改任省商务厅的联络员")
    await other.presses("确认")
    await other.sees("您填写期间，张海燕已改任省商务厅联络员", "没有改动")
    (person,) = [one for one in await rows(house, schema.person) if one.name == "张海燕"]
    assert person.department == "省商务厅"


@on_sqlite
async def test_a_head_ends_the_own_last_contact_and_coordinators_hear_of_it(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    head = await house.hires("杨关长", Role.HEAD, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await turns_to(head, "张海燕", "张海燕")
    await does(head, "结束任职", "结束张海燕")
    await head.sees("张海燕的任职已结束", "1件诉求")
    await head.sees("昆明海关已没有联络员", "还有1件在办的诉求", "请尽快邀请新的联络员")
    told = await 海关.sees("您已不在岗", "经办的诉求等本单位新的联络员办理", "请本部门负责人或管理员发送 /invite")
    assert not told.says("转给同事")
    await 统筹员.sees("昆明海关已没有联络员", "还有1件在办的诉求")
    await house.days(30)
    await 统筹员.says(number)
    await 统筹员.sees(number)
    await 统筹员.presses("改派")
    await 统筹员.sees("改派")


async def test_a_head_keeps_the_own_department(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    head = await house.hires("杨关长", Role.HEAD, "昆明海关")
    await house.hires("陈思", Role.CONTACT, "省教育厅")
    await files(企业)
    await accepts(海关, 企业)
    await head.says("/staff")
    shown = await head.sees("工作人员（共2人）", "张海燕｜昆明海关的联络员", "杨关长｜昆明海关的负责人")
    assert "陈思" not in shown.text
    await head.says("/staff 联络员")
    assert "陈思" not in (await head.sees("张海燕")).text
    await head.presses("1. 张海燕")
    shown = await head.sees("张海燕", "经办未结：1件")
    assert "换部门" not in str(shown.labels)
    await does(head, "结束任职", "结束张海燕")
    await head.sees("张海燕的任职已结束")
    await 海关.sees("您已不在岗")
    await 统筹员.sees("昆明海关已没有联络员")


@on_sqlite
async def test_a_head_has_no_say_about_others(house: House) -> None:
    head = await house.hires("杨关长", Role.HEAD, "昆明海关")
    await house.hires("副关长", Role.HEAD, "昆明海关")
    await house.hires("陈思", Role.CONTACT, "省教育厅")
    people = {one.name: one.id for one in await rows(house, schema.person)}
    await head.says("/help")
    await head.sees("随时可用")
    for forged, said in (
        (f"ss:{people['陈思']}", "没有找到"),
        (f"sd:END:{people['陈思']}:ACTIVE", "没有找到"),
        (f"sp:{people['陈思']}", "没有找到"),
        (f"sd:END:{people['副关长']}:ACTIVE", "由其他身份的人办理"),
        (f"sd:END:{people['杨关长']}:ACTIVE", "由其他身份的人办理"),
    ):
        await head.presses_forged(forged)
        await head.sees(said)


@on_sqlite
async def test_a_work_phone_is_shown_on_a_noted_tap(house: House, 统筹员: Person, 新人: Person, 管理员: Person) -> None:
    await enters(新人, await link_for(统筹员, "督查员"), "赵明", "13900004444")
    await 新人.sees("欢迎加入")
    await turns_to(管理员, "赵明", "赵明")
    assert "13900004444" not in 管理员.last.text
    await 管理员.presses("工作电话")
    await 管理员.sees("赵明的工作电话：13900004444", "本次查看已记录")


LAST: list[tuple[Role, str | None, str, str]] = [
    (Role.COORDINATOR, None, "最后一位统筹员", "没有人受理、交办"),
    (Role.SUPERVISOR, None, "最后一位督查员", "没有人督办"),
    (Role.CONTACT, "省教育厅", "本单位最后一位联络员", "没有人签收"),
    (Role.HEAD, "省教育厅", "本单位最后一位负责人", "没有人审签"),
]


@on_sqlite
@pytest.mark.parametrize(("role", "department", "last", "lacks"), LAST)
async def test_it_is_said_before_that_nobody_is_left_and_what_to_do(
    house: House, 管理员: Person, role: Role, department: str | None, last: str, lacks: str
) -> None:
    await house.hires("林晓", role, department)
    for action in ("停用", "结束任职"):
        await turns_to(管理员, "林晓", "林晓")
        await 管理员.presses(action)
        await 管理员.sees(f"确定{action[:2]}林晓", last, lacks, "先发送 /invite")
        await 管理员.says("/cancel")
        await 管理员.sees("已取消")
        house.clock.moment += timedelta(minutes=1)
    second = await house.hires("何静", role, department)
    await turns_to(管理员, "林晓", "林晓")
    await 管理员.presses("结束任职")
    await quiet(house)
    assert "确定结束林晓" in 管理员.last.text
    assert "最后一位" not in 管理员.last.text
    await 管理员.presses("确认")
    await 管理员.sees("林晓的任职已结束")
    await second.says("/help")
    await second.sees("随时可用")
    assert not any("已没有" in (message.text or "") for message in 管理员.messages)


@on_sqlite
async def test_administrators_hear_that_there_is_no_coordinator_any_more(
    house: House, 统筹员: Person, 管理员: Person
) -> None:
    await turns_to(管理员, "周岚", "周岚")
    await does(管理员, "停用", "停用周岚")
    told = await 管理员.sees("已没有统筹员", "没有人受理、交办和复核", "恢复原来的统筹员")
    assert "该单位" not in told.text

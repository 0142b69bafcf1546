"""Staff come in by one-time links, from a coordinator's /invite or from the command line."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot import __main__ as command_line
from bot.config.settings import Settings
from bot.demo.botapi import Person
from bot.demo.botapi.menus import menu_of
from bot.domain.people.person import Role
from storage import schema
from tests.house import TOKEN, House
from tests.screenplays.stage import files, on_sqlite, quiet, rows


async def link_for(host: Person, role: str, department: str = "") -> str:
    """Ask for a link and return what its owner sends when they open it."""
    await host.says("/invite")
    await host.sees("邀请谁")
    await host.presses(role)
    if department:
        await host.sees("是哪个单位的")
        await host.says(department)
    made = await host.sees("邀请链接", "72小时内有效", "只能用一次")
    return "/start " + made.text.split("start=")[1].split()[0]


async def enters(guest: Person, opened: str, name: str = "李敏", phone: str = "0871-63113456") -> None:
    """Open a link and say who one is."""
    await guest.says(opened)
    await guest.sees("您的姓名")
    await guest.says(name)
    await guest.sees("您的职务")
    await guest.presses("跳过")
    await guest.sees("您的工作电话")
    await guest.says(phone)


async def test_a_contact_joins_and_gets_the_next_appeal(
    house: House, 企业: Person, 统筹员: Person, 新人: Person
) -> None:
    await enters(新人, await link_for(统筹员, "部门联络员", "海关"))
    await 新人.sees("欢迎加入", "昆明海关的联络员")
    (person,) = await rows(house, schema.person, user=新人.id)
    assert (person.role, person.department) == (Role.CONTACT, "昆明海关")
    assert (person.name, person.post, person.phone) == ("李敏", "", "0871-63113456")
    await quiet(house)
    assert [one["command"] for one in menu_of(house.world, 新人.id)][:2] == ["todo", "find"]
    number = await files(企业)
    await 新人.sees("有新诉求交您单位主办", number)


@on_sqlite
async def test_who_was_about_to_register_is_a_contact_now(house: House, 统筹员: Person, 新人: Person) -> None:
    await 新人.says("/start")
    await 新人.sees("个人信息处理告知")
    await enters(新人, await link_for(统筹员, "部门联络员", "昆明海关"))
    await 新人.sees("欢迎加入")
    await 新人.says("在哪里看待办？")
    await 新人.sees("部门联络员", "/todo")


@on_sqlite
async def test_a_place_takes_part_by_its_short_name(house: House, 统筹员: Person, 新人: Person) -> None:
    await 统筹员.says("/invite")
    await 统筹员.sees("邀请谁")
    await 统筹员.says("2")
    await 统筹员.sees("是哪个单位的")
    await 统筹员.says("天上人间局")
    await 统筹员.sees("没有找到“天上人间局”")
    await 统筹员.says("曲靖")
    made = await 统筹员.sees("邀请链接：曲靖市人民政府的负责人")
    await enters(新人, "/start " + made.text.split("start=")[1].split()[0])
    await 新人.sees("曲靖市人民政府的负责人")


@on_sqlite
async def test_a_link_is_used_once(house: House, 统筹员: Person, 新人: Person) -> None:
    opened = await link_for(统筹员, "督查员")
    late = house.newcomer("迟")
    await enters(新人, opened)
    await 新人.sees("欢迎加入", "督查员")
    await late.says(opened)
    await late.sees("已被使用过")
    await 新人.says(opened)
    await 新人.sees("您已有身份")
    assert [one.role for one in await rows(house, schema.person, user=late.id)] == [None]


@on_sqlite
async def test_while_somebody_says_who_they_are_nobody_else_opens_their_link(
    house: House, 统筹员: Person, 新人: Person
) -> None:
    opened = await link_for(统筹员, "督查员")
    slow = house.newcomer("慢")
    await slow.says(opened)
    await slow.sees("您的姓名")
    await 新人.says(opened)
    await 新人.sees("这个邀请链接已有人打开", "30分钟里没有填完")
    await slow.says("/cancel")
    await slow.says(opened)  # it is still theirs
    await slow.sees("您的姓名")
    await slow.says("慢慢")
    await slow.sees("您的职务")
    await house.until(house.clock.moment + timedelta(minutes=30))
    await enters(新人, opened)
    await 新人.sees("欢迎加入", "督查员")
    await slow.presses("跳过")
    await slow.sees("您的工作电话")
    await slow.says("13900003333")
    await slow.sees("已被使用过")
    (invite,) = await rows(house, schema.invite)
    assert invite.used_by == (await rows(house, schema.person, user=新人.id))[0].id


@on_sqlite
async def test_a_link_that_the_wrong_person_opened_is_free_again_at_once(
    house: House, 统筹员: Person, 新人: Person
) -> None:
    opened = await link_for(统筹员, "督查员")
    wrong, other = house.newcomer("错"), await house.hires("周统筹", Role.COORDINATOR)
    await wrong.says(opened)
    await wrong.sees("您的姓名")
    await 新人.says(opened)
    await 新人.sees("这个邀请链接已有人打开", "请让邀请您的人点「重新开放」")
    invite = (await rows(house, schema.invite, role="SUPERVISOR"))[-1]
    await other.says("/help")
    await other.sees("/")
    await other.presses_forged(f"if:{invite.code_hash[:16]}")  # it is not theirs
    await other.sees("没有找到")
    await 统筹员.presses("重新开放")
    await 统筹员.sees("已重新开放，请本人现在打开链接")
    await 新人.says(opened)
    await 新人.sees("您的姓名")
    await wrong.says("错错")
    await wrong.sees("您的职务")
    await wrong.presses("跳过")
    await wrong.sees("您的工作电话")
    await wrong.says("13900003333")
    await wrong.sees("这个邀请链接已有人打开")
    await enters(新人, opened)
    await 新人.sees("欢迎加入", "督查员")
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await 统筹员.presses("重新开放")
    await 统筹员.sees("已被使用过")


@on_sqlite
async def test_who_opened_a_link_and_gives_up_leaves_it_to_the_right_one(
    house: House, 统筹员: Person, 新人: Person
) -> None:
    opened = await link_for(统筹员, "督查员")
    wrong = house.newcomer("错")
    await wrong.says(opened)
    await wrong.sees("您的姓名")
    await wrong.says("错错")
    await wrong.sees("您的职务")
    await wrong.says("/cancel")
    await wrong.sees("已取消")
    await 新人.says(opened)
    await 新人.sees("您的姓名")
    await wrong.presses("恢复刚才的内容")
    await wrong.sees("这个邀请链接已有人打开")
    await 新人.says("/cancel")
    await wrong.presses("恢复刚才的内容")
    await wrong.sees("您的职务")


@on_sqlite
async def test_a_link_expires(house: House, 统筹员: Person, 新人: Person) -> None:
    opened = await link_for(统筹员, "督查员")
    await house.until(house.clock.moment + timedelta(hours=72, seconds=1))
    await 新人.says(opened)
    await 新人.sees("已过期")


@on_sqlite
async def test_a_link_nobody_made(house: House, 新人: Person) -> None:
    for code in ("inv_", "inv_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "inv_'; DROP TABLE person"):
        await 新人.says(f"/start {code}")
        await 新人.sees("邀请链接无效")


@on_sqlite
async def test_an_enterprise_can_not_change_sides(house: House, 企业: Person, 统筹员: Person) -> None:
    opened = await link_for(统筹员, "统筹员")
    await 企业.says(opened)
    await 企业.sees("您已有身份")
    (person,) = await rows(house, schema.person, user=企业.id)
    assert person.role == Role.MEMBER
    (invite,) = await rows(house, schema.invite)
    assert invite.used_at is None


@on_sqlite
async def test_who_may_not_invite(企业: Person, 海关: Person, 督查员: Person, 新人: Person) -> None:
    for person in (企业, 海关, 督查员, 新人):
        await person.says("/invite")
        await person.sees("由其他身份的人办理")


@on_sqlite
async def test_only_an_administrator_makes_administrators(house: House, 统筹员: Person, 新人: Person) -> None:
    await 统筹员.says("/invite")
    shown = await 统筹员.sees("邀请谁")
    assert "管理员" not in [label for row in shown.labels for label in row]
    await 统筹员.says("管理员")
    await 统筹员.sees("没有对应的选项")


@on_sqlite
async def test_the_only_administrator_makes_no_other_in_the_chat(house: House) -> None:
    admin = await house.hires("吴管", Role.ADMIN)
    await admin.says("/invite")
    await admin.sees("邀请谁")
    await admin.presses("管理员")
    await admin.sees("您是唯一的管理员", "在服务器上生成邀请链接")
    assert await rows(house, schema.invite) == []


async def test_an_administrator_is_confirmed_by_another(house: House, 新人: Person) -> None:
    host, other = await house.hires("吴管", Role.ADMIN), await house.hires("郑管", Role.ADMIN)
    await enters(新人, await link_for(host, "管理员"))
    await 新人.sees("另一位管理员确认")
    await 新人.says("/staff")
    await 新人.sees("还没有确认")
    person = next(one for one in await rows(house, schema.person) if one.user == 新人.id)
    await host.presses_forged(f"sd:CONFIRM:{person.id}:PENDING")
    await host.sees("邀请人不能自己确认")
    await other.sees("请确认新的管理员", "吴管邀请李敏")
    await other.presses("确认任职")
    await other.sees("确定让李敏担任管理员吗")
    await other.presses("确认")
    await other.sees("李敏现在是管理员")
    await 新人.sees("欢迎加入", "管理员")
    await 新人.says("/staff")
    await 新人.sees("工作人员", "李敏｜管理员｜在岗")
    assert [one.person for one in await rows(house, schema.audit, action="staff_confirm")] == [
        next(one.id for one in await rows(house, schema.person) if one.user == other.id)
    ]


@on_sqlite
async def test_who_is_not_confirmed_is_nobody(house: House, 新人: Person) -> None:
    host, other = await house.hires("吴管", Role.ADMIN), await house.hires("郑管", Role.ADMIN)
    await enters(新人, await link_for(host, "管理员"))
    await other.sees("请确认新的管理员")
    await other.presses("不同意")
    await other.sees("确定不同意李敏")
    await other.presses("确认")
    await other.sees("没有同意李敏担任管理员")
    await 新人.sees("没有通过确认")
    await 新人.says("/staff")
    await 新人.sees("这项操作由工作人员办理，您现在还没有任职", "请打开收到的邀请链接")
    await 新人.says("/my")
    await 新人.sees("请先登记企业")
    (person,) = await rows(house, schema.person, user=新人.id)
    assert (person.role, person.gone, person.held_role) == (None, None, None)


@on_sqlite
async def test_a_head_invites_contacts_of_their_own_department(house: House, 新人: Person) -> None:
    head = await house.hires("杨立", Role.HEAD, "省教育厅")
    await head.says("/invite")
    shown = await head.sees("邀请谁")
    assert "统筹员" not in str(shown.labels)
    await head.presses("部门联络员")
    made = await head.sees("邀请链接：省教育厅的联络员")
    await enters(新人, "/start " + made.text.split("start=")[1].split()[0])
    await 新人.sees("欢迎加入", "省教育厅的联络员")


@on_sqlite
async def test_the_code_itself_is_kept_nowhere(house: House, 统筹员: Person) -> None:
    opened = await link_for(统筹员, "督查员")
    code = opened.removeprefix("/start ")
    await quiet(house)
    for table in (schema.invite, schema.audit, schema.draft):
        assert code not in str(await rows(house, table))


# From the command line


def settings_of(house: House, database_url: str) -> Settings:
    return Settings(bot_token=SecretStr(TOKEN), database_url=database_url)


@pytest.mark.parametrize(
    "given",
    [
        (Role.ADMIN, None, "管理员"),
        (Role.CONTACT, "海关", "昆明海关的联络员"),
        (Role.HEAD, "省教育厅", "省教育厅的负责人"),
    ],
)
@on_sqlite
@pytest.mark.usefixtures("working_morning")
async def test_the_first_people_come_by_the_command_line(
    house: House,
    新人: Person,
    database_url: str,
    capsys: pytest.CaptureFixture[str],
    given: tuple[Role, str | None, str],
) -> None:
    role, department, post = given
    capsys.readouterr()
    assert await command_line.invite(settings_of(house, database_url), role, department) == 0
    printed = capsys.readouterr().out.split()[-1]
    assert printed.startswith("https://t.me/zuozhen_bot?start=inv_")
    await enters(新人, "/start " + printed.split("start=")[1])
    await 新人.sees("欢迎加入", post)


@pytest.mark.parametrize("department", [None, "天上人间局"])
@on_sqlite
@pytest.mark.usefixtures("working_morning")
async def test_the_command_line_wants_a_known_department(
    house: House, database_url: str, capsys: pytest.CaptureFixture[str], department: str | None
) -> None:
    capsys.readouterr()
    assert await command_line.invite(settings_of(house, database_url), Role.CONTACT, department) == 2
    assert "--department" in capsys.readouterr().err
    assert await rows(house, schema.invite) == []

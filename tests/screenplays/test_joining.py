"""A second person of an enterprise is let in by its first member or by a coordinator, once, and by nobody else."""

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, files, on_sqlite, quiet, rows
from tests.screenplays.test_inviting import enters

USCC = "91350100M000100Y43"  # 企业's


async def asks_to_join(newcomer: Person) -> None:
    await newcomer.says("/start")
    await newcomer.sees("个人信息处理告知")
    await newcomer.presses("同意")
    await newcomer.sees("统一社会信用代码")
    await newcomer.says(USCC)
    await newcomer.sees("李敏的企业已经登记过", "请输入联系人姓名")
    await newcomer.says("王芳")
    await newcomer.sees("请留下您的手机号")
    await newcomer.says("13900001111")
    await newcomer.sees("请核对登记信息", "李敏的企业")
    await newcomer.presses("确认登记")
    await newcomer.sees("已经登记过", "请稍候")


async def test_the_first_member_lets_the_second_in(house: House, 企业: Person, 同事: Person, 统筹员: Person) -> None:
    await asks_to_join(同事)
    asked = await 企业.sees("有人申请加入李敏的企业", "王*")
    assert "13900001111" not in asked.text
    await 统筹员.sees("有人申请加入李敏的企业")
    await 企业.presses("同意加入")
    await 企业.sees("已同意王*加入")
    await 同事.sees("申请已通过")
    await 同事.sees("登记完成")
    number = await files(企业)
    await 同事.sees(number, "您单位提交了一件诉求")
    await 同事.says("/my")
    await 同事.sees(number)


async def test_the_second_decision_is_told_that_it_was_decided(
    house: House, 企业: Person, 同事: Person, 统筹员: Person
) -> None:
    await asks_to_join(同事)
    await 企业.presses("不同意")
    await 企业.sees("没有同意王*加入")
    await 同事.sees("没有通过", "/start")
    await 统筹员.presses("同意加入")
    await 统筹员.sees("已经处理过")
    (person,) = await rows(house, schema.person, user=同事.id)
    assert person.role is None


@on_sqlite
async def test_a_coordinator_lets_in_who_was_refused(house: House, 企业: Person, 同事: Person, 统筹员: Person) -> None:
    await asks_to_join(同事)
    await 企业.presses("不同意")
    await 同事.sees("没有通过")
    统筹员.has_seen_all()
    await asks_to_join(同事)
    await 统筹员.sees("有人申请加入")
    await 统筹员.presses("同意加入")
    await 同事.sees("登记完成")
    decisions = await rows(house, schema.audit, action="let_in")
    assert [one.details for one in decisions] == [{"yes": False}, {"yes": True}]


@on_sqlite
async def test_a_foreign_enterprise_has_no_say(house: House, 企业: Person, 同事: Person, 别家: Person) -> None:
    await asks_to_join(同事)
    (asker,) = await rows(house, schema.person, user=同事.id)
    await 别家.says("/help")
    await 别家.sees("随时可用")
    await 别家.presses_forged(f"l:{asker.id}:Y")
    await 别家.sees("没有找到")
    assert len(await rows(house, schema.join_request)) == 1


@on_sqlite
async def test_who_begins_again_while_waiting_is_free_once_let_in(house: House, 企业: Person, 同事: Person) -> None:
    """A form that is of no use any more must not swallow what the new member writes."""
    await asks_to_join(同事)
    await 同事.says("/start")
    await quiet(house)
    assert len(await rows(house, schema.draft)) == 1
    await 企业.presses("同意加入")
    await 同事.sees("登记完成")
    await 同事.says(PORT)
    await 同事.sees(f"已记下，共{len(PORT)}字")


@on_sqlite
async def test_who_became_a_contact_meanwhile_does_not_turn_into_a_member(
    house: House, 企业: Person, 同事: Person, 统筹员: Person
) -> None:
    await asks_to_join(同事)
    await 统筹员.says("/invite")
    await 统筹员.sees("邀请谁")
    await 统筹员.presses("督查员")
    link = (await 统筹员.sees("邀请链接")).text.split("start=")[1].split()[0]
    await enters(同事, f"/start {link}")
    await 同事.sees("欢迎加入")
    await 企业.presses("同意加入")
    await 企业.sees("没有找到，可能已经处理过")
    (person,) = await rows(house, schema.person, user=同事.id)
    assert person.role == "SUPERVISOR"

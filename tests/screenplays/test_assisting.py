"""协办: assisting departments have a clock of their own, which their heads and the lead hear of when it runs out."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from tests.house import House
from tests.screenplays.stage import REPLY, choosing, on_sqlite, sends_off
from tests.screenplays.test_clocks import at, reminders


async def assigned(coordinator: Person, member: Person, assisting: str) -> str:
    """An appeal that 昆明海关 leads on the Friday of START, `assisting` others."""
    await choosing(member)
    await member.presses("不确定")
    number = await sends_off(member)
    await coordinator.sees("等您判断由谁办理")
    await coordinator.presses("交办")
    await coordinator.sees("交给哪个单位主办")
    await coordinator.says("1")
    await coordinator.sees("主办：昆明海关")
    await coordinator.says(assisting)
    await coordinator.sees("协办：")
    await coordinator.presses("下一步")
    await coordinator.sees("请核对")
    await coordinator.presses("确认交办")
    await coordinator.sees("已交昆明海关主办")
    return number


async def contributes(contact: Person, lead: Person) -> None:
    await contact.presses("协办意见")
    await contact.sees("协办意见")
    await contact.says("通关便利化措施我厅可以配合。")
    await contact.sees("协办意见已告诉主办单位")
    await lead.sees("给出了协办意见")


async def test_who_has_not_contributed_is_reminded_and_reported(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    head = await house.hires("何厅", Role.HEAD, "省商务厅")
    roads = await house.hires("陆交", Role.CONTACT, "省交通运输厅")
    number = await assigned(统筹员, 企业, "商务厅、交通运输厅")
    await roads.sees("请您单位协办")
    await contributes(roads, 海关)
    await house.until(at(10, 28, 17, 30))
    await house.until(at(10, 30, 8, 29))
    assert await reminders(house, trade) == []
    await house.until(at(10, 30, 8, 30))
    await trade.sees("协办意见今天到期，请今天告诉昆明海关", number, "最迟10月30日（周三）17:30告诉昆明海关")
    await house.until(at(10, 31, 8, 30))
    await trade.sees("协办意见已超期，请尽快告诉昆明海关", "协办期限是10月30日（周三）17:30，已经超过")
    told = await head.sees("您单位的协办意见已超期，请督促尽快告诉昆明海关", number)
    await head.presses("查看全文", told)
    await head.sees(f"诉求{number}｜", "协办：省商务厅、省交通运输厅")
    await 海关.sees("省商务厅超期还没有给出协办意见")
    assert await reminders(house, roads) == []
    assert len(await reminders(house, head)) == 1


@on_sqlite
async def test_who_has_contributed_hears_nothing_more(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    await assigned(统筹员, 企业, "商务厅")
    await trade.sees("请您单位协办")
    await contributes(trade, 海关)
    await house.until(at(10, 31, 8, 30))
    assert await reminders(house, trade) == []
    assert "协办" not in str(await reminders(house, 海关))


@on_sqlite
async def test_a_department_that_nobody_answers_for_is_a_coordinator_s_task(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await assigned(统筹员, 企业, "商务厅")
    await 海关.sees("有诉求交您单位主办")
    await house.until(at(10, 28, 17, 30))
    await house.until(at(10, 30, 8, 30))
    await 统筹员.sees("省商务厅目前没有能收到消息的联络员", "请电话联系该单位")
    await house.until(at(10, 31, 8, 30))
    await 统筹员.sees("省商务厅目前没有能收到消息的联络员和部门负责人", "请电话联系该单位")


async def begins_to_answer(contact: Person) -> None:
    await contact.presses("签收")
    await contact.sees("已签收，开始办理")
    await contact.presses("答复")
    await contact.sees("办理结果")
    await contact.presses("已解决")


async def sends(contact: Person) -> None:
    await contact.sees("请写给企业的答复")
    await contact.says(REPLY)
    await contact.sees("请核对答复")
    await contact.presses("发送答复")


@on_sqlite
async def test_who_is_not_waited_for_hears_that_the_answer_is_given(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    number = await assigned(统筹员, 企业, "商务厅")
    await begins_to_answer(海关)
    await 海关.sees("还没有收到省商务厅的协办意见")
    await 海关.says("商务厅电话里说没有意见。")
    await sends(海关)
    await trade.sees("您单位协办的诉求，昆明海关已答复：已解决", number, "没有给协办意见的，不用再给", REPLY)


@on_sqlite
async def test_who_has_contributed_reads_the_answer(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    await assigned(统筹员, 企业, "商务厅")
    await trade.sees("请您单位协办")
    await contributes(trade, 海关)
    await begins_to_answer(海关)
    await sends(海关)
    read = await trade.sees("您单位协办的诉求，昆明海关已答复：已解决", REPLY)
    assert "不用再给" not in read.text

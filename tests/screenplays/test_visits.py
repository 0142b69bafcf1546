"""Return visits: the list, what has waited longest first, the number behind a noted tap, one result of two callers."""

from bot.demo.botapi import Person
from bot.domain.appeals.action import Ground, State
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import SCHOOL, accepts, answers, appeal_of, files, opens, quiet, rates, rows


async def unsatisfied(house: House, member: Person, contact: Person) -> str:
    number = await files(member)
    await accepts(contact, member)
    await answers(contact)
    await is_not_satisfied(house, member, number)
    return number


async def is_not_satisfied(house: House, member: Person, number: str) -> None:
    await member.sees("已答复", "先点一个按钮", number)
    await rates(member, "不满意", "没有解决", reason="办理太慢")
    await quiet(house)


async def upholds(coordinator: Person, number: str) -> None:
    await coordinator.says("/todo")
    listed = await coordinator.sees("待办诉求", number)
    await opens(coordinator, listed, number, f"诉求{number}｜待复核")
    await coordinator.presses("维持答复")
    await coordinator.sees("为什么维持原答复")
    await coordinator.says("已按时限答复，依据充分。")
    await coordinator.presses("发送说明")
    await coordinator.sees("已维持原答复")


async def turns_to(caller: Person, number: str) -> None:
    await caller.says("/visits")
    listed = await caller.sees("待回访的诉求", number)
    await opens(caller, listed, number, f"诉求{number}｜待回访")


async def test_what_has_waited_longest_is_visited_first(
    house: House, 企业: Person, 别家: Person, 海关: Person, 统筹员: Person
) -> None:
    await 统筹员.says("/visits")
    await 统筹员.sees("现在没有待回访的诉求")
    first = await unsatisfied(house, 企业, 海关)
    schools = await house.hires("罗青", Role.CONTACT, "省教育厅")
    head = await house.hires("段平", Role.HEAD, "省教育厅")
    second = await files(别家, SCHOOL, "省教育厅")
    await accepts(schools, 别家)
    await answers(schools)
    await head.presses("同意答复")
    await is_not_satisfied(house, 别家, second)
    await upholds(统筹员, second)
    await house.days(1)
    await upholds(统筹员, first)
    await 统筹员.says("/visits")
    listed = await 统筹员.sees("待回访的诉求", "共2件，等得最久的在前", first, second)
    assert listed.text.index(second) < listed.text.index(first)
    await 海关.says("/visits")
    await 海关.sees("其他身份")


async def test_two_callers_record_one_visit_and_each_look_at_the_number_is_noted(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    colleague = await house.hires("林舟", Role.COORDINATOR)
    number = await unsatisfied(house, 企业, 海关)
    await upholds(统筹员, number)
    for caller in (统筹员, colleague):
        await turns_to(caller, number)
        await caller.presses("联系方式")
        await caller.sees(f"诉求{number}的联系人", "本次查看已记录")
        await caller.presses("记录回访")
        await caller.sees("企业现在怎么评价")
        await caller.presses("基本满意")
        await caller.sees("回访情况如何")
    assert len(await rows(house, schema.audit, action="phone")) == 2

    await 统筹员.says("电话回访，企业表示理解。")
    await 统筹员.sees("回访已记录，诉求已销号")
    await colleague.says("电话没有打通。")
    await colleague.sees(number, "已由统筹员", "先办了一步", "已销号")
    await quiet(house)
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.ground) == (State.CLOSED, Ground.VISITED)
    visits = await rows(house, schema.event, action="VISIT")
    assert [one.words for one in visits] == ["电话回访，企业表示理解。"]
    await colleague.says("/visits")
    await colleague.sees("现在没有待回访的诉求")

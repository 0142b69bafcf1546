"""A coordinator triages, assigns, declines, schedules, counts, and calls an enterprise by a number that is noted."""

from datetime import datetime, timedelta

from bot.demo.botapi import Bubble, Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import (
    PORT,
    VAGUE,
    accepts,
    answered,
    answers,
    appeal_of,
    choosing,
    files,
    on_sqlite,
    opens,
    rates,
    rows,
    sends_off,
)


async def turns_to(person: Person, number: str) -> None:
    await person.says("/triage")
    listed = await person.sees("待受理的诉求", number)
    await opens(person, listed, number, f"诉求{number}｜")


@on_sqlite
async def test_a_complex_matter_is_given_longer(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await choosing(企业)
    await 企业.presses("不确定")
    number = await sends_off(企业)
    await 统筹员.sees("等您判断由谁办理")
    await 统筹员.presses("交办")
    await 统筹员.sees("交给哪个单位主办")
    await 统筹员.says("1")
    await 统筹员.sees("主办：昆明海关")
    await 统筹员.presses("跳过")
    await 统筹员.sees("请核对，确认后交办")
    await 统筹员.presses("按复杂事项交办，15个工作日答复")
    await 统筹员.sees("已交昆明海关主办")
    await 海关.sees("有诉求交您单位主办", "统筹员按复杂事项交办，15个工作日答复", "答复最迟11月15日（周五）17:30")
    await 企业.sees("诉求已交昆明海关办理", "统筹员按复杂事项交办，15个工作日答复")
    await 企业.says("/my")
    await 企业.sees(number, "答复期限：11月15日（周五）17:30", "按复杂事项办理")


async def test_triage_shows_why_and_assigns_lead_and_assisting(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    yuxi = await house.hires("玉言", Role.CONTACT, "玉溪市人民政府")
    await choosing(企业)
    await 企业.presses("不确定")
    number = await sends_off(企业)
    await 统筹员.says("/triage")
    await 统筹员.sees("待受理的诉求", "共1件", "推荐：昆明海关（提到“", "压在口岸")
    await 统筹员.presses(number)
    await 统筹员.sees(f"诉求{number}｜待受理", "推荐：昆明海关（提到“")
    await 统筹员.presses("交办")
    await 统筹员.sees("交给哪个单位主办", "1. 昆明海关（推荐，提到“")
    await 统筹员.says("天上人间局")
    await 统筹员.sees("没有找到“天上人间局”")
    await 统筹员.says("1")
    await 统筹员.sees("主办：昆明海关")
    await 统筹员.says("昆明海关")
    await 统筹员.sees("昆明海关已经是主办单位，不用再列为协办", "需要其他单位协办吗")
    await 统筹员.says("商务厅、玉溪")
    await 统筹员.sees("协办：省商务厅、玉溪市人民政府")
    await 统筹员.presses("下一步")
    await 统筹员.sees("请核对", "主办：昆明海关", "协办：省商务厅、玉溪市人民政府")
    await 统筹员.presses("确认交办")
    await 统筹员.sees("已交昆明海关主办")
    await 海关.sees("有诉求交您单位主办", number)
    for contact in (trade, yuxi):
        told = await contact.sees("请您单位协办，昆明海关主办", number, "请在10月30日（周三）17:30前点「协办意见」")
        assert "签收" not in [label for row in told.labels for label in row]
    await 企业.sees("诉求已交昆明海关办理", number)
    appeal = await appeal_of(house, number)
    assert (appeal.lead, appeal.assisting) == ("昆明海关", ("省商务厅", "玉溪市人民政府"))

    await 海关.presses("签收")
    await 企业.sees("签收，开始办理")
    await trade.says("/todo")
    await trade.sees(number)
    await trade.presses(number)
    await trade.sees(f"诉求{number}｜承办中")
    await trade.presses("协办意见")
    await trade.sees("您单位的协办意见是什么")
    await trade.says("我厅没有意见。")
    await trade.sees("协办意见已告诉主办单位")
    await 海关.sees("省商务厅给出了协办意见", "我厅没有意见")
    await 海关.presses("查看全文")
    await 海关.sees(f"诉求{number}｜承办中", "省商务厅的协办意见：我厅没有意见")
    await answers_without_the_other(企业, 海关, number)


async def answers_without_the_other(企业: Person, 海关: Person, number: str) -> None:
    """One of two contributions is missing; the answer is a plan and has a photo."""
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.presses("长期推进")
    await 海关.sees("还没有收到玉溪市人民政府的协办意见，为什么先答复")
    await 海关.says("玉溪电话里说没有意见。")
    await 海关.sees("请写给企业的答复")
    await 海关.says("分两步解决，先试点。")
    await 海关.sees("请写推进计划")
    await 海关.says("先试点，再推开")
    await 海关.sees("推进计划里要有日期")
    await 海关.says("2024年12月底前试点，2025年6月底前推开。")
    await 海关.sees("请核对答复（长期推进）", "推进计划：", "2025年6月底前推开")
    await 海关.sends_photo(caption="试点方案见图")
    await 海关.sees("请核对答复", "试点方案见图", "附件：1个")
    await 海关.presses("发送答复")
    await 企业.sees("已答复：长期推进", "先试点", "试点方案见图")
    await 企业.sees(number, "附件（1/1，随答复提供）")
    await 企业.says("/my")
    card = await 企业.sees(f"诉求{number}｜待评价", "推进计划：2024年12月底前试点")
    assert not any(one.says("没有意见") for one in 企业.messages)
    assert "没有意见" not in card.text
    await 海关.presses("办理经过")
    await 海关.sees("办理经过", "没有等协办意见的原因：玉溪电话里说没有意见")


@on_sqlite
async def test_a_place_is_assigned_by_its_short_name(house: House, 企业: Person, 统筹员: Person) -> None:
    qujing = await house.hires("曲言", Role.CONTACT, "曲靖市人民政府")
    number = await files(企业, VAGUE, "不确定")
    await turns_to(统筹员, number)
    await 统筹员.presses("交办")
    await 统筹员.sees("交给哪个单位主办")
    await 统筹员.says("曲靖")
    await 统筹员.sees("协办")
    await 统筹员.presses("跳过")
    await 统筹员.sees("请核对", "主办：曲靖市人民政府", "协办：无")
    await 统筹员.presses("确认交办")
    await qujing.sees("有诉求交您单位主办", number)
    assert (await appeal_of(house, number)).lead == "曲靖市人民政府"


@on_sqlite
async def test_the_number_typed_for_assisting_is_the_one_shown(house: House, 企业: Person, 统筹员: Person) -> None:
    """The lead is no choice any more, so the first of the rest is number one."""
    await choosing(企业)
    await 企业.presses("不确定")
    number = await sends_off(企业)
    ranked = [one["department"] for one in (await appeal_of(house, number)).verdict["ranked"]]
    await turns_to(统筹员, number)
    await 统筹员.presses("交办")
    await 统筹员.sees("主办？")
    await 统筹员.says("1")
    shown = await 统筹员.sees("需要其他单位协办吗")
    assert shown.labels[0] == [ranked[1]]
    await 统筹员.says("1")
    await 统筹员.sees(f"协办：{ranked[1]}")


async def declines(coordinator: Person, number: str, words: str) -> None:
    await turns_to(coordinator, number)
    await coordinator.presses("不予受理")
    await coordinator.sees("不予受理的理由", number)
    await coordinator.presses("平等主体之间的民商事纠纷")
    await coordinator.sees("请写给企业的说明")
    await coordinator.says(words)
    await coordinator.sees("请核对给企业的说明", words)
    await coordinator.presses("确认不予受理")
    await coordinator.sees("已记为不予受理")


@on_sqlite
async def test_declined_with_a_reason_and_one_objection(house: House, 企业: Person, 统筹员: Person) -> None:
    number = await files(企业, VAGUE, "不确定")
    await declines(统筹员, number, "合同纠纷请走司法途径。")
    await 企业.sees("诉求不予受理", "民商事纠纷", "12348", "合同纠纷请走司法途径")
    await 企业.presses("提出异议")
    await 企业.sees("您的异议是什么")
    await 企业.says("对方是国有平台公司。")
    await 企业.sees("异议已提交")
    await 统筹员.sees("企业对不予受理提出异议", "国有平台公司")
    assert (await appeal_of(house, number)).state is State.TRIAGE
    await declines(统筹员, number, "国有平台公司也是合同一方。")
    told = await 企业.sees("您单位的异议已经研究，仍不予受理", "12348", "国有平台公司也是合同一方")
    assert told.labels == [["查看全文"]]
    assert (await appeal_of(house, number)).state is State.DECLINED
    await 企业.presses("查看全文")
    await 企业.sees(f"诉求{number}｜不予受理", "不予受理的理由：", "12348", "国有平台公司也是合同一方")


@on_sqlite
async def test_asked_in_triage_and_supplied(house: House, 企业: Person, 统筹员: Person) -> None:
    number = await files(企业, VAGUE, "不确定")
    await turns_to(统筹员, number)
    await 统筹员.presses("请企业补正")
    await 统筹员.sees("需要企业补充什么")
    await 统筹员.says("请说明是什么事。")
    await 统筹员.sees("请核对补正要求")
    await 统筹员.presses("发送补正要求")
    await 企业.sees("专窗请您补正", "请说明是什么事")
    await 企业.presses("提交补正")
    await 企业.sees("请补正")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 统筹员.sees("企业已补正，请继续判断", "磨憨")
    assert (await appeal_of(house, number)).state is State.TRIAGE


async def test_put_on_the_session_at_which_a_seat_is_booked(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业, VAGUE, "不确定")
    await turns_to(统筹员, number)
    assert "安排坐诊" not in str(统筹员.last.labels)
    held = house.clock.moment + timedelta(days=20)
    session = await a_session(house, held_at=held)
    await 企业.says("/book")
    await 企业.sees("正在挂号的坐诊场次")
    await 企业.presses("挂号：第4期")
    await 企业.sees("挂号成功：第1号")
    await turns_to(统筹员, number)
    await 统筹员.presses("安排坐诊")
    await 统筹员.sees("由哪个部门当面答复")
    await 统筹员.presses("昆明海关")
    await 统筹员.sees("需要其他单位协办吗")
    await 统筹员.presses("不用协办")
    await 统筹员.sees("已列入坐诊场次，由昆明海关当面答复")
    await 企业.sees("诉求已列入坐诊场次，届时由昆明海关当面答复")
    await 海关.sees("有诉求列入坐诊场次，由您单位当面答复", number, "请在坐诊前研究准备")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.session, appeal.session_at) == (State.SCHEDULED, session, held)
    await house.until(held)
    await 统筹员.presses("交办")
    await 统筹员.sees("交给哪个单位主办")
    await 统筹员.presses("昆明海关")
    await 统筹员.presses("跳过")
    await 统筹员.presses("确认交办")
    await 海关.sees("有诉求交您单位主办", number)


@on_sqlite
async def test_answered_at_once_in_a_departments_name(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    """The enterprise rates it as any answer; what does not do is done again by that department."""
    number = await files(企业, VAGUE, "不确定")
    await turns_to(统筹员, number)
    await 统筹员.presses("即时答复")
    await 统筹员.sees("以哪个部门的名义答复？")
    await 统筹员.says("昆明海关")
    await 统筹员.sees("即时答复：结果是哪一种？")
    await 统筹员.presses("解释说明")
    await 统筹员.sees("请写给企业的答复")
    await 统筹员.says("按现行规定可以在线办理，网址见海关公告。")
    await 统筹员.presses("发送答复")
    await 统筹员.sees("答复已发给企业")
    await 企业.sees("昆明海关已即时答复：解释说明", "在线办理")
    await 海关.sees("统筹员以您单位名义即时答复了企业", number)
    await rates(企业, "不满意", "没有解决", "问题没有解决")
    await 统筹员.sees("企业评价不满意", number)
    assert ((await appeal_of(house, number)).lead, (await appeal_of(house, number)).state) == ("昆明海关", State.REVIEW)


async def test_the_numbers_before_and_after(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await 统筹员.says("/stats")
    await 统筹员.sees("办理统计｜2024年10月", "还没有诉求")
    await files(企业, VAGUE, "不确定")
    await answered(企业, 海关)
    await 统筹员.says("/stats")
    counted = await 统筹员.sees("受理2件", "办结率：0/2", "按期率：1/1（100%）", "评价率：0/1（0%）")
    assert counted.says("解决率、满意率：还没有数据", "重办率：0/1（0%）［0%–79%］")
    await rates(企业, "基本满意", "部分解决")
    await 统筹员.says("/stats")
    await 统筹员.sees("办结率：1/2（50%）", "按期率：1/1", "满意率：1/1（100%）［21%–100%］", "评价率：1/1")
    await 海关.says("/stats")
    await 海关.sees("昆明海关", "受理1件", "办结率：1/1")
    await 企业.says("/stats")
    told = await 企业.sees("本单位", "受理2件", "公开的总数（全部企业）", "满意率：1/1（100%）")
    assert not told.says("可信区间")
    assert "［" not in told.text


@on_sqlite
async def test_the_numbers_open_on_the_last_month_in_which_somebody_filed(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await answered(企业, 海关)
    await house.until(datetime(2024, 11, 15, 9, 0, tzinfo=SHANGHAI))
    for who in (统筹员, 海关, 企业):
        await who.says("/stats")
        await who.sees("办理统计｜2024年10月", "受理1件")
    await 统筹员.says("/stats 11月")
    await 统筹员.sees("办理统计｜2024年11月", "没有符合条件的诉求")
    await files(企业, VAGUE, "不确定")
    await 统筹员.says("/stats")
    await 统筹员.sees("办理统计｜2024年11月", "受理1件")


@on_sqlite
async def test_an_answer_that_came_late_counts_as_late(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await house.until(datetime.fromisoformat("2024-11-11T09:00:00+08:00"))
    await answers(海关)
    await 企业.sees("已答复")
    await rates(企业, "满意")
    assert (await appeal_of(house, number)).state is State.CLOSED
    await 统筹员.says("/stats 2024")
    await 统筹员.sees("办结率：1/1", "按期率：0/1（0%）", "满意率：1/1")


async def test_the_phone_number_is_shown_on_a_tap_that_is_noted(
    house: House, 企业: Person, 海关: Person, 教育厅: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("查看全文")
    card = await 海关.sees(f"诉求{number}｜待签收")
    assert "13800138000" not in card.text
    assert "李敏" not in card.text.replace("李敏的企业", "")
    await 海关.presses("联系方式")
    await 海关.sees(f"诉求{number}的联系人：李敏，13800138000", "本次查看已记录")
    (person,) = await rows(house, schema.person, user=海关.id)
    (note,) = await rows(house, schema.audit, action="phone")
    assert (note.person, note.subject, note.at) == (person.id, f"appeal:{number}", house.clock.now())
    appeal = await appeal_of(house, number)
    for stranger in (教育厅, 企业):
        await stranger.presses_forged(f"p:{appeal.id}", await a_bubble(stranger))
        await stranger.sees("没有找到")
    await 统筹员.says("/help")
    await 统筹员.sees("随时可用")
    await 统筹员.presses_forged(f"p:{appeal.id}")
    await 统筹员.sees("李敏，13800138000")
    assert len(await rows(house, schema.audit, action="phone")) == 2


async def a_bubble(person: Person) -> Bubble:
    await person.says("/help")
    return await person.sees("随时可用")


@on_sqlite
async def test_who_triages_hears_of_what_was_added_and_of_a_withdrawal(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    number = await files(企业, VAGUE, "不确定")
    await 统筹员.sees("有新诉求等您判断", number)
    await 企业.presses("补充内容")
    await 企业.sees("补充")
    await 企业.says("货在磨憨口岸压了五天。")
    await 企业.presses("完成")
    await 统筹员.sees("企业补充了内容，请一并判断", number, "货在磨憨口岸压了五天。")
    await 企业.presses("撤回诉求")
    await 企业.presses("确认")
    await 统筹员.sees("企业撤回了诉求，不用再判断", number)

"""A coordinator steers what was assigned by itself: another lead, helpers, the kind, back to the desk, apart."""

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from tests.house import House
from tests.screenplays.stage import (
    SCHOOL,
    accepts,
    answers,
    appeal_of,
    files,
    on_sqlite,
    opens,
    quiet,
)
from tests.screenplays.test_clocks import at


async def turns_to(coordinator: Person, number: str) -> None:
    """Open what was assigned by itself from its list."""
    await coordinator.says("/assigned")
    listed = await coordinator.sees("自动交办、还没有答复的诉求", number)
    await opens(coordinator, listed, number, f"诉求{number}｜")


async def test_what_was_assigned_by_itself_is_reassigned(
    house: House, 企业: Person, 海关: Person, 教育厅: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    await house.until(at(10, 28, 8, 30))
    await 统筹员.sees("早上好", "上个工作日以来自动交办：1件，不合适的可以改派")
    await 统筹员.presses("自动交办")
    await 统筹员.sees("自动交办、还没有答复的诉求（共1件", number, "（昆明海关）")
    due = (await appeal_of(house, number)).due_at
    await 统筹员.presses(number)
    await 统筹员.sees(f"诉求{number}｜待签收")
    await 统筹员.presses("改派")
    await 统筹员.sees("改由哪个单位主办？", "现在由昆明海关主办", "答复期限不变")
    await 统筹员.says("昆明海关")
    await 统筹员.sees("诉求就在昆明海关主办，请另选单位")
    await 统筹员.says("省教育厅")
    await 统筹员.sees("需要其他单位协办吗")
    await 统筹员.presses("跳过")
    await 统筹员.sees("为什么改派？")
    await 统筹员.says("这件事属于教育厅职责。")
    await 统筹员.sees("已改由省教育厅主办，原单位已告知")
    await 海关.sees("诉求改由省教育厅主办，您单位不用再办", "这件事属于教育厅职责。")
    await 企业.sees("诉求改由省教育厅办理，答复期限不变")
    await 教育厅.sees("有诉求改派给您单位主办，请签收，答复期限不变", number)
    assert (await appeal_of(house, number)).due_at == due
    await 统筹员.says("/assigned")
    await 统筹员.sees("现在没有自动交办、还没有答复的诉求")
    await 教育厅.presses("签收")
    await 企业.sees("省教育厅已签收，开始办理")


@on_sqlite
async def test_choosing_says_where_nobody_is_there_and_silence_is_no_acceptance(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    number = await files(企业)
    await turns_to(统筹员, number)
    await 统筹员.presses("改派")
    await 统筹员.sees("改由哪个单位主办？")
    await 统筹员.says("省教育厅")
    await 统筹员.sees("需要其他单位协办吗", "现在没有人能收到消息的：省教育厅", "没有人签收的，不算签收")
    await 统筹员.presses("跳过")
    await 统筹员.sees("为什么改派？", "现在没有人能收到消息的：省教育厅")
    await 统筹员.says("属教育厅职责。")
    await 统筹员.sees("已改由省教育厅主办")
    await 统筹员.sees("省教育厅目前没有能收到消息的联络员", number)
    await house.until(at(10, 28, 17, 31))
    await 统筹员.sees("省教育厅没有人能签收，不算签收，请电话联系或改派")
    assert (await appeal_of(house, number)).state is State.ASSIGNED
    await house.until(at(10, 31, 8, 31))
    await 督查员.sees("省教育厅超期3个工作日没有人签收诉求，请督办")
    contact = await house.hires("陈思", Role.CONTACT, "省教育厅")
    await contact.says("/todo")
    await contact.presses(number)
    await contact.sees(f"诉求{number}｜待签收")
    await contact.presses("签收")
    await 企业.sees("省教育厅已签收，开始办理")


@on_sqlite
async def test_helpers_are_asked_and_let_go(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    number = await files(企业)
    await accepts(海关, 企业)
    await turns_to(统筹员, number)
    await 统筹员.presses("增减协办")
    await 统筹员.sees("哪些单位协办？", "主办：昆明海关", "协办：无")
    await 统筹员.presses("完成")
    await 统筹员.sees("协办单位没有变")
    await 统筹员.says("商务厅")
    await 统筹员.sees("协办：省商务厅")
    await 统筹员.presses("完成")
    await 统筹员.sees("协办单位已调整")
    await trade.sees("有诉求请您单位协办，昆明海关主办", number, "前点「协办意见」")
    await 海关.sees("统筹员调整了协办单位")
    await turns_to(统筹员, number)
    await 统筹员.presses("增减协办")
    await 统筹员.sees("协办：省商务厅")
    统筹员.has_seen_all()  # the first question said it too, and once more when its buttons went
    await 统筹员.presses("去掉省商务厅")
    await 统筹员.sees("协办：无")
    await 统筹员.presses("完成")
    await 统筹员.sees("协办单位已调整")
    await trade.sees("统筹员调整了协办单位，您单位不用再协办")


@on_sqlite
async def test_another_kind_says_what_it_does_to_the_date_before(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    before = (await appeal_of(house, number)).due_at
    await turns_to(统筹员, number)
    await 统筹员.presses("更正信息")
    await 统筹员.sees("要更正哪一项？")
    await 统筹员.presses("类型")
    await 统筹员.sees("类型改成什么？", "现在是：服务需求")
    await 统筹员.presses("意见建议")
    await 统筹员.sees(
        "确定把类型由“服务需求”改为“意见建议”吗？",
        "答复期限由11月8日（周五）17:30改为11月5日（周二）17:30：从最初交办起按7个工作日计算",
        "统计仍按原期限11月8日（周五）17:30",
    )
    await 统筹员.presses("确认")
    await 统筹员.sees("诉求的信息已更正：类型由“服务需求”改为“意见建议”")
    await 企业.sees("统筹员更正了诉求的信息：类型由“服务需求”改为“意见建议”", "答复期限：11月5日（周二）17:30")
    await 海关.sees("统筹员更正了诉求的信息", "11月5日（周二）17:30")
    appeal = await appeal_of(house, number)
    assert (appeal.kind, appeal.due_at, appeal.original_due_at) == ("意见建议", at(11, 5, 17, 30), before)
    await turns_to(统筹员, number)
    await 统筹员.presses("更正信息")
    await 统筹员.presses("州市")
    await 统筹员.sees("州市改成什么？")
    await 统筹员.says("大理")
    await 统筹员.sees("答复期限不变")
    await 统筹员.presses("确认")
    await 统筹员.sees("诉求的信息已更正：州市由")


@on_sqlite
async def test_two_matters_are_divided_and_the_enterprise_hears_both_numbers(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await turns_to(统筹员, number)
    await 统筹员.presses("拆分")
    await 统筹员.sees("拆成哪几件？", "每行至少4个字")
    await 统筹员.says("磨憨口岸化验时间太长，请缩短\n厂区经常停电，影响生产，请协调")
    await 统筹员.sees("拆成这几件吗？", "2. 厂区经常停电")
    await 统筹员.presses("按这样拆分")
    done = await 统筹员.sees("已拆分，另立YN-2024-0002")
    assert done.says("请判断由谁办理")
    await 企业.sees("统筹员把诉求里的几件事分开办理，另立YN-2024-0002", "1. 磨憨口岸化验时间太长", "2. 厂区经常停电")
    await 海关.sees("诉求已拆分，您单位办理第1件，其余另立YN-2024-0002")
    part = await appeal_of(house, "YN-2024-0002")
    assert (part.state, part.text) == (State.TRIAGE, "厂区经常停电，影响生产，请协调")
    await 企业.says("YN-2024-0002")
    await 企业.sees("诉求YN-2024-0002｜待受理", "接续：YN-2024-0001")


@on_sqlite
async def test_a_draft_that_waits_for_its_head_is_taken_back_unsent(
    house: House, 企业: Person, 教育厅: Person, 负责人: Person, 统筹员: Person
) -> None:
    number = await files(企业, SCHOOL, "省教育厅")
    await accepts(教育厅, 企业)
    await answers(教育厅)
    await 负责人.sees("有一份答复等您审签")
    await turns_to(统筹员, number)
    await 统筹员.presses("催办")
    await 统筹员.sees("想说什么？")
    await 统筹员.says("请今天审签。")
    await 负责人.sees("统筹员催办，请尽快审签", "请今天审签。")
    await turns_to(统筹员, number)
    await 统筹员.presses("收回")
    await 统筹员.sees("为什么收回？")
    await 统筹员.says("还要再研究由谁办理。")
    await 统筹员.sees("已收回，请重新判断由谁办理")
    await 教育厅.sees("统筹员收回了诉求，您单位先不用办", "还要再研究由谁办理。")
    await 企业.sees("诉求已收回，由统筹员重新判断交哪个部门办理")
    await 统筹员.presses("查看全文")
    await 统筹员.sees(f"诉求{number}｜待受理", "收回的理由：还要再研究由谁办理。")
    await 统筹员.presses("办理经过")
    await 统筹员.sees("拟好答复，送负责人审签", "就地采样化验")
    await quiet(house)
    assert not any(one.says("就地采样化验") for one in 企业.messages)

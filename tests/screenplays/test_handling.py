"""A department handles an appeal: 签收, 退回, progress, questions to the enterprise, answers, the head's signature."""

import pytest

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from storage.appeals import appeals
from tests.house import House
from tests.screenplays.stage import (
    SCHOOL,
    VAGUE,
    accepts,
    answered,
    answers,
    appeal_of,
    choosing,
    closing,
    files,
    on_sqlite,
    quiet,
    rates,
    sends_off,
)


async def test_returned_with_reason_and_assigned_to_another(
    house: House, 企业: Person, 海关: Person, 教育厅: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    due = (await appeal_of(house, number)).due_at
    await 海关.sees("请签收")
    await 海关.presses("退回")
    await 海关.sees("退回的理由", number)
    await 海关.presses("不属于本单位职责")
    await 海关.sees("建议由哪个单位办理")
    await 海关.says("海关")
    await 海关.sees("“昆明海关”就是您单位")
    await 海关.says("教育厅")
    await 海关.sees("请说明退回的依据")
    await 海关.says("不")
    await 海关.sees("只有1个字", "至少要2个字")
    await 海关.says("办学许可由教育部门审批。")
    await 海关.sees("已退回")
    await 统筹员.sees("退回了诉求", number, "不属于本单位职责", "建议由省教育厅办理", "由教育部门审批")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.lead, appeal.returns) == (State.TRIAGE, None, 1)
    await 统筹员.presses("查看全文")
    why = "昆明海关退回：不属于本单位职责。建议由省教育厅办理。办学许可由教育部门审批。"
    await 统筹员.sees(f"诉求{number}｜待受理", why)
    await 企业.says("/my")
    assert "退回" not in (await 企业.sees(f"诉求{number}｜待受理")).text
    await 统筹员.presses("交办")
    await 统筹员.sees("交给哪个单位主办", "1. 省教育厅（退回的单位建议）", "2. 昆明海关")
    await 统筹员.says("1")
    await 统筹员.sees("协办")
    await 统筹员.presses("跳过")
    await 统筹员.sees("请核对", "省教育厅")
    await 统筹员.presses("确认交办")
    await 统筹员.sees("已交省教育厅主办")
    await 教育厅.sees("有诉求交您单位主办", number)
    await 企业.sees("诉求已交省教育厅办理")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.lead, appeal.due_at) == (State.ASSIGNED, "省教育厅", due)

    await files(企业)
    await 海关.sees("请签收")
    await 海关.presses("退回")
    await 海关.sees("退回的理由", f"您单位以前退回过同类诉求{number}", "裁定由省教育厅办理")


@on_sqlite
async def test_who_returned_an_appeal_is_left_no_button_that_leads_nowhere(企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.says("/todo")
    await 海关.presses(number)
    card = await 海关.sees(f"诉求{number}｜待签收")
    await 海关.presses("退回")
    await 海关.sees("退回的理由")
    await 海关.presses("不属于本单位职责")
    await 海关.sees("建议由哪个单位办理")
    await 海关.presses("跳过")
    await 海关.sees("请说明退回的依据")
    await 海关.says("办学许可由教育部门审批。")
    confirmed = await 海关.sees("已退回")
    assert confirmed.labels == []
    over = await 海关.sees(f"诉求{number}", "已不由您办理")
    assert (over.id, over.labels) == (card.id, [])


@on_sqlite
async def test_the_enterprise_is_not_told_of_a_return_in_the_departments_words(
    企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await files(企业)
    企业.has_seen_all()
    await 海关.presses("退回")
    await 海关.sees("退回的理由")
    await 海关.presses("不属于本单位职责")
    await 海关.sees("建议由哪个单位办理")
    await 海关.presses("跳过")
    await 海关.sees("请说明退回的依据")
    await 海关.says("企业自己的问题，不归我们管。")
    await 统筹员.sees("企业自己的问题")
    assert not any(one.says("企业自己的问题") for one in 企业.messages)


@on_sqlite
async def test_progress_reaches_the_enterprise_and_the_card_stays_open(企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    for words in ("已联系磨憨海关。", "专家组下周到口岸。"):
        await 海关.presses("报告进展")
        await 海关.sees("办理有什么进展")
        await 海关.says(words)
        await 海关.presses("发送进展")
        await 海关.sees("进展已报告")
        await 企业.sees("昆明海关报告了办理进展", number, words)


async def test_a_question_stops_the_clock_until_words_and_a_file_come(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    before = await appeal_of(house, number)
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("请提供报关单号。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 海关.sees("办理期限暂停计算")
    await 企业.sees("昆明海关请您补正", "请提供报关单号", "办理期限暂停计算")
    await 企业.presses("查看全文")
    await 企业.sees(f"诉求{number}｜待补正", "需要补正：请提供报关单号。")
    await house.days(3)  # Monday, the second working day of the pause
    await 企业.presses("提交补正")
    await 企业.sees("请补正", number, "请提供报关单号。")
    await 企业.says("单号 531020241000000123")
    await 企业.sees("共21字")
    await 企业.sends_photo()
    await 企业.sees("共21字", "附件1个")
    await 企业.presses("完成")
    await 企业.sees("补正已提交")
    await 海关.sees("企业已补正", "531020241000000123")
    after = await appeal_of(house, number)
    assert (after.state, after.questions) == (State.HANDLING, 1)
    assert (before.due_at, after.due_at) == (closing(11, 8), closing(11, 11))
    assert await house.app.database.read(appeals.count_files, after.id) == 1


@on_sqlite
async def test_an_enterprise_reads_why_its_answer_takes_longer(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("申请延期")
    await 海关.sees("需要延期多久")
    await 海关.presses("5个工作日")
    await 海关.sees("为什么需要延期", "理由会告诉企业")
    await 海关.says("要等海关总署批复化验室资质。")
    await 海关.sees("延期申请已提交")
    await 统筹员.sees("申请延期5个工作日", number, "请在原期限11月8日（周五）17:30之前决定")
    await 统筹员.presses("同意延期")
    await 统筹员.sees("确定同意延期5个工作日吗", "答复期限改为11月15日（周五）17:30")
    await 统筹员.presses("确认")
    said = "延期理由：要等海关总署批复化验室资质。"
    await 企业.sees("昆明海关需要更多时间，答复期限延长到11月15日（周五）17:30", said)
    await 企业.presses("查看全文")
    await 企业.sees(f"诉求{number}｜承办中", "原答复期限：11月8日（周五）17:30，已同意延期", said)


@on_sqlite
async def test_a_third_question_is_not_offered(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    for words in ("请提供报关单号。", "请再提供合同。"):
        await 海关.presses("请企业补正")
        await 海关.sees("需要企业补充什么")
        await 海关.says(words)
        await 海关.sees("请核对补正要求")
        await 海关.presses("发送补正要求")
        await 企业.sees("请您补正", words)
        await 企业.presses("提交补正")
        await 企业.sees("请补正")
        await 企业.says("材料见附件")
        await 企业.sees("共5字")
        await 企业.presses("完成")
        await 海关.sees("企业已补正", "材料见附件")
    await quiet(house)
    assert [label for row in 海关.last.labels for label in row] == [
        "非本单位职责",
        "报告进展",
        "申请延期",
        "答复",
        "内部备注",
        "类似答复",
        "查看全文",
    ]


@on_sqlite
async def test_a_question_that_is_never_answered_runs_out(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("请提供报关单号。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 企业.sees("请您补正")
    await house.days(10)
    await 企业.sees("补正时间已到，按现有内容继续办理")
    await 海关.sees("企业没有按期补正", number)
    assert (await appeal_of(house, number)).state is State.HANDLING


@on_sqlite
@pytest.mark.parametrize("outcome", ["已解决", "部分解决", "解释说明", "暂无法解决", "长期推进"])
async def test_an_answer_of_each_outcome(house: House, 企业: Person, 海关: Person, outcome: str) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await answers(海关, "自下月起就地采样化验。", outcome)
    await 海关.sees("答复已发给企业")
    told = await 企业.sees(f"昆明海关已答复：{outcome}", "自下月起就地采样化验", "请评价昆明海关的答复", number)
    assert told.labels[0] == ["满意", "基本满意", "不满意"]
    await rates(企业, "满意")
    state = State.HANDLING if outcome == "长期推进" else State.CLOSED
    assert (await appeal_of(house, number)).state is state


@on_sqlite
async def test_an_answer_is_rewritten_before_it_goes(企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.says("3")
    await 海关.sees("请写给企业的答复")
    await 海关.says("好的")
    await 海关.sees("至少要5个字")
    await 海关.says("请见海关总署公告。")
    await 海关.sees("请核对答复（解释说明）", "请见海关总署公告")
    await 海关.presses("重新填写")
    await 海关.sees("请写给企业的答复")
    await 海关.says("请见海关总署2024年第1号公告。")
    await 海关.sees("请核对答复（解释说明）", "2024年第1号")
    await 海关.says("发送答复")
    await 企业.sees("已答复：解释说明", "2024年第1号")


@on_sqlite
async def test_the_head_sends_back_and_then_signs(house: House, 企业: Person, 教育厅: Person, 负责人: Person) -> None:
    number = await files(企业, SCHOOL, "省教育厅")
    await accepts(教育厅, 企业)
    await answers(教育厅, "材料已齐，本周换发许可证。")
    await 教育厅.sees("已送负责人审签")
    await 负责人.sees("有一份答复等您审签：已解决", number, "本周换发许可证")
    await quiet(house)
    assert not any(one.says("本周换发") for one in 企业.messages)
    await 负责人.presses("退回修改")
    await 负责人.sees("答复需要怎么改")
    await 负责人.says("请写明具体日期。")
    await 教育厅.sees("答复审签退回", "请写明具体日期")
    await 教育厅.presses("答复")
    await 教育厅.sees("办理结果")
    await 教育厅.presses("已解决")
    await 教育厅.sees("退回的答复，可以复制修改", "材料已齐，本周换发许可证。")
    await 教育厅.presses("用退回的答复")
    await 教育厅.sees("请核对答复", "材料已齐，本周换发许可证。")
    await 教育厅.presses("重新填写")
    await 教育厅.sees("请写给企业的答复")
    await 教育厅.says("材料已齐，10月31日前换发许可证。")
    await 教育厅.sees("请核对答复", "10月31日前")
    await 教育厅.presses("发送答复")
    await 负责人.sees("等您审签", "10月31日前")
    await 负责人.presses("同意答复")
    await 负责人.sees("已同意，答复已发给企业")
    await 教育厅.sees("答复已审签同意")
    await 企业.sees("省教育厅已答复：已解决", "10月31日前换发许可证")
    assert not any(one.says("请写明具体日期") for one in 企业.messages)


async def test_two_contacts_press_the_same_card(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("李关员", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await 海关.sees("请签收")
    await colleague.sees("请签收")
    await quiet(house)
    old = colleague.last
    await 海关.presses("签收")
    await 海关.sees("已签收")
    await quiet(house)
    assert next(one for one in colleague.messages if one.id == old.id).labels == []
    await colleague.presses_forged(old.buttons[0]["callback_data"])
    await colleague.sees(number, "已由昆明海关", "先办了一步", "承办中")


async def test_who_is_overtaken_in_the_midst_of_an_answer_keeps_it(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("李关员", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await colleague.says("/todo")
    await colleague.sees(number)
    await colleague.presses(number)
    await colleague.sees(f"诉求{number}｜承办中")
    await colleague.presses("答复")
    await colleague.sees("办理结果")
    await colleague.presses("已解决")
    await colleague.sees("请写给企业的答复")
    await colleague.says("我们下月起就地化验。")
    await colleague.sees("请核对答复")
    await answers(海关)
    await 企业.sees("已答复")
    await colleague.presses("发送答复")
    await colleague.sees("已由昆明海关在", "先办了一步", "发还给您")
    kept = await colleague.sees("您写的内容还在，要用在哪里？", "我们下月起就地化验")
    assert kept.labels == [["内部备注"], ["取消"]]
    await colleague.says("/help")
    await colleague.sees("您写的内容还在", "我们下月起就地化验")
    await colleague.presses("取消")
    await colleague.sees("已取消「用刚才写的内容」")
    assert (await appeal_of(house, number)).answer.startswith("自下月起磨憨")


@on_sqlite
async def test_words_of_who_was_overtaken_go_into_what_can_still_be_done(
    house: House, 企业: Person, 海关: Person
) -> None:
    """Two questions are all that may be asked: the third is not lost, it becomes a note."""
    colleague = await house.hires("李关员", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await colleague.says("/todo")
    await colleague.sees("待办诉求", number)
    await colleague.presses(number)
    await colleague.sees(f"诉求{number}｜承办中")
    await colleague.presses("请企业补正")
    await colleague.sees("需要企业补充什么")
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("请提供合同。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 企业.sees("请您补正")
    await 企业.presses("提交补正")
    await 企业.sees("请补正")
    await 企业.says("材料见附件")
    await 企业.sees("共5字")
    await 企业.presses("完成")
    await 海关.sees("企业已补正")
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("还请提供报关单。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 企业.sees("请您补正", "还请提供报关单")
    await 企业.presses("提交补正")
    await 企业.sees("请补正")
    await 企业.says("报关单见附件")
    await 企业.sees("共6字")
    await 企业.presses("完成")
    await 海关.sees("企业已补正", "报关单见附件")
    await colleague.says("请提供报关单号。")
    await colleague.sees("请核对补正要求")
    await colleague.presses("发送补正要求")
    await colleague.sees("现在不能办理“请企业补正”")
    await colleague.sees("您写的内容还在", "请提供报关单号")
    await colleague.presses("报告进展")
    await colleague.sees("办理有什么进展", "刚才写的", "请提供报关单号")
    await colleague.presses("用刚才写的内容")
    await colleague.presses("发送进展")
    await 企业.sees("报告了办理进展", "请提供报关单号")


@on_sqlite
async def test_todo_is_sorted_by_the_date_of_the_next_act(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    slow = await files(企业)
    await choosing(企业)
    await 企业.presses("昆明海关")
    await sends_off(企业, "政策咨询")
    await 海关.says("/todo")
    listed = await 海关.sees("待办诉求", "共2件")
    assert [label for row in listed.labels for label in row] == [f"1. {slow[-4:]}", "2. 0002"]  # to be accepted


@on_sqlite
async def test_todo_leaves_out_what_is_another_departments(
    企业: Person, 海关: Person, 教育厅: Person, 统筹员: Person
) -> None:
    await files(企业)
    await files(企业, SCHOOL, "省教育厅")
    await files(企业, VAGUE, "不确定")
    await 教育厅.says("/todo")
    listed = await 教育厅.sees("待办诉求", "共1件", "YN-2024-0002")
    assert "YN-2024-0001" not in listed.text
    await 统筹员.says("/todo")
    await 统筹员.sees("现在没有待办的诉求")


@on_sqlite
async def test_another_departments_appeal_is_as_good_as_none(
    house: House, 企业: Person, 海关: Person, 教育厅: Person
) -> None:
    appeal = await appeal_of(house, await files(企业))
    await 教育厅.says("/help")
    await 教育厅.sees("随时可用")
    for data in (f"s:{appeal.id}", f"h:{appeal.id}", f"p:{appeal.id}", f"d:ACCEPT:{appeal.id}:ASSIGNED:1"):
        await 教育厅.presses_forged(data)
        await 教育厅.sees("没有找到")
    assert (await appeal_of(house, appeal.number)).state is State.ASSIGNED


@on_sqlite
async def test_after_an_answer_nothing_more_is_handled(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    appeal = await appeal_of(house, number)
    await 海关.presses_forged(f"d:PROGRESS:{appeal.id}:ANSWERED:1")
    await 海关.sees("现在不能办理“报告进展”")
    await 海关.presses_forged(f"d:PROGRESS:{appeal.id}:HANDLING:1")
    await 海关.sees("先办了一步")


@on_sqlite
async def test_what_an_enterprise_adds_later_stands_on_the_card_of_who_handles_it(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    for words in ("补充：另有两车铜精矿同样在等。", "今天又到了三车，还在口岸等化验。"):
        await 企业.presses("补充内容")
        await 企业.sees("要补充什么")
        await 企业.says(words)
        await 企业.sees("已记下")
        await 企业.presses("完成")
        await 企业.sees("补充内容已提交")
    for reader in (海关, 统筹员):
        await reader.says(number)
        shown = await reader.sees(f"诉求{number}", "企业后来补充2次，最近", "今天又到了三车", "全文见「办理经过」")
        assert "另有两车" not in shown.text
        await reader.presses("办理经过")
        await reader.sees("另有两车", "今天又到了三车")
    await 企业.says(number)
    assert "后来补充" not in (await 企业.sees(f"诉求{number}")).text

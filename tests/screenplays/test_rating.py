"""After the answer: rating, changing one's mind, review, a second round, visits, withdrawing, cards that follow."""

from datetime import timedelta

from bot.demo.botapi import Person
from bot.domain.appeals.action import Ground, State
from bot.domain.appeals.survey import Satisfaction
from storage import schema
from tests.house import House
from tests.screenplays.stage import (
    accepts,
    answered,
    answers,
    appeal_of,
    files,
    on_sqlite,
    quiet,
    rates,
    rates_anew,
    rows,
    sends_off,
)


async def says_why(person: Person, button: str, question: str, words: str) -> None:
    await person.presses(button)
    await person.sees(question)
    await person.says(words)


async def test_unsatisfied_is_reworked_and_then_satisfied(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "不满意", "没有解决", reason="答复没有针对所提问题")
    await 海关.sees("企业评价不满意，等待统筹员复核")
    await 统筹员.sees("企业评价不满意，请您复核", number, "答复没有针对所提问题")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.round, appeal.ground) == (State.REVIEW, 1, Ground.RATED)

    await 统筹员.presses("重新办理")
    await 统筹员.sees("由哪个单位重新办理", "1. 昆明海关")
    await 统筹员.says("1")
    await 统筹员.sees("重新办理要注意什么")
    await 统筹员.says("请当面听取企业意见。")
    await 统筹员.sees("已交昆明海关重新办理（第2轮）")
    await 企业.sees("诉求将由昆明海关重新办理（第2轮）", "请当面听取企业意见")
    await 海关.sees("请重新办理这件诉求（第2轮）", "请当面听取企业意见", "11月5日")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.round, appeal.answer, appeal.outcome) == (State.HANDLING, 2, "", None)

    await answers(海关, "专家组已驻点，采样后两日内出结果。")
    await 企业.sees("已答复", "专家组已驻点")
    await quiet(house)
    await rates(企业, "满意")
    await 海关.sees("诉求已销号")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.round, appeal.ground) == (State.CLOSED, 2, Ground.RATED)
    surveys = await rows(house, schema.survey)
    assert [(one.round, one.satisfaction, one.solved, one.reason) for one in surveys] == [
        (1, Satisfaction.UNSATISFIED, "NO", "D2"),
        (2, Satisfaction.SATISFIED, "YES", ""),
    ]
    await 统筹员.says("/stats")
    await 统筹员.sees("满意率：1/1", "评价率：1/1", "办结率：1/1", "重办率：1/1")


@on_sqlite
async def test_unsatisfied_in_ones_own_words(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await answered(企业, 海关)
    await 企业.presses("不满意")
    await 企业.sees("您选了“不满意”", "问题解决了吗")
    await 企业.says("3")
    await 企业.sees("主要原因")
    await 企业.says("说了半天没有日期。")
    await 企业.sees("评价已记录")
    await 统筹员.sees("企业评价不满意", number, "说了半天没有日期")
    (survey,) = await rows(house, schema.survey)
    assert (survey.reason, survey.words, survey.solved) == ("", "说了半天没有日期。", "NO")


@on_sqlite
async def test_upheld_then_visited_then_closed(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "不满意", "没有解决", reason="办理太慢")
    await 统筹员.sees("请您复核")
    await says_why(统筹员, "维持答复", "为什么维持原答复", "已按时限答复，依据充分。")
    await 统筹员.presses("发送说明")
    await 统筹员.sees("已维持原答复，请回访企业")
    await 企业.sees("经复核，维持原答复", "依据充分")
    await 统筹员.says("/todo")
    await 统筹员.sees("待办诉求", number, "待回访")
    await 统筹员.presses(number)
    await 统筹员.sees(f"诉求{number}｜待回访")
    await 统筹员.presses("记录回访")
    await 统筹员.sees("企业现在怎么评价")
    await 统筹员.presses("基本满意")
    await 统筹员.sees("回访情况如何")
    await 统筹员.says("电话回访，企业表示理解。")
    await 统筹员.sees("回访已记录，诉求已销号")
    await 企业.sees("回访已完成，诉求已销号", "企业表示理解")
    await 海关.sees("回访已完成，诉求已销号")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.ground) == (State.CLOSED, Ground.VISITED)
    (survey,) = await rows(house, schema.survey)
    assert (survey.satisfaction, survey.second) == (Satisfaction.UNSATISFIED, Satisfaction.FAIRLY)


async def test_a_rating_is_changed_within_twelve_hours(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    await house.until(house.clock.moment + timedelta(hours=11))
    await rates_anew(企业, "不满意", "没有解决", reason="承诺没有落实")
    await 统筹员.sees("企业评价不满意，请您复核", number)
    assert (await appeal_of(house, number)).state is State.REVIEW
    await rates_anew(企业, "基本满意", "部分解决", manner="办得慢")
    await 统筹员.sees("企业更改评价为“基本满意”，诉求已销号", number)
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.ground) == (State.CLOSED, Ground.RATED)
    (survey,) = await rows(house, schema.survey)
    rated = (survey.satisfaction, survey.solved, survey.reason, survey.manner)
    assert rated == (Satisfaction.FAIRLY, "PARTLY", "", "SLOW")


@on_sqlite
async def test_after_twelve_hours_a_rating_stands(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    await house.until(house.clock.moment + timedelta(hours=12, seconds=1))
    await 企业.presses("更改评价")
    await 企业.sees(f"诉求{number}目前是“已销号”", "现在不能办理“评价”")
    await 企业.says("/my")
    card = await 企业.sees(f"诉求{number}｜已销号")
    assert "更改评价" not in str(card.labels)


async def test_the_first_rating_of_two_members_counts(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.enterprise("王芳", "91350100M000100Y43")
    number = await answered(企业, 海关)
    await colleague.sees("请评价昆明海关的答复")
    await colleague.presses("不满意")
    await colleague.sees("问题解决了吗")
    await rates(企业, "满意")
    await colleague.presses("没有解决")
    await colleague.sees("主要原因")
    await colleague.presses("办理太慢")
    await colleague.sees("还有什么想说的")
    await colleague.presses("跳过")
    await colleague.sees(number, "企业", "先办了一步", "已销号")
    (survey,) = await rows(house, schema.survey)
    assert survey.satisfaction == Satisfaction.SATISFIED


@on_sqlite
async def test_reopened_within_the_window(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    await house.until(house.clock.moment + timedelta(days=10))
    await says_why(企业, "要求重办", "为什么要重新办理", "口岸又排队了。")
    await 企业.sees("重新办理的要求已提交")
    await 统筹员.sees("企业要求重新办理，请您决定", number, "口岸又排队了")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.ground, appeal.settled_at) == (State.REVIEW, None, None)


@on_sqlite
async def test_not_reopened_after_the_window(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    await house.until(house.clock.moment + timedelta(days=15))
    await 企业.presses("要求重办")
    await 企业.sees("现在不能办理“要求重办”")
    assert (await appeal_of(house, number)).state is State.CLOSED

    await 企业.says("/my")
    await 企业.sees(f"诉求{number}｜已销号")
    await 企业.presses("问题又出现，再次反映")
    await 企业.sees("用自己的话说说")
    await 企业.says("磨憨口岸的化验又排队了，货压了两周。")
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("没有附件，下一步")
    await 企业.sees("不确定")
    await 企业.presses("昆明海关")
    企业.has_seen_all()
    await sends_off(企业)
    first, later = await rows(house, schema.appeal)
    assert later.follows == first.id
    await 企业.says(later.number)
    await 企业.sees(f"诉求{later.number}｜", f"接续：{number}")


@on_sqlite
async def test_withdrawn(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 企业.presses("撤回诉求")
    asked = await 企业.sees("确定撤回这件诉求吗", number)
    assert asked.labels == [["确认"], ["取消"]]
    await 企业.says("再想想")
    await 企业.sees("要办就点「确认」，不办就点「取消」")
    await 企业.presses("取消")
    await 企业.sees("已取消「撤回诉求」")
    assert (await appeal_of(house, number)).state is State.HANDLING
    await 企业.presses("撤回诉求")
    await 企业.sees("确定撤回这件诉求吗", number)
    await 企业.presses("确认")
    await 企业.sees("诉求已撤回")
    await 海关.sees("企业撤回了诉求，不用再办")
    appeal = await appeal_of(house, number)
    assert appeal.state is State.WITHDRAWN
    assert [one.kind for one in await rows(house, schema.timer, subject="APPEAL", row=appeal.id, done_at=None)] == []
    await 海关.says("/todo")
    await 海关.sees("现在没有待办的诉求")


@on_sqlite
async def test_words_and_a_photo_are_added(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    await 企业.presses("补充内容")
    await 企业.sees("要补充什么", number)
    await 企业.presses("完成")
    await 企业.sees("没有收到内容")
    await 企业.says("车牌是云A12345。")
    await 企业.sees("共11字")
    await 企业.sends_photo(caption="现场照片")
    await 企业.sees("共16字", "附件1个")
    await 企业.presses("完成")
    await 企业.sees("补充内容已提交")
    told = await 海关.sees("企业补充了内容", "附件现有1个", "云A12345", "现场照片")
    assert "附件1个" in told.labels[-1]
    appeal = await appeal_of(house, number)
    assert (appeal.state, len(await rows(house, schema.attachment, appeal=appeal.id))) == (State.ASSIGNED, 1)


# Cards and buttons


async def test_my_card_follows_the_appeal(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 企业.says("/my")
    card = await 企业.sees(f"诉求{number}｜待签收", "主办：昆明海关", "地区：昆明市")
    await 海关.presses("签收")
    changed = await 企业.sees(f"诉求{number}｜承办中")
    assert changed.id == card.id
    await answers(海关)
    changed = await 企业.sees(f"诉求{number}｜待评价", "答复：已解决", "三个工作日出结果")
    assert changed.id == card.id
    assert changed.labels[0] == ["满意", "基本满意", "不满意"]
    await rates(企业, "满意")
    changed = await 企业.sees(f"诉求{number}｜已销号", "销号：企业已评价", "评价：满意")
    assert changed.id == card.id


@on_sqlite
async def test_a_card_shown_again_stands_at_the_end_and_the_old_one_loses_its_buttons(
    house: House, 企业: Person, 海关: Person
) -> None:
    number = await files(企业)
    await 企业.says("/my")
    first = await 企业.sees(f"诉求{number}｜待签收")
    await 企业.says("/my")
    await 企业.sees(f"诉求{number}｜待签收")
    await quiet(house)
    cards = [one for one in 企业.messages if one.says(f"诉求{number}｜")]
    assert [bool(one.labels) for one in cards] == [False, True]
    assert cards[0].id == first.id
    await 海关.presses("签收")
    changed = await 企业.sees(f"诉求{number}｜承办中")
    assert changed.id == cards[1].id


@on_sqlite
async def test_a_progress_note_does_not_kill_an_open_card(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 海关.says("/todo")
    await 海关.sees(number)
    await 海关.presses(number)
    card = await 海关.sees(f"诉求{number}｜承办中")
    await says_why(海关, "报告进展", "有什么进展", "已联系口岸。")
    await 海关.presses("发送进展")
    await 海关.sees("进展已报告")
    await 海关.presses("答复", card)
    await 海关.sees("办理结果是哪一种")


@on_sqlite
async def test_buttons_of_old_questions_and_pushes_vanish(house: House, 企业: Person, 海关: Person) -> None:
    """Of all that was shown on the way only what can still be pressed has buttons."""
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    await 海关.sees("诉求已销号")
    await quiet(house)
    assert [one.labels for one in 企业.messages if one.labels and not one.says("评价已记录")] == []
    assert [one.labels for one in 海关.messages if one.labels and not one.says("诉求已销号")] == []
    appeal = await appeal_of(house, number)
    await 海关.presses_forged(f"d:ACCEPT:{appeal.id}:ASSIGNED:1")
    await 海关.sees("先办了一步", "已销号")


@on_sqlite
async def test_the_history_tells_who_did_what_and_keeps_inner_words(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await says_why(海关, "退回", "退回的理由", "1")
    await 海关.sees("建议由哪个单位办理")
    await 海关.says("省商务厅")
    await 海关.sees("退回的依据")
    await 海关.says("应由省商务厅办理。")
    await 统筹员.sees("退回了诉求")
    for person, sees_words in ((企业, False), (统筹员, True)):
        await person.says("/my" if person is 企业 else "/triage")
        if person is 统筹员:
            await person.sees(number)
            await person.presses(number)
        await person.sees(f"诉求{number}｜待受理")
        await person.presses("办理经过")
        told = await person.sees("办理经过", "企业：提交诉求，主办：昆明海关", "昆明海关：退回")
        assert ("应由省商务厅办理" in told.text) is sees_words
        assert ("建议由省商务厅办理" in told.text) is sees_words


@on_sqlite
async def test_nobody_has_to_be_phoned_about_what_is_settled(企业: Person, 海关: Person, 统筹员: Person) -> None:
    await answered(企业, 海关)
    await 海关.blocks()
    await rates(企业, "满意")
    await 统筹员.says("/help")
    await 统筹员.sees("/todo")
    assert [one for one in 统筹员.chat.messages.values() if "没有能收到消息的联络员" in one.text] == []

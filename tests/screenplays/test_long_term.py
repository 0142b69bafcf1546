"""长期推进: an answer that is a plan, notes on it every thirty days, the ladder when none comes, and the end."""

from datetime import datetime, timedelta

from bot.demo.botapi import Person
from bot.domain.appeals.action import Ground, Outcome, State
from bot.domain.appeals.survey import Satisfaction
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from storage import schema
from tests.house import START, House
from tests.screenplays.stage import (
    REPLY,
    accepts,
    answered,
    answers,
    appeal_of,
    files,
    on_sqlite,
    rates,
    rates_anew,
    rows,
)
from tests.screenplays.test_clocks import at, reminders


async def notes(contact: Person, member: Person, words: str, *told: str) -> None:
    await contact.presses("报告进展")
    await contact.sees("办理有什么进展")
    await contact.says(words)
    await contact.presses("发送进展")
    await contact.sees("进展已报告")
    await member.sees("报告了办理进展", words, *told)


async def is_visited(house: House, coordinator: Person, number: str) -> None:
    await coordinator.presses("记录回访")
    await coordinator.sees("企业现在怎么评价")
    await coordinator.presses("满意")
    await coordinator.sees("回访情况如何")
    await coordinator.says("企业已经用上新的检验点。")
    await coordinator.sees("回访已记录，诉求已销号")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.ground) == (State.CLOSED, Ground.VISITED)


async def test_a_plan_is_followed_with_notes_until_the_final_answer(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await answers(海关, outcome="长期推进")
    await 企业.sees("昆明海关已答复：长期推进", "推进计划：2024年12月底前完成方案")
    await rates(企业, "基本满意", "部分解决")
    await 海关.sees("企业评价“基本满意”，请按计划推进", "最迟11月25日（周一）17:30点「报告进展」")
    await house.until(at(11, 22, 8, 29))
    assert await reminders(house, 海关) == []
    await house.until(at(11, 22, 8, 30))
    await 海关.sees("长期推进事项该报告进展了")
    await notes(海关, 企业, "方案已报海关总署。", "由昆明海关按计划推进，最迟12月23日（周一）17:30报告进展")
    await house.until(at(12, 20, 8, 30))
    await house.until(at(12, 23, 17, 30))
    await 海关.sees("长期推进事项今天要报告进展，请马上报告")
    await house.until(at(12, 24, 8, 30))
    await head.sees("昆明海关的进展报告已超期，请督促尽快报告", "进展报告期限是12月23日（周一）17:30，已经超过")
    await 统筹员.sees("昆明海关的进展报告已超期，已报该单位负责人")
    await notes(海关, 企业, "磨憨检验点已经挂牌。")
    await answers(海关, "磨憨口岸可就地采样化验。")
    await 企业.sees("昆明海关已答复：已解决")
    await rates(企业, "满意")
    await 统筹员.sees("企业评价“满意”，请您回访")
    await is_visited(house, 统筹员, number)
    await 统筹员.says("/stats 2024")
    await 统筹员.sees("按期率：1/1", "重办率：0/1")


@on_sqlite
async def test_plans_have_a_list_of_their_own(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await 统筹员.says("/plans")
    await 统筹员.sees("现在没有持续跟踪的诉求")
    number = await answered(企业, 海关, "长期推进")
    await rates(企业, "满意")
    for person in (统筹员, 海关):
        await person.says("/plans")
        shown = await person.sees(
            "持续跟踪（共1件", f"{number}｜昆明海关｜承办中", "10月25日（周五）起，下次报告：11月25日"
        )
        assert "2024年12月底前完成方案" in shown.text
    stranger = await house.hires("陈思", Role.CONTACT, "省教育厅")
    await stranger.says("/plans")
    await stranger.sees("现在没有持续跟踪的诉求")
    await 企业.says("/plans")
    await 企业.sees("/help")
    await 统筹员.says("/stats 2024")
    await 统筹员.presses("看具体诉求")
    await 统筹员.sees("点一个数")
    await 统筹员.presses("持续跟踪 1")
    await 统筹员.sees("持续跟踪（共1件", number)


@on_sqlite
async def test_a_plan_is_followed_without_a_rating_too(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关, "长期推进")
    await house.until(at(11, 8, 17, 30))
    await 企业.sees("记为“未评价”，由昆明海关按计划推进")
    await 海关.sees("企业没有按期评价，请按计划推进")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.due_at) == (State.HANDLING, datetime(2024, 12, 9, 17, 30, tzinfo=SHANGHAI))


@on_sqlite
async def test_a_plan_that_is_upheld_is_followed(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await answered(企业, 海关, "长期推进")
    await rates(企业, "不满意", "没有解决", reason="办理太慢")
    await 统筹员.sees("企业评价不满意，请您复核")
    await 统筹员.presses("维持答复")
    await 统筹员.sees("为什么维持原答复")
    await 统筹员.says("计划切实可行。")
    await 统筹员.presses("发送说明")
    await 统筹员.sees("已维持原答复，由昆明海关按计划推进")
    await 海关.sees("经复核，维持原答复，请按计划推进")
    await 企业.sees("经复核，维持原答复，由昆明海关按计划推进")


async def test_the_rating_of_a_plan_is_changed_within_twelve_hours(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(企业, 海关, "长期推进")
    await rates(企业, "满意")
    await 海关.sees("企业评价“满意”，请按计划推进")
    await rates_anew(企业, "基本满意", "部分解决")
    await 海关.sees("企业评价“基本满意”，请按计划推进")
    followed = await appeal_of(house, number)
    await house.until(house.clock.moment + timedelta(hours=11))
    await rates_anew(企业, "不满意", "没有解决", reason="办理太慢")
    await 统筹员.sees("企业评价不满意，请您复核", number)
    await 海关.sees("企业评价不满意，等待统筹员复核")
    judged = await appeal_of(house, number)
    assert (judged.state, judged.round, judged.reworked) == (State.REVIEW, 1, False)
    assert (judged.outcome, judged.answered_at) == (Outcome.LONG_TERM, START)
    await 企业.says("/my")
    await 企业.sees(f"诉求{number}｜待复核")
    await rates_anew(企业, "满意")
    await 统筹员.sees("企业更改了评价，由昆明海关按计划推进")
    again = await appeal_of(house, number)
    assert (again.state, again.round, again.reworked) == (State.HANDLING, 2, False)
    assert again.due_at == followed.due_at == datetime(2024, 11, 25, 17, 30, tzinfo=SHANGHAI)
    (survey,) = await rows(house, schema.survey)
    assert (survey.round, survey.satisfaction) == (1, Satisfaction.SATISFIED)


@on_sqlite
async def test_who_changed_their_mind_about_a_plan_gets_a_review_with_the_answer(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(企业, 海关, "长期推进")
    before = await appeal_of(house, number)
    await rates(企业, "满意")
    await rates_anew(企业, "不满意", "没有解决", reason="办理太慢")
    await 统筹员.sees("企业评价不满意，请您复核")
    judged = await appeal_of(house, number)
    assert (judged.answer, judged.plan, judged.due_at) == (before.answer, before.plan, before.due_at)
    assert (judged.original_due_at, judged.answered_at) == (before.original_due_at, before.answered_at)
    await 统筹员.presses("维持答复")
    await 统筹员.sees("为什么维持原答复")
    await 统筹员.says("计划切实可行。")
    await 统筹员.presses("发送说明")
    await 企业.sees("经复核，维持原答复，由昆明海关按计划推进")
    await 企业.says("/my")
    assert "更改评价" not in str((await 企业.sees(f"诉求{number}｜承办中")).labels)


@on_sqlite
async def test_after_twelve_hours_the_rating_of_a_plan_stands(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关, "长期推进")
    await rates(企业, "满意")
    await house.until(house.clock.moment + timedelta(hours=12, seconds=1))
    await 企业.presses("更改评价")
    await 企业.sees(f"诉求{number}目前是“承办中”", "现在不能办理“评价”")


@on_sqlite
async def test_a_plan_that_nobody_rated_is_not_rated_later(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关, "长期推进")
    await house.until(at(11, 8, 17, 30))
    await 企业.sees("记为“未评价”，由昆明海关按计划推进")
    await 企业.says("/my")
    assert "满意" not in str((await 企业.sees(f"诉求{number}｜承办中")).labels)


@on_sqlite
async def test_what_a_plan_does_not_need_is_not_offered(house: House, 企业: Person, 海关: Person) -> None:
    await answered(企业, 海关, "长期推进")
    await rates(企业, "满意")
    told = await 海关.sees("企业评价“满意”，请按计划推进")
    assert "申请延期" not in str(told.labels)
    await 海关.presses("答复")
    asked = await 海关.sees("办理结果")
    assert "长期推进" not in str(asked.labels)


@on_sqlite
async def test_the_enterprise_urges_when_no_note_came(house: House, 企业: Person, 海关: Person) -> None:
    await answered(企业, 海关, "长期推进")
    await rates(企业, "满意")
    await house.until(at(11, 25, 17, 30))
    await 企业.says("/my")
    assert "催办" not in str((await 企业.sees("承办中")).labels)
    await house.until(at(11, 26, 8, 30))
    await 企业.says("/my")
    await 企业.sees("承办中", "进展报告期限：11月25日（周一）17:30", f"长期推进的答复：{REPLY}")
    await 企业.presses("催办")
    await 企业.sees("想对办理单位说什么")
    await 企业.says("请告诉我们进展。")
    await 企业.sees("催办已发出", "每3个工作日可以催办一次")

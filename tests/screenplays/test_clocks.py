"""What happens by itself: reminders, acceptance by default, surveys that run out, and a clock that stood still."""

from datetime import datetime, timedelta

from bot.demo.botapi import Person
from bot.domain.appeals.action import Ground, State
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from storage import schema
from storage.mail.outbox import Status
from tests.house import House
from tests.screenplays.stage import (
    VAGUE,
    accepts,
    answered,
    answers,
    appeal_of,
    begins,
    files,
    on_sqlite,
    quiet,
    rates,
    rows,
)

PUSHES = ("moved", "due", "nobody_to_tell")


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=SHANGHAI)


async def titles(house: House, person: Person, what: tuple[str, ...] = PUSHES) -> list[str]:
    """Return the first lines of all pushes to somebody, as the outbox has them."""
    await quiet(house)
    found = [one for one in await rows(house, schema.outbox, chat=person.id) if one.what in what]
    return [one.payload["text"].split("\n")[0].removeprefix("<b>").removesuffix("</b>") for one in found]


async def reminders(house: House, person: Person) -> list[str]:
    return await titles(house, person, ("due",))


async def test_reminded_before_and_after_the_answer_is_due(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await house.hires("关长", Role.HEAD, "昆明海关")
    await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 1, 8, 29))
    assert await reminders(house, 海关) == []
    await house.until(at(11, 1, 8, 30))
    await 海关.sees("办理时间已过半，请抓紧办理", "11月8日（周五）17:30")
    await house.until(at(11, 7, 8, 29))
    assert len(await reminders(house, 海关)) == 1
    await house.until(at(11, 7, 8, 30))
    await 海关.sees("答复期限快到了", "目前：承办中", "11月8日（周五）17:30")
    await house.until(at(11, 8, 17, 30))
    await 海关.sees("答复今天到期，请马上答复企业")
    await house.until(at(11, 11, 8, 29))
    assert len(await reminders(house, 海关)) == 3
    await house.until(at(11, 11, 8, 30))
    await 海关.sees("答复已超期，请尽快答复企业", "期限是11月8日（周五）17:30，已经超过")
    await 统筹员.sees("昆明海关的答复已超期，已报该单位负责人")
    await house.days(10)
    assert len(await reminders(house, 海关)) == 6
    assert len(await reminders(house, 统筹员)) == 3
    assert await reminders(house, 企业) == []


@on_sqlite
async def test_who_does_not_speak_with_the_enterprise_is_reminded_and_the_head_told(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await house.until(at(10, 30, 8, 30))
    await 海关.sees("还没有联系过企业，请今天联系并报告进展", number, "最迟11月8日（周五）17:30")
    await house.until(at(10, 31, 8, 30))
    await 海关.sees("首次联系已超期", "期限是10月30日（周三）17:30，已经超过。答复最迟11月8日")
    await head.sees("昆明海关还没有联系企业，请督促马上联系", number)
    await 统筹员.sees("昆明海关还没有联系企业，已报该单位负责人")
    await 督查员.says("/overdue")
    await 督查员.sees("督办台账（共1件", number, "升到部门负责人：10月31日")
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await 海关.says("已上门走访。")
    await 海关.presses("发送进展")
    await 海关.sees("进展已报告")
    await 督查员.says("/overdue")
    await 督查员.sees("现在没有超期的诉求")


@on_sqlite
async def test_who_speaks_with_the_enterprise_at_once_is_not_reminded_of_it(
    house: House, 企业: Person, 海关: Person
) -> None:
    await files(企业)
    await begins(海关, 企业)
    await house.until(at(10, 31, 9))
    assert await reminders(house, 海关) == []


@on_sqlite
async def test_not_accepted_in_time_is_accepted_by_default(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    due = (await appeal_of(house, number)).due_at
    await house.until(at(10, 28, 17, 30))
    await 海关.sees("到期没有签收，已视为签收", number)
    await 统筹员.sees("昆明海关到期没有签收，已视为签收", number)
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.accepted_by_default, appeal.due_at) == (State.HANDLING, True, due)
    await 海关.presses("答复")
    await 海关.sees("办理结果是哪一种")


@on_sqlite
async def test_triage_that_takes_too_long(house: House, 企业: Person, 统筹员: Person) -> None:
    number = await files(企业, VAGUE, "不确定")
    await house.until(at(10, 29, 17, 30))
    await 统筹员.sees("受理今天到期，请马上判断由谁办理", number)
    await house.until(at(10, 30, 8, 30))
    await 统筹员.sees("受理已超期", number, "期限是10月29日（周二）17:30")


async def test_a_survey_nobody_answers_closes_without_a_rating(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(企业, 海关)
    await house.until(at(10, 30, 8, 30))
    await 企业.sees("您还没有评价这次答复", number)
    await house.until(at(11, 8, 17, 30))
    await 企业.sees("诉求按“未评价”销号", number)
    await 海关.sees("企业没有按期评价，诉求按“未评价”销号")
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.ground) == (State.CLOSED, Ground.NOT_RATED)
    (survey,) = await rows(house, schema.survey)
    assert (survey.satisfaction, survey.rated_at) == (None, None)
    await 统筹员.says("/stats 2024")
    await 统筹员.sees("办结率：1/1", "解决率、满意率：还没有数据", "评价率：0/1")
    assert await reminders(house, 企业) == ["您还没有评价这次答复"]


@on_sqlite
async def test_review_and_visit_that_take_too_long(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await answered(企业, 海关)
    await rates(企业, "不满意", "没有解决", reason="办理太慢")
    await house.until(at(10, 28, 17, 30))
    await 统筹员.sees("复核今天到期，请马上决定")
    await house.until(at(10, 29, 8, 30))
    await 统筹员.sees("复核已超期，请尽快决定")
    await 统筹员.presses("维持答复")
    await 统筹员.sees("为什么维持原答复")
    await 统筹员.says("依据充分。")
    await 统筹员.presses("发送说明")
    await 统筹员.sees("请回访企业")
    await house.until(at(11, 5, 17, 30))
    await 统筹员.sees("回访今天到期，请马上回访")
    await house.until(at(11, 6, 8, 30))
    await 统筹员.sees("回访已超期，请尽快回访", "期限是11月5日（周二）17:30")


@on_sqlite
async def test_who_acts_in_time_hears_nothing_of_it(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    await house.days(30)
    assert [await reminders(house, one) for one in (企业, 海关, 统筹员)] == [[], [], []]
    assert (await appeal_of(house, number)).ground is Ground.RATED


@on_sqlite
async def test_a_pause_moves_the_reminders(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await begins(海关, 企业)
    await 海关.presses("请企业补正")
    await 海关.sees("需要企业补充什么")
    await 海关.says("请提供报关单号。")
    await 海关.sees("请核对补正要求")
    await 海关.presses("发送补正要求")
    await 企业.sees("请您补正")
    await house.until(at(10, 30, 9))  # three working days later at the same hour
    await 企业.presses("提交补正")
    await 企业.sees("请补正")
    await 企业.says("单号 531020241000000123")
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 海关.sees("企业已补正")
    await house.until(at(11, 11, 17))
    assert await reminders(house, 海关) == ["办理时间已过半，请抓紧办理"]
    await house.until(at(11, 12, 8, 30))
    await 海关.sees("答复期限快到了", "11月13日（周三）17:30")


async def test_a_reminder_that_no_longer_holds_is_recorded_and_not_sent(
    house: House, 企业: Person, 海关: Person
) -> None:
    """The contact is out of reach when it fires, and back when a colleague has answered."""
    colleague = await house.hires("李关员", Role.CONTACT, "昆明海关")
    await files(企业)
    await begins(海关, 企业)
    await 海关.blocks()
    await quiet(house)
    await house.until(at(11, 7, 8, 30))
    await colleague.sees("答复期限快到了")
    await answers(colleague)
    await 企业.sees("已答复")
    海关.has_seen_all()
    await 海关.unblocks()
    await quiet(house)
    assert {one.state for one in await rows(house, schema.outbox, chat=海关.id, what="due")} == {Status.SUPERSEDED}
    assert not any(one.says("答复期限快到了") for one in 海关.messages)


async def test_after_ten_days_of_darkness_all_that_was_due_happens_once(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    """A jump over acceptance, half the reply time, the reminder and the due date: nothing lost, nothing twice."""
    assigned = await files(企业)
    asked = await files(企业)
    vague = await files(企业, VAGUE, "不确定")
    await 海关.says("/todo")
    await 海关.sees(asked)
    await house.until(house.clock.moment + timedelta(days=18))
    await house.until(house.clock.moment)
    await quiet(house)
    fired = [(one.subject, one.kind, one.row) for one in await rows(house, schema.timer) if one.done_at]
    assert len(fired) == len(set(fired))
    happened = [one.action for one in await rows(house, schema.event) if one.person is None]
    assert happened == ["ACCEPT_BY_DEFAULT"] * 2
    assert [(await appeal_of(house, one)).state for one in (assigned, asked, vague)] == [
        State.HANDLING,
        State.HANDLING,
        State.TRIAGE,
    ]
    assert (await reminders(house, 海关)).count("答复已超期，请尽快答复企业") == 2
    assert (await reminders(house, 统筹员)).count("受理已超期，请尽快判断由谁办理") == 1


@on_sqlite
async def test_a_reminder_before_due_is_not_sent_when_it_is_overdue_already(
    house: House, 企业: Person, 海关: Person
) -> None:
    await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 12, 9))
    await quiet(house)
    assert not any(one.says("答复期限快到了") for one in 海关.messages)
    await 海关.sees("答复已超期")
    assert [one.state for one in await rows(house, schema.outbox, chat=海关.id, what="due")] == [
        Status.SUPERSEDED,  # half the time
        Status.SUPERSEDED,  # soon due
        Status.SUPERSEDED,  # due today
        Status.MERGED,  # with the morning message
    ]


@on_sqlite
async def test_a_survey_that_ran_out_meanwhile_is_not_reminded_of(house: House, 企业: Person, 海关: Person) -> None:
    await answered(企业, 海关)
    await house.until(at(11, 12, 9))
    await quiet(house)
    assert not any(one.says("您还没有评价") for one in 企业.messages)
    await 企业.sees("诉求按“未评价”销号")

"""What is late climbs: contact, head, supervisor, circular; the ledger knows where it stands and who has heard."""

from bot.demo.botapi import Person
from bot.domain.appeals.action import Action
from bot.domain.appeals.ladder import Level
from bot.domain.people.person import Role
from storage import schema
from storage.appeals import appeals, escalations
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import VAGUE, answers, appeal_of, begins, files, on_sqlite, quiet, rates, rows
from tests.screenplays.test_clocks import at, reminders


async def climbs(house: House, number: str) -> list[Level]:
    row = (await appeal_of(house, number)).id
    return [one.level for one in await house.app.database.read(escalations.of_appeal, row)]


@on_sqlite
async def test_each_level_reaches_somebody_new(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    number = await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 8, 17, 30))
    await 海关.sees("答复今天到期", number)
    assert await reminders(house, head) == []
    await house.until(at(11, 11, 8, 30))
    await head.sees("昆明海关的答复已超期，请督促尽快答复", number)
    assert await reminders(house, 督查员) == []
    await house.until(at(11, 13, 8, 30))
    await 督查员.sees("昆明海关的答复超期3个工作日，请督办", number, "主办：昆明海关")
    await head.sees("已报督查员，请马上督促答复")
    await house.until(at(11, 15, 8, 30))
    for who in (海关, head, 统筹员, 督查员):
        await who.sees("已列入通报", number)
    assert await climbs(house, number) == [Level.URGED, Level.HEAD, Level.SUPERVISED, Level.LISTED]
    await house.days(20)
    assert len(await climbs(house, number)) == 4
    again = [one for one in await rows(house, schema.outbox, chat=督查员.id) if "已列入通报" in str(one.payload)]
    assert len(again) >= 1 + 2, "and each five working days"


@on_sqlite
async def test_who_would_be_told_at_night_after_a_pause_is_told_in_the_morning(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 12, 2))
    assert await reminders(house, 海关) == []
    await house.until(at(11, 12, 8, 30))
    await 海关.sees("答复已超期，请尽快答复企业", number)
    assert await climbs(house, number) == [Level.URGED, Level.HEAD]


@on_sqlite
async def test_what_is_not_assigned_after_its_session_climbs_too(
    house: House, 企业: Person, 统筹员: Person, 督查员: Person
) -> None:
    await a_session(house)
    await 企业.says("/book")
    await 企业.presses("挂号：第4期")
    await 企业.sees("挂号成功")
    number = await files(企业, VAGUE, "不确定")
    await 统筹员.sees("有新诉求等您判断")
    await 统筹员.presses("安排坐诊")
    await 统筹员.presses("省商务厅")
    await 统筹员.presses("不用协办")
    await 统筹员.sees("已列入坐诊场次")
    await house.until(at(11, 15, 8, 30))
    await 统筹员.sees("坐诊日已过，诉求还没有交办", number)
    await house.until(at(11, 19, 8, 30))
    await 督查员.sees("坐诊日已过3个工作日，诉求还没有交办，请督办", number)


@on_sqlite
async def test_without_a_supervisor_the_coordinator_hears_that_there_is_none(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    await files(企业, VAGUE, "不确定")
    await house.until(at(11, 1, 8, 30))
    await 统筹员.sees("受理超期3个工作日，督查员收不到消息，请马上判断由谁办理", "目前没有能收到消息的督查员")


@on_sqlite
async def test_what_nobody_triages_reaches_the_supervisor(
    house: House, 企业: Person, 统筹员: Person, 督查员: Person
) -> None:
    number = await files(企业, VAGUE, "不确定")
    await house.until(at(10, 30, 8, 30))
    await 统筹员.sees("受理已超期", number)
    await house.until(at(11, 1, 8, 30))
    await 督查员.sees("受理超期3个工作日，请督办", number)
    await house.until(at(11, 5, 8, 30))
    await 督查员.sees("受理超期5个工作日以上，已列入通报")


@on_sqlite
async def test_after_ten_days_away_each_hears_of_the_highest_level_once(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 20, 9))
    await quiet(house)
    for who in (海关, 统筹员, 督查员):
        told = (Status.SENT, Status.MERGED)
        sent = [one for one in await rows(house, schema.outbox, chat=who.id, what="due") if one.state in told]
        assert ["已列入通报" in one.payload["text"] for one in sent] == [True]
    assert await climbs(house, number) == list(Level)


@on_sqlite
async def test_a_department_without_a_head_is_the_coordinators_matter(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 11, 8, 30))
    await 统筹员.sees("昆明海关的答复已超期，该单位负责人收不到消息", "没有能收到消息的部门负责人", number)
    await house.until(at(11, 13, 8, 30))
    await 海关.sees("答复超期3个工作日，已报统筹员，请马上答复企业")


@on_sqlite
async def test_an_answer_ends_the_climb(house: House, 企业: Person, 海关: Person, 督查员: Person) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 11, 8, 30))
    await 海关.sees("答复已超期")
    await answers(海关)
    await 企业.sees("请评价")
    await house.days(5)
    assert await reminders(house, 督查员) == []
    assert await climbs(house, number) == [Level.URGED, Level.HEAD]


@on_sqlite
async def test_the_ledger_says_how_high_and_whether_it_arrived(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    await 督查员.says("/overdue")
    await 督查员.sees("现在没有超期的诉求")
    number = await files(企业)
    await begins(海关, 企业)
    await head.blocks()
    await house.until(at(11, 11, 8, 30))
    await 海关.sees("答复已超期")
    await quiet(house)
    await 督查员.says("/overdue")
    await 督查员.sees("督办台账（共1件", number, "升到部门负责人：11月11日（周一）08:30", "通知3人，送达2人")
    await 督查员.presses(f"1. {number}")
    await 督查员.sees("承办中")
    await 企业.says("/overdue")
    await 企业.sees("这项操作由其他身份的人办理")


async def test_what_was_answered_late_is_not_late_any_more(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 11, 8, 30))
    await 海关.sees("答复已超期")
    await 督查员.says("/overdue")
    await 督查员.sees("督办台账（共1件", number)
    await answers(海关)
    await 企业.sees("请评价")
    await 督查员.says("/overdue")
    await 督查员.sees("现在没有超期的诉求")
    await rates(企业, "不满意", "没有解决", reason="办理太慢")
    await 统筹员.sees("请您复核")
    await 督查员.says("/overdue")
    await 督查员.sees("现在没有超期的诉求")
    await house.until(at(11, 13, 8, 30))
    await 统筹员.sees("复核已超期")
    await 督查员.says("/overdue")
    await 督查员.sees("督办台账（共1件", "已催办：11月13日（周三）08:30")


@on_sqlite
async def test_a_supervisor_issues_a_督办_by_hand(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await 督查员.says("/todo")
    await 督查员.presses(number)
    await 督查员.presses("督办")
    await 督查员.sees("请写督办要求")
    await 督查员.says("请在本周五前拿出通关方案。")
    await 督查员.sees("督办已发出，并记入督办台账")
    await 海关.sees("督查员督办，请尽快办理", number, "请在本周五前拿出通关方案。")
    await 统筹员.sees("督查员督办了一件诉求，请跟进", number)
    assert await climbs(house, number) == [Level.SUPERVISED]
    row = (await appeal_of(house, number)).id
    last = await house.app.database.read(appeals.last_event, row)
    assert last is not None
    assert (last.action, last.words) == (Action.SUPERVISE, "请在本周五前拿出通关方案。")
    assert len(await rows(house, schema.outbox, escalates=1)) == 2


@on_sqlite
async def test_those_who_steer_see_whether_each_push_arrived(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    number = await files(企业)
    await begins(海关, 企业)
    await head.blocks()
    await house.until(at(11, 11, 8, 30))
    await 统筹员.sees("该单位负责人收不到消息", number)
    await quiet(house)
    await 统筹员.presses(f"查看{number}")
    await 统筹员.presses("送达情况")
    shown = await 统筹员.sees(f"消息送达情况｜{number}", "部门联络员（昆明海关）：已送达\n答复已超期，请尽快答复企业")
    assert "部门负责人（昆明海关）：等待送达" in shown.text
    assert "企业：已送达" in shown.text
    await 企业.presses_forged(f"q:{(await appeal_of(house, number)).id}")
    await 企业.sees("没有找到")


@on_sqlite
async def test_the_ledger_begins_with_what_is_late_longest(house: House, 企业: Person, 督查员: Person) -> None:
    longest, other = await files(企业), await files(企业)
    rows_of = [(await appeal_of(house, one)).id for one in (longest, other)]

    def climb(tx: Transaction) -> None:
        for row, level, day in ((0, Level.URGED, 11), (1, Level.URGED, 12), (1, Level.HEAD, 13), (0, Level.HEAD, 13)):
            escalations.add(tx, rows_of[row], 1, level, at(11, day, 8, 30))

    await house.app.database.write(climb)
    await 督查员.says("/overdue")
    ledger = await 督查员.sees("督办台账（共2件，其中超期0件，按部门，先超期的在前）", f"李敏的企业　{longest}")
    assert ledger.text.index(longest) < ledger.text.index("\n2. ") < ledger.text.index(other)

"""What falls due at once for one person is one message, with a line and a button for each appeal."""

from datetime import timedelta

from bot.demo.botapi import Person
from bot.demo.botapi.entities import units
from bot.domain.people.person import Role
from storage import schema
from storage.mail.outbox import Status
from storage.time import timers
from tests.house import House
from tests.screenplays.stage import VAGUE, accepts, begins, closing, files, on_sqlite, quiet, rows
from tests.screenplays.test_clocks import at


async def test_several_reminders_are_one_message(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    numbers = [await files(企业) for _ in range(3)]
    for _ in numbers:
        await accepts(海关, 企业)
    await house.until(at(10, 30, 8, 30))
    shown = await 海关.sees("有3条提醒", "还没有联系过企业，请今天联系并报告进展，期限10月30日（周三）17:30", *numbers)
    assert [label for row in shown.labels for label in row] == [f"查看{one}" for one in numbers]
    await house.until(at(10, 31, 8, 30))
    await head.sees("有3条提醒", "昆明海关还没有联系企业，请督促马上联系", *numbers)
    await 统筹员.sees("有3条提醒", "昆明海关还没有联系企业，已报该单位负责人", *numbers)
    await 海关.presses(f"查看{numbers[1]}")
    await 海关.sees(f"诉求{numbers[1]}｜承办中")
    await 统筹员.says("/overdue")
    await 统筹员.sees("督办台账（共3件", "通知3人，送达3人")


@on_sqlite
async def test_one_reminder_is_a_message_of_its_own(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await begins(海关, 企业)
    await house.until(at(11, 1, 8, 30))
    shown = await 海关.sees("办理时间已过半，请抓紧办理")
    assert "有" not in shown.text.split("\n", maxsplit=1)[0]
    await 海关.presses("答复")
    await 海关.sees("办理结果是哪一种")


async def test_after_ten_days_of_darkness_everybody_gets_one_message(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    numbers = [await files(企业), await files(企业), await files(企业, VAGUE, "不确定")]
    await quiet(house)
    before = {one.id for one in await rows(house, schema.outbox)}
    await house.until(at(11, 21, 9))
    await house.until(at(11, 21, 9) + timedelta(minutes=1))
    await quiet(house)
    left = [one for one in await rows(house, schema.outbox, kind="MESSAGE") if one.id not in before]
    for who in (海关, 统筹员, 督查员):
        sent = [one for one in left if one.chat == who.id and one.state == Status.SENT and one.what == "gathered"]
        assert len(sent) == 1, who
        assert all(number in sent[0].payload["text"] for number in numbers if who is not 海关 or number != numbers[2])
        lone = {one.what for one in left if one.chat == who.id and one.state == Status.SENT and one.appeal}
        assert lone == set(), who


@on_sqlite
async def test_of_many_reminders_the_rest_is_counted(house: House, 企业: Person, 海关: Person) -> None:
    numbers = [await files(企业) for _ in range(10)]
    await house.until(closing(10, 28))  # accepted by default
    await quiet(house)
    await house.until(at(10, 30, 8, 30))
    shown = await 海关.sees("有10条提醒", "发送 /todo 查看。")
    listed = [number for number in numbers if number in shown.text]
    assert listed == numbers[: len(listed)]
    assert f"还有{10 - len(listed)}条" in shown.text
    opens = [label for row in shown.labels for label in row if label.startswith("查看")]
    assert opens == [f"查看{one}" for one in listed]
    assert units(shown.text) <= 600


@on_sqlite
async def test_what_a_tick_gathered_before_it_was_cut_off_the_next_one_tells(
    house: House, 企业: Person, 海关: Person
) -> None:
    for _ in range(2):
        await files(企业)
    for _ in range(2):
        await accepts(海关, 企业)
    house.clock.moment = at(10, 30, 8, 30)
    await _fire_all(house)
    assert {one.state for one in await rows(house, schema.outbox, what="due")} == {Status.GATHERED}
    await house.app.scheduler.tick()
    await 海关.sees("有2条提醒")


async def _fire_all(house: House) -> None:
    """A tick as far as the last timer, and no further."""
    scheduler, clocks = house.app.scheduler, house.app.scheduler.clocks
    for timer in await house.app.database.read(timers.due, clocks.people(), clocks.machine(), 100):
        await scheduler._fire(timer)

"""The morning message: what is new, due and late, once a working morning, to those who have work."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import VAGUE, accepts, files, on_sqlite, quiet, rows
from tests.screenplays.test_clocks import at


async def mornings(house: House, person: Person) -> list[str]:
    await quiet(house)
    return [one.payload["text"] for one in await rows(house, schema.outbox, chat=person.id, what="morning")]


async def test_a_contact_reads_each_morning_what_is_due(
    house: House, 企业: Person, 海关: Person, 教育厅: Person
) -> None:
    await files(企业)
    await 海关.sees("请签收")
    await house.until(at(10, 28, 8, 29))
    assert await mornings(house, 海关) == []
    await house.until(at(10, 28, 8, 30))
    await 海关.sees("早上好，今天是10月28日（周一）", "新交办、等您签收：1件")
    await 海关.presses("等您签收")
    await 海关.sees("等您签收的诉求（共1件")
    assert await mornings(house, 教育厅) == []
    await house.until(at(11, 6, 8, 30))
    await 海关.sees("早上好，今天是11月6日（周三）", "两个工作日内到期：1件")
    await house.until(at(11, 8, 8, 30))
    await 海关.sees("今天到期：1件")
    await house.until(at(11, 11, 8, 30))
    await 海关.sees("已超期：1件")
    await 海关.presses("已超期")
    await 海关.sees("已超期的诉求（共1件")
    await 海关.presses("两个工作日内到期")
    await 海关.sees("现在没有两个工作日内到期的诉求")


@on_sqlite
async def test_nobody_is_woken_at_the_weekend_and_a_pause_is_one_morning(
    house: House, 企业: Person, 海关: Person
) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await house.until(at(10, 27, 12))
    assert await mornings(house, 海关) == []
    await house.until(at(11, 12, 11))
    assert len(await mornings(house, 海关)) == 1
    await house.until(at(11, 13, 8, 30))
    assert len(await mornings(house, 海关)) == 2


@on_sqlite
async def test_heads_hear_what_is_late_and_coordinators_what_waits_for_them(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    await files(企业)
    await accepts(海关, 企业)
    await files(企业, VAGUE, "不确定")
    await 统筹员.sees("有新诉求等您判断")
    await house.until(at(10, 28, 8, 30))
    await 统筹员.sees("早上好", "等您判断由谁办理：1件")
    assert await mornings(house, head) == []
    await house.until(at(11, 11, 8, 30))
    await head.sees("早上好", "已超期：1件")
    await 统筹员.presses("已超期")
    await 统筹员.sees("督办台账（共2件", "待受理，超期9个工作日", "受理期限：10月29日（周二）17:30")

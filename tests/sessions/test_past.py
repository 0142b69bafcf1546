"""Any session is found again, by its number or from the list of those that are over."""

from datetime import datetime

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.domain.sessions.session import SessionState
from bot.domain.time.calendar import SHANGHAI
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import on_sqlite

HELD = datetime(2024, 3, 13, 9, 0, tzinfo=SHANGHAI)


async def past_ones(house: House, count: int) -> None:
    for number in range(11, 11 + count):
        state = SessionState.CANCELLED if number == 12 else SessionState.ARCHIVED
        await a_session(house, number=number, held_at=HELD, state=state)


async def test_a_session_that_is_over_is_opened_from_the_list_or_by_its_number(house: House, 统筹员: Person) -> None:
    await past_ones(house, 10)
    supervisor = await house.hires("督导", Role.SUPERVISOR)
    await 统筹员.says("/session")
    await 统筹员.sees("现在没有筹备中的坐诊场次")
    await 统筹员.presses("往期场次")
    await 统筹员.sees("往期坐诊场次", "第1页共")
    await 统筹员.presses("2024年第20期")
    await 统筹员.sees("2024年第20期", "已归档")
    for said in ("12", "第12期", "2024年第十二期", "2024 12"):
        await 统筹员.says(f"/session {said}")
        await 统筹员.sees("2024年第12期", "已取消")
    await supervisor.says("/session 11")
    await supervisor.sees("2024年第11期", "已归档")


@on_sqlite
async def test_what_names_no_session_is_refused_with_an_example(house: House, 企业: Person, 统筹员: Person) -> None:
    await past_ones(house, 2)
    for said, answer in (
        ("99", "没有“99”这一期"),
        ("三月那期", "没有认出“三月那期”"),
        ("2023年第11期", "没有“2023年第11期”这一期"),
    ):
        await 统筹员.says(f"/session {said}")
        await 统筹员.sees(answer)
    await 企业.says("/session 11")
    await 企业.sees("由其他身份的人办理")

"""A text that may be meant for an open question or for what is being filled in: the bot asks which, and keeps it."""

from datetime import timedelta

from bot.demo.botapi import Person
from tests.house import House
from tests.screenplays.stage import SCHOOL, VAGUE, files, on_sqlite

FACTS = "货物是老挝来的铜精矿，在磨憨口岸等化验。"


async def _asks(coordinator: Person, member: Person) -> None:
    await coordinator.presses("请企业补正")
    await coordinator.sees("需要企业补充什么")
    await coordinator.says("请说明是什么事。")
    await coordinator.sees("请核对补正要求")
    await coordinator.presses("发送补正要求")
    await member.sees("专窗请您补正")


@on_sqlite
async def test_an_answer_typed_into_a_form_that_was_only_begun(house: House, 企业: Person, 统筹员: Person) -> None:
    number = await files(企业, VAGUE, "不确定")
    await _asks(统筹员, 企业)
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(FACTS)
    await 企业.sees(f"这是对{number}的补正，还是接着填写“提交诉求”？", FACTS)
    await 企业.presses(f"补正{number[-4:]}")
    await 企业.sees("已记下", f"共{len(FACTS)}字")
    await 企业.presses("完成")
    await 统筹员.sees("企业已补正", FACTS)


@on_sqlite
async def test_an_answer_typed_into_a_form_that_was_left_before(house: House, 企业: Person, 统筹员: Person) -> None:
    await files(企业, VAGUE, "不确定")
    await 企业.says(SCHOOL)
    await 企业.sees("已记下", f"共{len(SCHOOL)}字")
    house.clock.moment += timedelta(minutes=1)
    await _asks(统筹员, 企业)
    await 企业.says(FACTS)
    await 企业.sees("的补正，还是接着填写“提交诉求”？", FACTS)
    await 企业.presses("接着填写")
    await 企业.sees("已记下", f"共{len(SCHOOL) + len(FACTS) + 1}字")
    await 企业.says("教育局一直说在研究，没有期限。")
    await 企业.sees("已记下")  # who has gone on with it is asked no more

"""A text that may be meant for an open question or for what is being filled in: the bot asks which, and keeps it."""

from datetime import timedelta

from bot.demo.botapi import Person
from tests.house import House
from tests.screenplays.stage import SCHOOL, VAGUE, accepts, answered, files, on_sqlite

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


@on_sqlite
async def test_what_replies_to_a_message_about_an_appeal_is_for_that_one(
    house: House, 企业: Person, 海关: Person
) -> None:
    first = await files(企业)
    receipt = 企业.last
    second = await files(企业, SCHOOL, "省教育厅")
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(FACTS, reply_to=receipt)
    asks = await 企业.sees(first, "您写的内容还在，要用在哪里？", FACTS)
    assert second not in asks.text
    await 企业.presses("补充内容")
    await 企业.sees("要补充什么", FACTS)
    await 企业.presses("用刚才写的内容")
    await 企业.presses("完成")
    await 海关.sees("企业补充", FACTS)


@on_sqlite
async def test_a_department_replies_to_its_push(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    push = next(shown for shown in 海关.messages if "请签收" in shown.text)
    await 海关.says("已与企业电话联系。", reply_to=push)
    await 海关.sees(number, "要用在哪里", "已与企业电话联系。")
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await 海关.presses("用刚才写的内容")
    await 海关.presses("发送进展")
    await 企业.sees("报告了办理进展", "已与企业电话联系。")


@on_sqlite
async def test_a_reply_that_nothing_can_take_shows_the_card(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    shown = 企业.last
    await 企业.says("还可以吧，就是慢了一点。", reply_to=shown)
    await 企业.sees(f"诉求{number}")
    await 企业.sees("现在没有可以用上它的地方", "还可以吧")
    await 企业.presses("满意，问题已解决")
    await 企业.sees("评价已记录")


@on_sqlite
async def test_a_reply_to_a_question_answers_it_and_thanks_are_thanks(house: House, 企业: Person) -> None:
    number = await files(企业)
    receipt = 企业.last
    await 企业.says("谢谢", reply_to=receipt)
    await 企业.sees("不客气")
    await 企业.says("办得怎么样了", reply_to=receipt)
    await 企业.sees(f"诉求{number}｜")
    await 企业.presses("补充内容")
    question = await 企业.sees("要补充什么", number)
    await 企业.says(FACTS, reply_to=question)
    await 企业.sees("已记下", f"共{len(FACTS)}字")

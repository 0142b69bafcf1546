"""A long text that the messenger cuts into several messages is refused as a whole, and never goes out by its tail."""

from datetime import timedelta

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, VAGUE, accepts, appeal_of, files, on_sqlite, quiet, rows

HEAD, TAIL = "请补充材料，" * 682 + "请补", "题我们高度重视，以上材料请勿重复提交。"
REFUSED = "后半部分"
MINUTE = timedelta(minutes=1)


@on_sqlite
async def test_the_tail_of_a_paste_is_not_what_an_enterprise_is_asked_for(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    number = await files(企业, VAGUE, "不确定")
    await 统筹员.presses("请企业补正")
    await 统筹员.sees("需要企业补充什么")
    await 统筹员.says(HEAD)
    await 统筹员.says(TAIL)
    await 统筹员.sees("最多500个字")
    await 统筹员.sees(REFUSED, "删减后重新发送", "需要企业补充什么")
    await house.until(house.clock.moment + MINUTE)
    await 统筹员.says("请说明是什么事。")
    await 统筹员.sees("请核对补正要求", "请说明是什么事")
    assert (await appeal_of(house, number)).state is State.TRIAGE
    await 统筹员.says("教育厅 在办")
    await 统筹员.sees("没有对应的选项", "请核对补正要求", "请说明是什么事")
    await 统筹员.presses("重新填写")
    await 统筹员.sees("需要企业补充什么")
    await 统筹员.says("请写明哪个口岸。")
    await 统筹员.sees("请核对补正要求", "请写明哪个口岸")
    await 统筹员.presses("发送补正要求")
    await 企业.sees("专窗请您补正", "请写明哪个口岸")


@on_sqlite
async def test_nor_what_is_answered(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的答复")
    for part in (HEAD, HEAD, TAIL):
        await 海关.says(part)
    await 海关.sees("最多500个字")
    await 海关.sees(REFUSED)
    await 海关.sees(REFUSED, "请写给企业的答复")
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    assert (draft.step, draft.data.get("words")) == ("words", None)


@on_sqlite
async def test_nor_what_is_filed(house: House, 企业: Person) -> None:
    await 企业.says(HEAD)
    await 企业.says(PORT)
    await 企业.sees("最多2000个字")
    await 企业.sees(REFUSED, "用自己的话说说")
    (draft,) = await rows(house, schema.draft)
    assert "text" not in draft.data


@on_sqlite
async def test_what_is_written_after_a_long_text_was_refused_is_taken(house: House, 企业: Person) -> None:
    await 企业.says(HEAD)
    await 企业.sees("最多2000个字")
    await quiet(house)
    await house.until(house.clock.moment + MINUTE)
    await 企业.says(PORT)
    await 企业.sees("已记下", f"共{len(PORT)}字")

"""A joint session (会诊) from the preparation to its minutes, as everybody in it sees it."""

import io

import docx

from bot.demo.botapi import Person
from bot.demo.botapi.bubble import Bubble
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import VAGUE, files, rows
from tests.sessions.test_calling import books, planned
from tests.sessions.test_day import begins

HEADS = {"省商务厅": "何厅长", "昆明海关": "王关长"}


async def waits(member: Person, 统筹员: Person) -> str:
    """An appeal that waits for the session, led by 省商务厅 and helped by 昆明海关."""
    number = await files(member, VAGUE, "不确定")
    await 统筹员.sees("有新诉求等您判断由谁办理", number)
    await 统筹员.presses("安排坐诊")
    await 统筹员.sees("由哪个部门当面答复？")
    await 统筹员.presses("省商务厅")
    await 统筹员.sees("需要其他单位协办吗？")
    await 统筹员.says("昆明海关")
    await 统筹员.sees("协办：昆明海关")
    await 统筹员.presses("安排坐诊")
    await 统筹员.sees("已列入坐诊场次，由省商务厅当面答复")
    return number


def paper(house: House, sent: Bubble) -> str:
    """Return the text of the minutes, with all cells of their table."""
    card = house.world.files[sent.message.raw["document"]["file_id"]]
    written = docx.Document(io.BytesIO(house.world.blobs.get(card.blob or "") or b""))
    cells = [cell.text for line in written.tables[0].rows for cell in line.cells]
    return "\n".join([*(one.text for one in written.paragraphs), *cells])


async def prepared(trade: Person, 海关: Person, number: str) -> None:
    """Who helps says what it can do, and the lead drafts an answer, while the appeal waits."""
    await 海关.sees("有诉求列入坐诊场次，省商务厅当面答复，请您单位配合", number)
    await 海关.presses("协办意见")
    await 海关.sees("协办意见")
    await 海关.says("口岸查验可以优先安排。")
    await 海关.sees("协办意见已告诉主办单位")
    await trade.sees("昆明海关", "给出了协办意见", "口岸查验可以优先安排。")
    await trade.presses("预备答复")
    await trade.sees("坐诊时打算怎么答复？")
    await trade.says("当天协调两家一起答复。")
    await trade.sees("预备答复已保存")


async def answered_together(企业: Person, 统筹员: Person, number: str) -> None:
    await 统筹员.presses("叫下一家")
    await 企业.sees("现在轮到您单位")
    await 统筹员.presses("第1号")
    await 统筹员.presses(f"记录{number}")
    await 统筹员.sees(f"诉求{number}｜待坐诊", "昆明海关的协办意见：口岸查验可以优先安排。")
    await 统筹员.presses("现场答复")
    asked = await 统筹员.sees("哪个部门现场答复的？")
    assert [label for row in asked.labels for label in row if label in HEADS] == [*HEADS], "all that sit there"
    await 统筹员.says("省商务厅")
    await 统筹员.sees("办理结果是哪一种？")
    await 统筹员.says("已解决")
    await 统筹员.sees("现场是怎么答复的？")
    await 统筹员.says("本周内协调到位。")
    await 统筹员.sees("请核对答复")
    await 统筹员.presses("加其他单位答复")
    await 统筹员.sees("其他单位是怎么答复的？")
    await 统筹员.says("昆明海关 明天起 优先查验 鲜活货物。")
    await 统筹员.sees("请核对答复", "昆明海关：明天起 优先查验 鲜活货物。")
    await 统筹员.presses("发送答复")
    await 企业.sees("省商务厅已现场答复：已解决", "本周内协调到位。", "昆明海关（王关长）：明天起 优先查验 鲜活货物。")


async def ends(统筹员: Person) -> None:
    await 统筹员.says("/queue")
    await 统筹员.presses("第1号")
    await 统筹员.presses("接诊完毕")
    await 统筹员.sees("已接诊")
    await 统筹员.says("/queue")
    await 统筹员.presses("结束坐诊")
    await 统筹员.sees("第4期", "已归档")


async def test_who_helps_says_so_before_and_all_answers_stand_in_the_minutes(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    await planned(house, rooms=(), heads=HEADS, departments=tuple(HEADS))
    await books(企业)
    await 企业.sees("这次坐诊带哪几件诉求来？")
    number = await waits(企业, 统筹员)
    await prepared(trade, 海关, number)
    await begins(house, 统筹员)
    await answered_together(企业, 统筹员, number)
    await ends(统筹员)
    await 统筹员.presses("坐诊纪要")
    said = paper(house, await 统筹员.sees("坐诊纪要：2024年第4期", "到场1家"))
    assert "坐诊单位：省商务厅（何厅长）、昆明海关（王关长）" in said
    assert "到场企业：挂号1家，到场1家" in said
    assert f"{number}　" in said
    assert "省商务厅（何厅长）当面答复：本周内协调到位。\n\n昆明海关（王关长）：明天起 优先查验 鲜活货物。" in said

    await 督查员.says("/session")
    await 督查员.presses("更正归档", await 督查员.sees("2024年第4期“外资外贸”｜已归档"))
    await 督查员.sees("为什么要更正这一期？")
    await 督查员.says("到场记错了。")
    await 统筹员.sees("督查员打开了已归档的坐诊场次", "到场记错了。")
    (noted,) = await rows(house, schema.audit, action="session_reopen")
    assert noted.details == {"reason": "到场记错了。"}
    await 统筹员.says("/session")
    await 统筹员.sees("第4期", "更正原因：到场记错了。")

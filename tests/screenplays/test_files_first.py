"""A file is taken where the text is asked for, if files follow in the same form."""

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import REPLY, accepts, files, on_sqlite, quiet, rows

PDF = ("批复.pdf", b"%PDF-1.4", "application/pdf")


@on_sqlite
async def test_a_file_before_the_answer_goes_with_it(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.sends_file(*PDF)
    await 海关.sees("办理结果", "附件已收到1个")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的答复", "附件已收到1个")
    await 海关.sends_photo()
    await 海关.sees("请写给企业的答复", "附件已收到2个")
    await 海关.says(REPLY)
    await 海关.sees("请核对答复", REPLY, "附件：2个")
    await 海关.presses("发送答复")
    await 企业.sees("已答复", REPLY)
    await quiet(house)
    assert len(await rows(house, schema.attachment)) == 2


@on_sqlite
async def test_what_is_written_beside_a_file_is_the_answer(企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的答复")
    await 海关.sends("voice")
    await 海关.sees("不能用语音", "请写给企业的答复")
    await 海关.sends_file(*PDF, caption=REPLY)
    await 海关.sees("请核对答复", REPLY, "附件：1个")


@on_sqlite
async def test_and_so_is_what_is_sent_before_the_outcome(企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.sends_file(*PDF, caption=REPLY)
    await 海关.sees("您写的答复", REPLY, "点结果就发送")
    await 海关.presses("已解决")
    await 企业.sees("已答复", REPLY)

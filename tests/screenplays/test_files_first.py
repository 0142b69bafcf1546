"""A file is taken where the text is asked for, if files follow in the same form."""

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import PORT, REPLY, accepts, files, on_sqlite, quiet, rows, sends_off

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


@on_sqlite
async def test_files_have_a_speaking_name_and_say_whose_they_are(house: House, 企业: Person, 海关: Person) -> None:
    await choosing_files(企业)
    number = await sends_off(企业)
    await accepts(海关, 企业)
    await 海关.presses("答复")
    await 海关.sees("办理结果")
    await 海关.presses("已解决")
    await 海关.sees("请写给企业的答复")
    await 海关.says(REPLY)
    await 海关.sees("请核对答复")
    await 海关.sends_file("批复.pdf", b"%PDF-1.4", "application/pdf")
    await 海关.sees("附件：1个")
    await 海关.presses("发送答复")
    await 企业.sees("已答复")
    await 海关.says(number)
    await 海关.sees(f"诉求{number}", "附件：3个（企业2个，答复1个）")
    await 海关.presses("附件3个")
    await 海关.sees(f"诉求{number}的附件（1/3，企业提供）：{number}-1.jpg")
    await 海关.sees(f"诉求{number}的附件（2/3，企业提供）：{number}-2.jpg")
    await 海关.sees("（3/3，随答复提供）：批复.pdf")


async def choosing_files(member: Person) -> None:
    """Write an appeal with two photos as far as the question of which kind it is."""
    await member.says("/appeal")
    await member.sees("用自己的话说说")
    await member.says(PORT)
    await member.sees("已记下")
    await member.presses("完成")
    await member.sees("照片")
    await member.sends_photo()
    await member.sees("附件1个")
    await member.sends_photo()
    await member.sees("附件2个")
    await member.presses("完成")
    await member.sees("不确定")
    await member.presses("昆明海关")

"""The main job from end to end: an enterprise's words become an appeal, are answered, rated and closed (销号)."""

from bot.demo.botapi import Person
from tests.house import House

WORDS = "我们做老挝那边过来的跨境物流，磨憨口岸的铜矿要采样送到昆明化验，货压在口岸好多天，请海关缩短检验时间。"


async def test_from_typed_words_to_销号(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("10")
    await 企业.says(WORDS)
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("没有附件，下一步")
    await 企业.sees("磨憨")
    await 企业.presses("昆明海关")
    await 企业.presses("服务需求")
    await 企业.presses("确认提交")
    await 企业.sees("YN-2024-0001")

    await 海关.sees("YN-2024-0001")
    await 海关.presses("签收")
    await 企业.sees("签收")
    await 海关.presses("报告进展")
    await 海关.says("已联系磨憨海关，正在研究就地化验。")
    await 海关.presses("发送进展")
    await 企业.sees("就地化验")
    await 海关.presses("答复")
    await 海关.presses("已解决")
    await 海关.says("自下月起磨憨口岸可就地采样化验，三个工作日出结果。")
    await 海关.presses("发送")
    await 企业.sees("三个工作日出结果")

    await 企业.presses("满意")
    await 企业.sees("问题解决了吗")
    await 企业.presses("已解决")
    await 企业.sees("还有什么想说的")
    await 企业.presses("跳过")
    await 企业.sees("销号")
    await 海关.sees("“满意”")

    await 统筹员.says("/stats")
    await 统筹员.sees("1/1")

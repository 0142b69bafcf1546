"""A coordinator looks at the figures as pictures; they are drawn in a process of its own."""

import io

from PIL import Image

from bot.demo.botapi import Person
from tests.house import House
from tests.screenplays.stage import files, on_sqlite


@on_sqlite
async def test_a_coordinator_looks_at_a_picture(house: House, 企业: Person, 统筹员: Person, 海关: Person) -> None:
    await 统筹员.says("/stats")
    await 统筹员.sees("办理统计")
    await 统筹员.presses("统计图")
    offered = await 统筹员.sees("统计图｜2024年10月")
    assert "已选：本月" in [label for row in offered.labels for label in row]
    await 统筹员.presses("上月")
    await 统筹员.sees("统计图｜2024年9月")
    await 统筹员.presses("已选：上月")
    await 统筹员.presses("本月")
    await 统筹员.sees("统计图｜2024年10月")
    await 统筹员.presses("各部门逐月受理")
    await 统筹员.sees("没有可以画的数据")
    await files(企业)
    await 统筹员.presses("换一个")
    await 统筹员.presses("各部门逐月受理")
    shown = await 统筹员.sees("昆明海关　1＝1", "合计　1＝1", timeout=30)
    photo = shown.message.raw["photo"][-1]
    data = house.world.blobs.get(house.world.files[photo["file_id"]].blob or "")
    assert Image.open(io.BytesIO(data)).format in {"PNG", "JPEG"}
    await 海关.says("/charts")
    await 海关.presses("办理漏斗")
    await 海关.sees("昆明海关｜2024年", timeout=30)
    await 海关.says("/charts 三季度")
    await 海关.sees("统计图｜2024年第3季度")
    await 海关.says("/charts 最近")
    await 海关.sees("没有认出“最近”", "/charts 后面请写年月")
    await 企业.says("/charts")
    await 企业.sees("其他身份")

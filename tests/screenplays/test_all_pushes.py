"""One appeal on which nobody acts unless pushed: every push to everybody, whole, with the moment it left."""

import os
from datetime import datetime
from pathlib import Path

from bot.demo.botapi import Person
from bot.domain.time.calendar import SHANGHAI
from storage import schema
from tests.house import House
from tests.screenplays.stage import answers, closing, files, quiet, rates, rows

EXPECTED = Path(__file__).with_name("slow_appeal.txt")
TOLD = ("moved", "due", "gathered", "news_told", "nobody_to_tell")


def morning(month: int, day: int) -> datetime:
    return datetime(2024, month, day, 8, 30, tzinfo=SHANGHAI)


async def test_every_push_of_a_slow_appeal(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await files(企业)
    await quiet(house)
    for moment in (closing(10, 28), morning(11, 7), closing(11, 8), morning(11, 11)):
        await house.until(moment)
        await quiet(house)
    await answers(海关)
    await 企业.sees("请评价")
    await quiet(house)
    await house.until(morning(11, 14))
    await 企业.sees("您还没有评价")
    await rates(企业, "不满意", "没有解决", reason="办理太慢")
    await quiet(house)
    await house.until(morning(11, 18))
    await 统筹员.sees("复核已超期")
    await 统筹员.presses("维持答复")
    await 统筹员.sees("为什么维持")
    await 统筹员.says("答复依据充分。")
    await 统筹员.presses("发送说明")
    await 统筹员.sees("已维持原答复")
    await quiet(house)
    await house.until(morning(11, 26))
    await 统筹员.sees("回访已超期")
    await 统筹员.presses("记录回访")
    await 统筹员.sees("企业现在怎么评价")
    await 统筹员.presses("基本满意")
    await 统筹员.sees("回访情况如何")
    await 统筹员.says("企业表示理解。")
    await 企业.sees("回访已完成")
    await quiet(house)
    names = {企业.id: "企业", 海关.id: "海关", 统筹员.id: "统筹员"}
    told = [
        one for one in await rows(house, schema.outbox) if one.what in TOLD and one.sent_at
    ]  # the others are told as one
    texts = {one.id: one.text for chat in house.world.chats.values() for one in chat.shown}
    seen = [
        f"== {one.sent_at.astimezone(SHANGHAI):%m-%d %H:%M} {names[one.chat]}\n{texts[one.message]}\n" for one in told
    ]
    if os.environ.get("GOLDEN") == "write":
        EXPECTED.write_text("\n".join(seen), "utf-8")
    assert "\n".join(seen) == EXPECTED.read_text("utf-8")

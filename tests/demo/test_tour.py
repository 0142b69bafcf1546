"""The guided tours, played step by step in the demo itself, also in other words than theirs."""

import json
from datetime import datetime
from typing import Any

from bot.demo.botapi import Person
from bot.demo.cast import ADMIN, CAST, COORDINATOR, CUSTOMS, MEMBER, NEW_HAND, NEWCOMER
from bot.demo.stage import Stage
from bot.demo.tours import intro, progress
from bot.domain.reports.figures import RATES, Ratio, Selection
from bot.domain.time.spans import SpanName, named
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.reports import counting
from tests.loopback import http_client
from tests.screenplays.stage import quiet

FIRST, SECOND, CLASS, YEAR = intro()["tours"]
Players = dict[int, Person]


def newest(tx: Transaction, user: int = NEWCOMER.user) -> tuple[str, str, str | None]:
    who = people.by_chat(tx, user)
    [appeal, *_], _ = appeals.of_enterprise(tx, who.enterprise if who and who.enterprise else 0)
    return appeal.number, appeal.state.value, appeal.lead


def cast(stage: Stage) -> Players:
    return {one.user: Person(stage.world, one.user, one.name) for one in CAST}


async def play(stage: Stage, person: Person, do: dict[str, Any]) -> None:
    """Do a step as the page's visitor would, and wait until the bot has said all to it."""
    if "clock" in do:
        async with http_client(timeout=60) as client:
            await client.post(f"{stage.url}/demo/clock", json={"to": do["clock"]})
        await quiet(stage)
        return
    person.has_seen_all()
    if "say" in do:
        await person.says(do["say"])
    elif "file" in do:
        async with http_client() as client:
            table = await client.get(f"{stage.url}/demo/tables/{do['file']}")
        await person.sends_file(do["file"], table.content, table.headers["content-type"])
        await person.sees("正在检查")
    else:
        await person.presses(do["press"])
    await person.sees("")
    await quiet(stage)


async def places(stage: Stage) -> list[dict[str, Any]]:
    told = await stage.app.database.read(progress, stage.clock.now())
    found: list[dict[str, Any]] = told["tours"]
    return found


async def closed(stage: Stage) -> Ratio:
    """Return how many of this month's appeals are closed."""
    now = stage.app.clocks.people()
    span = named(SpanName.MONTH, now)
    counted = await stage.app.database.read(counting.total, Selection(span.first, span.until), now=now)
    return counted.ratio(RATES["closed"])


async def test_the_tour_leads_from_a_stranger_to_销号(stage: Stage) -> None:
    players = cast(stage)
    before = await closed(stage)
    for number, step in enumerate(FIRST["steps"]):
        assert (await places(stage))[0] == {"done": number, "aside": None}
        await play(stage, players[step["who"]], step["do"])
    assert await stage.app.database.read(newest) == ("YN-2024-0021", "CLOSED", CUSTOMS.department)
    after = await closed(stage)
    assert after.part == before.part + 1
    assert f"{after.part}/{after.whole}" in players[COORDINATOR.user].last.text


async def test_the_second_tour_leads_from_a_booking_to_the_minutes(stage: Stage) -> None:
    players, member = cast(stage), MEMBER.user
    for number, step in enumerate(SECOND["steps"]):
        assert (await places(stage))[1]["done"] <= number
        await play(stage, players[step["who"]], step["do"])
        if step["do"].get("press") == "我已到场":
            assert players[member].last.says("前方还有2家")
    _, state, lead = await stage.app.database.read(newest, member)
    assert (state, lead) == ("ANSWERED", CUSTOMS.department)
    assert (await places(stage))[1]["done"] == len(SECOND["steps"]) - 1  # the last one changes nothing
    assert "坐诊纪要" in players[COORDINATOR.user].last.text
    heard = [message.text for message in players[member].messages]
    for told in ("前方还有1家", "下一个就是您单位", "请到1号诊室"):
        assert any(told in text for text in heard)


async def test_the_third_tour_leads_to_a_class_and_to_an_appeal_that_is_spared(stage: Stage) -> None:
    players = cast(stage)
    for number, step in enumerate(CLASS["steps"]):
        assert (await places(stage))[2]["done"] <= number
        await play(stage, players[step["who"]], step["do"])
    assert "口岸查验等待时间长｜已确认" in players[COORDINATOR.user].last.text
    assert "这件诉求没有提交" in players[MEMBER.user].last.text
    assert (await places(stage))[2]["done"] == len(CLASS["steps"])


async def test_the_last_tour_leads_an_administrator_through_a_year(stage: Stage) -> None:
    stage.app.table_reader.idle = 0.02
    players = cast(stage)
    read: list[str] = []
    for number, step in enumerate(YEAR["steps"]):
        assert (await places(stage))[3]["done"] <= number
        await play(stage, players[step["who"]], step["do"])
        read.append(players[step["who"]].last.text)
    assert (await places(stage))[3]["done"] == len(YEAR["steps"]) - 1  # the last one changes nothing
    for said in ("C2（单位）：没有找到“省教育听”", "B3（身份）：没有“审核员”这个身份", "新的2行", "已导入：新的2行"):
        assert any(said in text for text in read), said
    for said in (
        "陈思的任职已结束",
        "改名为省教育和体育厅",
        "已合并到",
        "10月29日：按国务院安排 → 放假",
        "6个在办诉求的期限会变（在办共9个）",
        "6个在办诉求的期限变了",
        "采用了改动",
        "操作记录",
    ):
        assert any(said in text for text in read), said


async def test_the_tour_follows_who_uses_other_words(stage: Stage) -> None:
    """Another code, another name and another problem: each step is ticked, and the way back is shown."""
    players = cast(stage)
    own = players[NEWCOMER.user]
    words = ("你好", "同意", "91350100M000100Y43", "某运输企业", "玉溪", "张三", "13900001111")
    for number, said in enumerate(words, 1):
        await play(stage, own, {"say": said})
        assert (await places(stage))[0]["done"] == number
    await play(stage, own, {"press": "确认登记"})
    await play(stage, own, {"say": "我们仓库旁边的路一下雨就淹，货车进不来，想请有关部门修一修"})
    assert (await places(stage))[0]["done"] == 9
    for label in ("完成", "没有附件", "不确定", "服务需求", "确认提交"):
        await play(stage, own, {"press": label})
    filed, state, _ = await stage.app.database.read(newest)
    place = (await places(stage))[0]
    assert (place["done"], state) == (14, "TRIAGE")
    assert (place["aside"]["who"], place["aside"]["do"]["say"]) == (COORDINATOR.user, filed)
    desk = players[COORDINATOR.user]
    await play(stage, desk, {"say": filed})
    for act in ({"press": "交办"}, {"say": CUSTOMS.department}, {"press": "跳过"}, {"press": "确认交办"}):
        await play(stage, desk, act)
    assert (await places(stage))[0] == {"done": 14, "aside": None}
    for step in FIRST["steps"][14:]:
        await play(stage, players[step["who"]], step["do"])
    assert (await places(stage))[0]["done"] == len(FIRST["steps"]) - 1


async def test_the_page_is_told_the_tours(stage: Stage) -> None:
    async with http_client() as client:
        told = (await client.get(f"{stage.url}/demo/intro")).json()
        reached = (await client.get(f"{stage.url}/demo/tours")).json()
    assert told == json.loads(json.dumps(intro()))
    assert set(told) == {"lines", "tours", "more"}
    assert reached["tours"] == [{"done": 0, "aside": None}] * 4
    for step in [step for tour in told["tours"] for step in tour["steps"]]:
        assert step["who"] in {one.user for one in CAST}
        assert len({"say", "press", "file", "clock"} & set(step["do"])) == 1
        assert step["text"]
        assert step["do"]["hint"]
        assert "clock" not in step["do"] or datetime.fromisoformat(step["do"]["clock"]).tzinfo


SCENES = {
    "重办": ("YN-2024-0013", "重新办理"),
    "回访": ("YN-2024-0014", "记录回访"),
    "长期推进": ("YN-2024-0007", "报告进展"),
}


async def test_each_scene_to_try_waits_where_the_page_says(stage: Stage) -> None:
    scenes = {scene["text"].partition("：")[0]: scene for scene in intro()["more"]["scenes"]}
    assert set(scenes) == {*SCENES, "逐级督办", "核验企业", "有人离岗", "新人到岗"}
    players = cast(stage)
    for name, (number, button) in SCENES.items():
        person = players[scenes[name]["who"]]
        await play(stage, person, scenes[name]["do"])
        await person.presses(number)
        card = await person.sees(number, "下一步")
        assert button in str(card.labels)


async def test_the_administrator_can_be_played(stage: Stage) -> None:
    admin, contact = (Person(stage.world, one.user, one.name) for one in (ADMIN, CUSTOMS))
    await admin.says("/staff 张海燕")
    await admin.presses("1. 张海燕")
    await admin.presses("停用")
    await admin.presses("确认")
    await contact.sees("您已不在岗")
    await admin.says("/staff 张海燕")
    await admin.presses("1. 张海燕")
    await admin.presses("恢复")
    await admin.presses("确认")
    await contact.sees("您的身份已恢复")


async def test_a_new_person_accepts_an_invite(stage: Stage) -> None:
    admin, new = (Person(stage.world, one.user, one.name) for one in (ADMIN, NEW_HAND))
    await admin.says("/invite")
    await admin.presses("部门联络员")
    await admin.says("省商务厅")
    told = await admin.sees("start=inv_")
    word = told.text.split("start=")[1].split()[0]
    await new.says(f"/start {word}")
    await new.sees("姓名")


async def test_a_sticker_a_place_and_a_voice_can_be_sent(stage: Stage) -> None:
    """As from the page's menu: each is answered in words."""
    member = Person(stage.world, MEMBER.user, MEMBER.name)
    async with http_client() as client:
        for kind in ("sticker", "location", "voice"):
            member.has_seen_all()
            sent = await client.post(
                f"{stage.url}/stage/{stage.world.token}/chats/{MEMBER.user}/other", json={"kind": kind}
            )
            assert sent.status_code == 200
            await member.sees("")
        wrong = await client.post(
            f"{stage.url}/stage/{stage.world.token}/chats/{MEMBER.user}/other", json={"kind": "bomb"}
        )
    assert wrong.status_code == 400

"""The guided tour, played step by step in the demo itself."""

import json
from typing import Any

import httpx

from bot.demo.botapi import Person
from bot.demo.cast import ADMIN, CAST, COORDINATOR, CUSTOMS, NEWCOMER
from bot.demo.stage import Stage
from bot.demo.tour import intro
from bot.domain.reports.figures import RATES, Ratio, Selection
from bot.domain.time.spans import SpanName, named
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.reports import counting
from tests.screenplays.stage import quiet


def newest(tx: Transaction) -> tuple[str, str, str | None]:
    who = people.by_chat(tx, NEWCOMER.user)
    [appeal], _ = appeals.of_enterprise(tx, who.enterprise if who and who.enterprise else 0)
    return appeal.number, appeal.state.value, appeal.lead


async def play(stage: Stage, person: Person, do: dict[str, Any]) -> None:
    """Do a step as the page's visitor would, and wait until the bot has said all to it."""
    person.has_seen_all()
    if "say" in do:
        await person.says(do["say"])
    else:
        await person.presses(do["press"])
    await person.sees("")
    await quiet(stage)


async def closed(stage: Stage) -> Ratio:
    """Return how many of this month's appeals are closed."""
    now = stage.app.clocks.people()
    span = named(SpanName.MONTH, now)
    counted = await stage.app.database.read(counting.total, Selection(span.first, span.until), now=now)
    return counted.ratio(RATES["closed"])


async def test_the_tour_leads_from_a_stranger_to_销号(stage: Stage) -> None:
    players = {one.user: Person(stage.world, one.user, one.name) for one in CAST}
    before = await closed(stage)
    for step in intro()["steps"]:
        await play(stage, players[step["who"]], step["do"])
    assert await stage.app.database.read(newest) == ("YN-2024-0018", "CLOSED", CUSTOMS.department)
    after = await closed(stage)
    assert after.part == before.part + 1
    assert f"{after.part}/{after.whole}" in players[COORDINATOR.user].last.text


async def test_the_page_is_told_the_tour(stage: Stage) -> None:
    async with httpx.AsyncClient() as client:
        told = (await client.get(f"{stage.url}/demo/intro")).json()
    assert told == json.loads(json.dumps(intro()))
    assert set(told) == {"title", "lines", "steps", "more"}
    for step in told["steps"]:
        assert step["who"] in {one.user for one in CAST}
        assert ("say" in step["do"]) != ("press" in step["do"])
        assert step["text"]
        assert step["do"]["hint"]


SCENES = {
    "重办": ("YN-2024-0010", "重新办理"),
    "回访": ("YN-2024-0011", "记录回访"),
    "长期推进": ("YN-2024-0004", "报告进展"),
}


async def test_each_scene_to_try_waits_where_the_page_says(stage: Stage) -> None:
    scenes = {scene["text"].partition("：")[0]: scene for scene in intro()["more"]["scenes"]}
    assert set(scenes) == {*SCENES, "逐级督办", "核验企业", "有人离岗"}
    players = {one.user: Person(stage.world, one.user, one.name) for one in CAST}
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

"""The page of the web chat: what it weighs, what it brings when, and that two tabs or a day away change nothing."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery.channels.web import pages
from bot.demo.botapi import Person
from bot.texts.reach import page
from tests.channels.visitor import Visitor, bubbles
from tests.channels.web import also_by_web, web_house
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import accepts_alone, files, quiet

MOST = 150_000  # bytes of a cold page with all its parts
PART = re.compile(r'(?:src|href)="(/[\w.]+)"')


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with web_house(tmp_path) as opened:
        yield opened


async def test_a_cold_page_is_light_and_asks_nobody_else(house: House, 网页: Visitor) -> None:
    for _ in range(15):  # a full page of bubbles, each with many buttons
        await 网页.says("/help")
        await 网页.says("/my")
    await quiet(house)
    page = await 网页.opens()
    assert len(bubbles(page)) == 30
    parts = {part for part in PART.findall(page) if "." in part}
    assert {"/page.css", "/page.js", "/manifest.webmanifest"} <= parts
    sizes = {"/": len(page.encode())} | {part: len((await 网页.client.get(part)).content) for part in parts}
    assert sum(sizes.values()) < MOST, sizes


async def test_the_page_can_stand_on_a_phone_s_home_screen(house: House, 网页: Visitor) -> None:
    await 网页.opens()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in 网页.page
    answer = await 网页.client.get("/manifest.webmanifest")
    told = answer.json()
    assert answer.headers["content-type"] == "application/manifest+json"
    assert {"name", "start_url", "display", "icons"} <= set(told)
    assert told["start_url"] == "/"
    for icon in told["icons"]:
        assert (await 网页.client.get(icon["src"])).status_code == 200


@asynccontextmanager
async def tab(guest: Visitor, last: str = "") -> AsyncIterator[AsyncIterator[tuple[int, int]]]:
    """An open stream, as (number of the change, bubble)."""
    headers = {"Last-Event-ID": last} if last else {}
    async with guest.client.stream("GET", "/events?after=0", headers=headers) as answer:

        async def come() -> AsyncIterator[tuple[int, int]]:
            async for line in answer.aiter_lines():
                if line.startswith("data: {") and (told := json.loads(line[6:])):
                    yield told["seq"], told["id"]

        yield come()


async def some(stream: AsyncIterator[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    return [await anext(stream) for _ in range(count)]


async def test_two_tabs_get_each_change_once_and_in_order(house: House, 网页: Visitor) -> None:
    async with tab(网页) as one, tab(网页) as other:
        before = await some(one, 1)
        assert await some(other, 1) == before
        for words in ("/help", "/my", "/help"):
            await 网页.says(words)
            await quiet(house)
        here, there = await some(one, 6), await some(other, 6)
    assert here == there
    assert here == sorted(set(here))
    assert [seq for seq, _ in before + here] == list(range(1, 8))


async def test_a_stream_that_was_cut_goes_on_after_what_it_has_shown(house: House, 网页: Visitor) -> None:
    for _ in range(3):
        await 网页.says("/help")
        await quiet(house)
    async with tab(网页) as first:
        seen = await some(first, 4)
    async with tab(网页, str(seen[-1][0])) as again:
        rest = await some(again, 3)
    assert [seq for seq, _ in seen + rest] == list(range(1, 8))


async def test_who_was_away_for_a_day_gets_what_was_missed_once_and_in_order(
    house: House, 企业: Person, 海关: Person
) -> None:
    await files(企业)
    async with also_by_web(house, 企业) as guest:
        known = (await guest.client.get("/feed?after=0")).json()["bubbles"][-1]["seq"]
        await accepts_alone(海关)
        house.clock.moment += timedelta(days=1)
        await 海关.says("/find 磨憨")
        await quiet(house)
        first = (await guest.client.get(f"/feed?after={known}")).json()["bubbles"]
        assert any("已签收" in one["html"] for one in first)
        numbers = [one["seq"] for one in first]
        assert numbers == sorted(set(numbers))
        assert numbers[0] > known
        later = (await guest.client.get(f"/feed?after={numbers[-1]}")).json()["bubbles"]
        assert later == []
        shown = [one.id for one in bubbles(await guest.opens())]
        assert len(shown) == len(set(shown))


async def test_who_comes_without_a_sign_in_hears_nothing(house: House, 网页: Visitor) -> None:
    网页.client.cookies.clear()
    assert (await 网页.client.get("/feed?after=0")).status_code == 401
    assert (await 网页.client.get("/events?after=0")).status_code == 204


async def test_a_long_text_is_never_cut_without_a_word(house: House, 网页: Visitor) -> None:
    await 网页.says("货" * 5000)
    await quiet(house)
    assert "maxlength" not in (await 网页.opens()).partition('name="text" rows')[2].partition(">")[0]
    assert "货" * 5000 in 网页.page
    for too_many in (pages.TEXT_MOST + 1, 2 * pages.TEXT_MOST):
        await 网页.says("货" * too_many)
        assert "超过7000字，没有发出" in 网页.page


async def test_without_script_the_page_stands_at_its_newest_end_after_each_act(house: House, 网页: Visitor) -> None:
    await 网页.opens()
    form = 网页.form("/say", "发送")
    answer = await 网页.client.post(
        form.action, data=form.fields | {"text": "/help"}, headers={"Origin": 网页.url}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/#text")
    assert 'id="text"' in await 网页.opens()


def test_a_quote_stands_apart_by_itself() -> None:
    assert page.marked("诉求：\n\n<blockquote>停电</blockquote>\n\n期限") == "诉求：<blockquote>停电</blockquote>期限"

"""The cookie of the web chat changes from time to time: a copy is soon worth nothing, and nobody is signed out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.usecases.reach.renewing import GRACE, PERIOD
from storage import schema
from tests.channels.visitor import Visitor, forms
from tests.channels.web import web_house
from tests.house import House
from tests.loopback import http_client
from tests.screenplays.stage import on_sqlite, quiet, rows

pytestmark = on_sqlite
SHORT = timedelta(seconds=5)


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        yield opened


def cookie(guest: Visitor) -> str:
    return next(iter(dict(guest.client.cookies).values()))


async def asked(guest: Visitor, token: str, path: str = "/") -> httpx.Response:
    """Ask with a token that somebody had once, from another browser."""
    name = next(iter(dict(guest.client.cookies)))
    async with http_client(base_url=guest.url, cookies={name: token}) as client:
        return await client.get(path)


def is_in(answer: httpx.Response) -> bool:
    return 'id="log"' in answer.text


async def test_it_changes_after_a_while_and_the_old_one_dies(house: House, 网页: Visitor) -> None:
    first = cookie(网页)
    await 网页.opens()
    assert cookie(网页) == first
    house.clock.moment += PERIOD
    assert 'id="log"' in await 网页.opens()
    second = cookie(网页)
    assert second != first
    assert first not in str(await rows(house, schema.sign_in))
    assert second not in str(await rows(house, schema.sign_in))
    assert 'id="log"' in await 网页.opens()  # by which the house knows that the new one has arrived
    house.clock.moment += GRACE - SHORT
    assert is_in(await asked(网页, first)), "a request that was under way"
    house.clock.moment += SHORT
    assert not is_in(await asked(网页, first))
    assert (await asked(网页, first, "/feed?after=0")).status_code == 401
    assert 'id="log"' in await 网页.opens()
    assert cookie(网页) == second


async def test_what_is_typed_on_the_page_that_was_open_is_taken(house: House, 网页: Visitor) -> None:
    form = 网页.form("/say", "发送")
    house.clock.moment += PERIOD
    await 网页.opens()
    await 网页.posts(form, text="/my")
    await quiet(house)
    assert "/my" in str([one.content for one in await rows(house, schema.bubble, mine=True)])


async def test_who_never_got_the_new_one_stays_signed_in(house: House, 网页: Visitor) -> None:
    """The answer was lost: the browser goes on with the old one, and is given another."""
    first = cookie(网页)
    given = set()
    for _ in range(3):
        house.clock.moment += PERIOD
        answer = await asked(网页, first)
        assert is_in(answer)
        given |= set(dict(answer.cookies).values())
    assert len(given) == 3
    (*lost, last) = [one for one in (await rows(house, schema.sign_in)) if one.next_hash]
    assert lost == []
    assert last.earlier_hash is None


async def test_of_many_requests_at_once_one_gets_it_and_all_are_answered(house: House, 网页: Visitor) -> None:
    first = cookie(网页)
    house.clock.moment += PERIOD
    answers = await asyncio.gather(*(asked(网页, first) for _ in range(6)))
    assert all(map(is_in, answers))
    given = [one for one in answers if one.cookies]
    assert len(given) == 1
    fresh = next(iter(dict(given[0].cookies).values()))
    answers = await asyncio.gather(*(asked(网页, token) for token in (fresh, first, fresh, first)))
    assert all(map(is_in, answers))
    assert not any(one.cookies for one in answers)


async def test_a_place_is_listed_once_and_signing_out_ends_all_its_tokens(house: House, 网页: Visitor) -> None:
    first = cookie(网页)
    house.clock.moment += PERIOD
    await 网页.opens()
    await 网页.opens("/devices")
    assert 网页.page.count(">退出</button>") == 1
    second, form = cookie(网页), 网页.form("/devices", "退出")
    await 网页.posts(form, row=form.buttons["退出"][1])
    assert forms(网页.page)[0].action == "/sign-in"
    assert not is_in(await asked(网页, first))
    assert not is_in(await asked(网页, second))


async def test_an_open_page_goes_on_with_the_token_that_it_began_with(house: House, 网页: Visitor) -> None:
    site = house.app.doors.site
    assert site is not None
    site.feed.ping = 0.05
    async with 网页.client.stream("GET", "/events?after=999999") as stream:
        lines = stream.aiter_lines()
        house.clock.moment += PERIOD
        for _ in range(2):
            await 网页.opens()
        house.clock.moment += GRACE + SHORT
        for _ in range(3):
            await heard(lines, "event: ping")
        await 网页.opens("/devices")
        form = 网页.form("/devices", "退出")
        await 网页.posts(form, row=form.buttons["退出"][1])
        await heard(lines, "event: over")


async def heard(lines: AsyncIterator[str], wanted: str) -> None:
    async with asyncio.timeout(5):
        while await anext(lines) != wanted:
            pass

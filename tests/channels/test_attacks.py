"""The web chat as somebody who means ill sees it: each thing that they try fails, and shows them nothing."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import httpx
import pytest
from sqlalchemy import Engine, event
from starlette.responses import Response

from bot.delivery.channels.web.visitors import Visitors
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.usecases.reach.signing_in import TRIES
from storage import schema
from tests.channels.visitor import Visitor, bubbles, forms, visitor
from tests.channels.web import accepts, address_of, at_work, code_of, invited, web_house
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import PORT, quiet, rows

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;b&gt;"
WRONG = "这个码不对、已用过或已过期"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """What an attacker meets does not depend on the engine."""
    return fresh_sqlite(tmp_path)


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        yield opened


async def told(house: House) -> int:
    await quiet(house)
    return len(await rows(house, schema.inbox))


# Whose browser it is


async def test_a_cookie_that_was_planted_is_worth_nothing_after_signing_in(house: House, 企业: Person) -> None:
    async with visitor(address_of(house)) as victim, visitor(address_of(house)) as attacker:
        await attacker.opens()
        planted = dict(attacker.client.cookies)
        for name, value in planted.items():
            victim.client.cookies.set(name, value, domain="127.0.0.1", path="/")
        await victim.comes_in(await code_of(企业))
        assert dict(victim.client.cookies) != planted
        assert 'id="log"' not in await attacker.opens()


async def test_the_cookie_is_kept_as_a_hash_and_from_scripts(house: House, 企业: Person) -> None:
    async with visitor(address_of(house)) as guest:
        await guest.opens()
        answer = await guest.client.post(
            "/sign-in",
            data=forms(guest.page)[0].fields | {"code": await code_of(企业)},
            headers={"Origin": guest.url},
            follow_redirects=False,
        )
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said
    token = next(iter(answer.cookies.values()))
    assert token not in str(await rows(house, schema.sign_in))


async def test_a_safe_house_gives_a_cookie_that_only_it_can_give() -> None:
    answer = Response()
    Visitors(None, None, "https://x.example").remember(answer, "t" * 43)  # type: ignore[arg-type]  # not looked at
    said = answer.headers["set-cookie"]
    assert said.startswith("__Host-")
    assert "Secure" in said
    assert "Path=/" in said
    assert "Domain" not in said


# Forms that come from elsewhere


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", None])
async def test_a_form_of_another_page_does_nothing(house: House, 网页: Visitor, origin: str | None) -> None:
    form, before = 网页.form("/say", "发送"), await told(house)
    headers = {} if origin is None else {"Origin": origin}
    answer = await 网页.client.post("/say", data=form.fields | {"text": "/my"}, headers=headers)
    assert answer.status_code == 403
    assert await told(house) == before


@pytest.mark.parametrize("path", ["/say", "/press", "/file", "/devices", "/seen"])
async def test_a_form_without_its_token_does_nothing(house: House, 网页: Visitor, path: str) -> None:
    before = await told(house)
    for token in ("", "0" * 32):
        form = {"token": token, "text": "/my", "data": "g:my:0", "bubble": "1", "row": "others", "upto": "9"}
        answer = await 网页.client.post(path, data=form, headers={"Origin": 网页.url})
        assert answer.status_code == 403
    assert await told(house) == before
    assert 'id="log"' in await 网页.opens()


async def test_what_is_sent_twice_is_done_once(house: House, 网页: Visitor) -> None:
    form, before = 网页.form("/say", "发送"), await told(house)
    for _ in range(3):
        await 网页.posts(form, text="/my")
    assert await told(house) == before + 1
    assert sum(one.mine and one.text == "/my" for one in bubbles(await 网页.opens())) == 1


async def test_a_code_is_good_once(house: House, 网页: Visitor, 外人: Visitor) -> None:
    code = await code_of(网页)
    async with visitor(网页.url) as other:
        await other.comes_in(code)
    await 外人.posts(forms(外人.page)[0], code=code)
    assert WRONG in 外人.page


# Words that are no words


async def test_what_people_type_is_text_on_every_page(house: House, 网页: Visitor) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        await 网页.says("/appeal")
        await 网页.sees("用自己的话说说")
        await 网页.says(PORT + EVIL)
        await 网页.sees("已记下")
        await 网页.presses("完成")
        await 网页.sees("照片")
        await 网页.sends_file(f"{EVIL}.pdf", b"%PDF-1.4", "text/html")
        await 网页.sees("附件1个")
        await 网页.presses("完成")
        await 网页.sees("可能由这些部门办理")
        await 网页.presses("昆明海关")
        await 网页.sees("属于哪一类")
        await 网页.presses("服务需求")
        await 网页.sees("请核对")
        await 网页.presses("确认提交")
        await customs.sees("请签收")
        for page in (网页.page, customs.page, await 网页.opens("/devices")):
            assert "<script>alert" not in page
            assert "<img src=x" not in page
    feed = (await 网页.client.get("/feed?after=0")).json()
    assert not [one for one in feed["bubbles"] if "<script>" in one["html"] or "<img src=x" in one["html"]]


async def test_no_page_lets_a_script_of_others_run(house: House, 网页: Visitor, 外人: Visitor) -> None:
    for guest, path in ((网页, "/"), (网页, "/devices"), (外人, "/"), (外人, "/nowhere"), (网页, "/page.js")):
        headers = (await guest.client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in policy
        assert headers["cache-control"] == ("public, max-age=3600" if path.endswith(".js") else "no-store")
    assert not re.search(r"<script(?! src=\"/page.js\" defer>)", await 网页.opens())
    assert not re.search(r"(?:href|src|action)=\"(?!/)", 网页.page), "something of others is asked for"


async def test_nothing_personal_is_kept_on_the_way(house: House, 网页: Visitor, 外人: Visitor) -> None:
    """By no proxy and no browser's memory: pages, files, the feed, the stream, and what answers a form."""
    await 网页.sends_file("单据.pdf", b"%PDF-1.4 secret", "application/pdf")
    found = re.search(r'href="(/files/\d+)"', 网页.page)
    assert found
    form = 网页.form("/say", "发送").fields
    网页.client.follow_redirects, 网页.client.headers["Origin"] = False, 网页.url
    answers = [
        await 网页.client.get(one) for one in ("/", "/?before=9", "/devices", "/feed?after=0", found[1], "/none")
    ]
    answers += [await 网页.client.post(one, data=form) for one in ("/say", "/press", "/seen", "/devices")]
    answers += [await 网页.client.post("/say", data=form | {"text": "/my"})]
    answers += [await 外人.client.get(one) for one in ("/", "/feed?after=0", found[1], "/events?after=0")]
    answers += [await 外人.client.post("/sign-in", data={"code": "x"}, headers={"Origin": 外人.url})]
    answers += [await 外人.client.post("/say", data=form)]
    async with 网页.client.stream("GET", "/events?after=0") as stream:
        answers.append(stream)
    for one in answers:
        assert "no-store" in one.headers["cache-control"], one.url
        assert "public" not in one.headers["cache-control"]


# What is others'


async def test_a_file_is_there_for_whom_it_was_sent_to_alone(house: House, 网页: Visitor, 外人: Visitor) -> None:
    await 网页.sends_file("单据.pdf", b"%PDF-1.4 secret", "application/pdf")
    found = re.search(r'href="(/files/\d+)"', 网页.page)
    assert found
    mine = await 网页.client.get(found[1])
    assert (mine.status_code, mine.content) == (200, b"%PDF-1.4 secret")
    assert mine.headers["content-disposition"].startswith("attachment")
    assert mine.headers["content-type"] == "application/octet-stream"
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        for guest in (外人, customs):
            assert (await guest.client.get(found[1])).status_code == 404
        for crooked in ("/files/../bot.db", "/files/-1", "/files/1e3", "/files/" + "9" * 30):
            assert (await 网页.client.get(crooked)).status_code == 404


async def test_nobody_presses_in_another_chat(house: House, 网页: Visitor) -> None:
    await 网页.says("/help")
    shown = await 网页.sees("随时可用")
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        before = await told(house)
        own = customs.form("/press")
        answer = await customs.posts(own, bubble=str(shown.id), data="g:my:0")
        assert answer.status_code == 409
        answer = await customs.posts(own, data="t:1")
        assert answer.status_code == 409, "a button that was never offered"
        assert await told(house) == before
        await customs.posts(own, upto=str(shown.id))


async def test_a_place_of_others_is_not_signed_out(house: House, 网页: Visitor) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        theirs = min(one.id for one in await rows(house, schema.sign_in))
        await customs.opens("/devices")
        await customs.posts(customs.form("/devices", "退出"), row=str(theirs))
        assert 'id="log"' in await 网页.opens()


# Guessing


async def test_guessing_ends_after_a_few_tries_and_begins_again_later(house: House, 外人: Visitor) -> None:
    for number in range(TRIES):
        await 外人.posts(forms(外人.page)[0], code=f"DL-AAAA-{number:04d}".replace("0", "A").replace("1", "B"))
        assert WRONG in 外人.page
    code = await invited(house, Role.HEAD, "昆明海关")
    await 外人.posts(forms(外人.page)[0], code=code)
    assert "试得太频繁" in 外人.page
    house.clock.moment = house.clock.moment.replace(minute=11)
    await 外人.posts(forms(外人.page)[0], code=code)
    assert 'id="log"' in 外人.page


async def test_every_wrong_code_has_the_same_answer(house: House, 网页: Visitor, 外人: Visitor) -> None:
    used = await invited(house, Role.HEAD, "昆明海关")
    async with visitor(网页.url) as other:
        await accepts(other, used)
    answers = set()
    for code in (used, "inv_nobodys", "BD-2222-2222", "DL-2222-2222", "13800138000", "", "x" * 200):
        answer = await 外人.posts(forms(外人.page)[0], code=code)
        answers.add((answer.status_code, WRONG in 外人.page))
    assert answers == {(400, True)}


# Size and slowness


async def test_a_body_that_is_too_large_is_not_read(house: House, 网页: Visitor) -> None:
    before = await told(house)
    headers = {"Origin": 网页.url, "Content-Type": "application/x-www-form-urlencoded"}
    answer = await 网页.client.post("/say", content=b"text=" + b"x" * 100_000, headers=headers)
    assert answer.status_code == 413
    assert "7000字" in answer.text
    assert await told(house) == before


async def test_a_body_that_never_ends_is_let_go(house: House, 网页: Visitor) -> None:
    site = house.app.doors.site
    assert site is not None
    site.pages.form_seconds = 0.2

    async def drip() -> AsyncIterator[bytes]:
        yield b"text=a"
        await asyncio.sleep(3)
        yield b"b"

    since = perf_counter()
    headers = {"Origin": 网页.url, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        answer = await 网页.client.post("/file", content=drip(), headers=headers)
        assert answer.status_code == 408
    except httpx.TransportError:
        assert perf_counter() - since < 3


async def test_nothing_secret_stands_in_an_address(house: House, 网页: Visitor) -> None:
    token = next(iter(dict(网页.client.cookies).values()))
    for path in ("/", "/devices"):
        page = await 网页.opens(path)
        assert token not in page
        assert not re.search(r'(?:href|action)="[^"]*(?:token|code|key)=', page)


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of the database meanwhile, in order: the time of an answer is made of it."""
    asked: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_a_wrong_code_costs_the_same_whatever_is_wrong_with_it(house: House, 外人: Visitor) -> None:
    used, old = await invited(house, Role.COORDINATOR), await invited(house, Role.SUPERVISOR)
    async with visitor(address_of(house)) as guest:
        await accepts(guest, used)
    house.clock.moment += timedelta(days=30)
    costs = []
    for code in (used, old, "inv_nobody-ever-got-this-one"):
        await 外人.opens()
        await quiet(house)
        with statements() as asked:
            await 外人.posts(forms(外人.page)[0], code=code)
        assert WRONG in 外人.page
        costs.append([one for one in asked if "invite" in one or "door_code" in one or "address" in one])
    assert costs[0] == costs[1] == costs[2]


async def test_what_people_are_called_is_text_on_every_page(house: House) -> None:
    await house.enterprise(EVIL[:40], "91350100M000100Y43")
    async with at_work(house, Role.COORDINATOR) as desk:
        desk.client.headers["User-Agent"] = EVIL
        for words in ("/enterprises", "/find 企业", "/unreachable", "/calls"):
            await desk.says(words)
            await quiet(house)
        for path in ("/", "/devices", "/?before=999999", f"/?before={EVIL}", f"/{EVIL}"):
            page = await desk.opens(path)
            assert "<script>alert" not in page
            assert "<img src=x" not in page

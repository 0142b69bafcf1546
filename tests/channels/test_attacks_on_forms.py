"""The forms and files of the web chat as somebody who means ill sends and asks for them: crowded, disguised, again."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.channels.web.guard import LARGE, SMALL, UPLOAD, Guard
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.channels.gateway import KEY, Gateway
from tests.channels.visitor import Visitor, forms
from tests.channels.web import at_work, code_of, web_house
from tests.house import House, fresh_sqlite
from tests.loopback import http_client
from tests.screenplays.stage import quiet, rows

HERE = "https://x.example"
PAPER = b"%PDF-1.4 made up"
PAGE = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """What an attacker meets does not depend on the engine."""
    return fresh_sqlite(tmp_path)


@pytest.fixture
async def house(tmp_path: Path, database_url: str, 网关: Gateway) -> AsyncIterator[House]:
    by: dict[str, object] = {"sms_url": 网关.url, "sms_key": SecretStr(KEY)}
    async with web_house(tmp_path, database_url=database_url, **by) as opened:
        yield opened


# Forms before one is signed in


async def test_nobody_is_signed_in_by_a_form_that_was_made_elsewhere(house: House, 企业: Person, 外人: Visitor) -> None:
    """So nobody writes into an account that an attacker reads."""
    code = await code_of(企业)
    for token in ("", "0" * 32):
        answer = await 外人.client.post(
            "/sign-in", data={"token": token, "code": code}, headers={"Origin": 外人.url}, follow_redirects=False
        )
        assert answer.status_code == 400
        assert 'id="log"' not in await 外人.opens()
    await 外人.comes_in(code)


async def test_nobody_has_codes_sent_from_another_s_browser(house: House, 外人: Visitor, 网关: Gateway) -> None:
    form = 外人.form("/sign-in/phone").fields | {"phone": "13900001111"}
    for forged in (form | {"token": "0" * 32}, {"phone": "13900001111"}):
        answer = await 外人.client.post("/sign-in/phone", data=forged, headers={"Origin": 外人.url})
        assert answer.status_code == 400
    await quiet(house)
    assert 网关.sent == []
    await 外人.client.post("/sign-in/phone", data=form, headers={"Origin": 外人.url})
    await quiet(house)
    assert len(网关.sent) == 1


# Again, and too much at once


async def test_a_file_that_is_sent_twice_is_one_file(house: House, 网页: Visitor) -> None:
    await 网页.says("磨憨口岸货车排队要等三天，请协调加快查验")
    await 网页.sees("已记下")
    form = 网页.form("/file").fields
    for _ in range(3):
        sent = {"file": ("单据.pdf", PAPER, "application/pdf")}
        await 网页.client.post("/file", data=form, files=sent, headers={"Origin": 网页.url})
    await 网页.sees("附件1个")
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    assert len(draft.data["files"]) == 1
    assert (await 网页.opens()).count(">单据.pdf<small>") == 1


@pytest.mark.parametrize("crowded", ["fields", "files", "a field"])
async def test_a_form_with_more_than_it_has_is_refused(house: House, 网页: Visitor, crowded: str) -> None:
    await quiet(house)
    before, form = len(await rows(house, schema.inbox)), 网页.form("/file").fields
    fields = {f"more{number}": "x" for number in range(9)} if crowded == "fields" else {}
    fields |= {"text": "x" * 70_000} if crowded == "a field" else {}
    sent = [("file", ("单据.pdf", PAPER, "application/pdf"))] * (2 if crowded == "files" else 1)
    answer = await 网页.client.post("/file", data=form | fields, files=sent, headers={"Origin": 网页.url})
    assert answer.status_code == 400
    await quiet(house)
    assert len(await rows(house, schema.inbox)) == before


# What is not what it says, and what is somebody else's


@pytest.mark.parametrize(
    ("name", "mime", "kind"),
    [
        ("图.html", "image/png", "application/octet-stream"),
        ("图.svg", "image/svg+xml", "application/octet-stream"),
        ("图.html", "text/html", "application/octet-stream"),
        ("图.png", "text/html", "application/octet-stream"),
        ("图.png", "image/png", "image/png"),
    ],
)
async def test_no_file_is_a_page_of_the_house(house: House, 网页: Visitor, name: str, mime: str, kind: str) -> None:
    await 网页.sends_file(name, PAGE, mime)
    found = re.search(r'href="(/files/\d+)"', 网页.page)
    assert found
    answer = await 网页.client.get(found[1])
    assert answer.content == PAGE
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline" if kind == "image/png" else "attachment")


async def test_what_is_somebody_else_s_answers_as_what_is_not_there(house: House, 网页: Visitor) -> None:
    await 网页.sends_file("单据.pdf", PAPER, "application/pdf")
    found = re.search(r'href="/files/(\d+)"', 网页.page)
    assert found
    theirs, nobodys = int(found[1]), int(found[1]) + 1000
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        form = customs.form("/press")
        said = set()
        for number in (theirs, nobodys):
            told = await customs.client.get(f"/files/{number}")
            said.add((told.status_code, told.text))
            pressed = await customs.posts(form, bubble=str(number), data="g:my:0")
            said.add((pressed.status_code, re.sub(r'value="[^"]*"', "", pressed.text)))
        assert len(said) == 2
        for path in ("/", f"/?before={nobodys}", "/feed?after=0", "/devices"):
            assert "单据" not in (await customs.client.get(path)).text


# How large


@pytest.mark.parametrize(("path", "most"), [("/say", SMALL), (UPLOAD, LARGE), (f"{UPLOAD}s", SMALL)])
@pytest.mark.parametrize("pieces", [1, 4])
async def test_a_body_is_read_up_to_its_bound_however_it_comes(path: str, most: int, pieces: int) -> None:
    async def read(request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    guard = Guard(Starlette(routes=[Route(path, read, methods=["POST"])]), HERE, is_safe=True)
    async with http_client(transport=httpx.ASGITransport(guard), base_url=HERE) as client:
        for length, answer in ((most, 200), (most + 1, 413)):
            told = await client.post(path, content=in_pieces(length, pieces), headers={"Origin": HERE})
            assert told.status_code == answer
            assert told.status_code == 413 or told.text == str(most)


async def in_pieces(length: int, count: int) -> AsyncIterator[bytes]:
    for number in range(count):
        yield bytes(length * (number + 1) // count - length * number // count)


# What the browser is told


@pytest.mark.parametrize("is_safe", [True, False])
async def test_a_safe_house_is_never_again_asked_without_tls(*, is_safe: bool) -> None:
    guard = Guard(Starlette(), HERE, is_safe=is_safe)
    async with http_client(transport=httpx.ASGITransport(guard), base_url=HERE) as client:
        headers = (await client.get("/")).headers
    assert ("strict-transport-security" in headers) is is_safe


async def test_the_form_is_known_without_scripts_by_its_own_token_alone(house: House, 网页: Visitor) -> None:
    """Each browser's forms are its own: a token that somebody read on their page opens nothing on another's."""
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        theirs = next(one.fields["token"] for one in forms(customs.page) if one.action == "/say")
    form = 网页.form("/say", "发送").fields
    answer = await 网页.client.post("/say", data=form | {"token": theirs, "text": "/my"}, headers={"Origin": 网页.url})
    assert answer.status_code == 403

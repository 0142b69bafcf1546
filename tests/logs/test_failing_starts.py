"""Real processes that can't begin: neither output has the token, a password, or anything else that was handed in."""

import asyncio
import os
import signal
from asyncio.subprocess import STDOUT
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import web

from tests.logs.planted import NAME, PHONE, TEXT, TOKEN, found_in
from tests.starting import start
from tests.web.conftest import free_port

PASSWORD = "geheim-9173-wort"
ENOUGH = (b"bot_api.away", b"program.failed", b"InvalidToken", b"Error", b"error", b"rejected", b"refused")
Answer = Callable[[web.Request], web.Response]


def _refusal(status: int, about: str) -> Answer:
    told = {"ok": False, "error_code": status, "description": about}
    return lambda _: web.json_response(told, status=status)


def _in_circles(request: web.Request) -> web.Response:
    return web.Response(status=302, headers={"Location": str(request.url)})


ANSWERS: dict[str, Answer] = {
    "revoked": _refusal(401, "Unauthorized"),
    "unknown": _refusal(404, "Not Found"),
    "wordy": _refusal(400, f"Bad Request: {TOKEN} of {NAME}, {PHONE}: {TEXT}"),
    "broken": _refusal(500, f"Internal Server Error {TOKEN}"),
    "circles": _in_circles,
    "page": lambda request: web.Response(text=f"<html>{request.path} {NAME}</html>"),
    "half": lambda _: web.Response(text='{"ok":true,"result":{"id":"' + NAME),
    "odd": lambda _: web.json_response({"ok": True, "result": {"first_name": NAME, "token": TOKEN}}),
}


@pytest.fixture(params=ANSWERS)
async def server(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    async def answer(asked: web.Request) -> web.Response:
        return ANSWERS[request.param](asked)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner, port = web.AppRunner(app, access_log=None), free_port()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}"
    await runner.cleanup()


async def _said(folder: Path, **settings: str) -> str:
    """Start the bot, wait until it complains or ends, and return all that it wrote."""
    told = {"BOT_TOKEN": TOKEN, "DATABASE_URL": f"sqlite:///{folder}/bot.db", "LOG_LEVEL": "DEBUG"} | settings
    process = await start("bot", "run", environment=os.environ | told, stderr=STDOUT)
    assert process.stdout is not None
    written = b""
    while part := await process.stdout.read(65536):
        written += part
        if any(one in written for one in ENOUGH):
            await asyncio.sleep(0.2)  # what it says after that, too
            break
    if process.returncode is None:
        process.send_signal(signal.SIGKILL)
    rest, _ = await process.communicate()
    return (written + (rest or b"")).decode("utf-8", "replace")


async def test_whatever_the_server_answers(tmp_path: Path, server: str) -> None:
    said = await _said(tmp_path, BOT_API_URL=server)
    assert said
    assert found_in(said) == []


@pytest.mark.parametrize("address", ["127.0.0.1:1", "http://", "nowhere", f"http://[{TOKEN}", "http://127.0.0.1:99999"])
async def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    assert found_in(await _said(tmp_path, BOT_API_URL=address)) == []


@pytest.mark.parametrize(
    "database",
    [
        f"postgresql+psycopg://bot:{PASSWORD}@127.0.0.1:1/bot",
        f"postgres://bot:{PASSWORD}@127.0.0.1:1/bot",
        f"{PASSWORD}",
        f"sqlite:////proc/{PASSWORD}/bot.db",
    ],
)
async def test_a_database_that_is_not_there(tmp_path: Path, database: str) -> None:
    said = await _said(tmp_path, DATABASE_URL=database)
    assert said
    assert PASSWORD not in said
    assert found_in(said) == []


@pytest.mark.parametrize("setting", ["WEBHOOK_SECRET", "POLL_SECONDS", "HTTP_PORT", "LEASE_SECONDS"])
async def test_a_setting_that_is_wrong(tmp_path: Path, setting: str) -> None:
    said = await _said(tmp_path, **{setting: TOKEN + TEXT, "WEBHOOK_URL": "https://bot.example"})
    assert setting in said
    assert found_in(said) == []

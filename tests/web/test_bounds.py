"""Who connects to the web port gets nowhere with too much, too slowly, or with nothing at all."""

import asyncio

import pytest

from bot.delivery.bounds import BODY, HEAD, Bounded, Brief
from tests.web.conftest import SECRET, Door
from tests.web.test_webhook import message

HERE = b"POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: " + SECRET.encode() + b"\r\n"
SOON = 0.3  # seconds


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch, door: Door) -> None:
    monkeypatch.setattr(Brief, "seconds", SOON)
    app = door.house.app.web._server.config.loaded_app  # type: ignore[union-attr]  # it listens
    while not isinstance(app, Bounded):
        app = app.app
    app.seconds = SOON


async def said(door: Door, *parts: bytes) -> bytes:
    """Say something to the port and return all that comes until it closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(door.url.rpartition(":")[2]))
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
        async with asyncio.timeout(10):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


TOO_MUCH = {
    "announced": HERE + b"Content-Length: 60000000\r\n\r\n",
    "one more": HERE + b"Content-Length: %d\r\n\r\n" % (BODY + 1),
    "in pieces": HERE + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 17,
}


@pytest.mark.parametrize("what", TOO_MUCH.values(), ids=TOO_MUCH)
async def test_a_body_that_is_too_long_is_refused_and_not_kept(door: Door, what: bytes) -> None:
    assert (await said(door, what)).startswith(b"HTTP/1.1 413")
    assert await door.rows() == []


async def test_a_head_that_is_too_long_is_refused(door: Door) -> None:
    assert (await said(door, HERE + b"X: " + b"x" * (HEAD + 1000))).startswith(b"HTTP/1.1 4")


TOO_SLOW = {
    "nothing": b"",
    "half a line": b"POST /tele",
    "half a head": HERE,
    "the head again": HERE + b"Content-Length: 0\r\n\r\n" + HERE,
}


@pytest.mark.parametrize("what", TOO_SLOW.values(), ids=TOO_SLOW)
async def test_who_says_nothing_more_is_let_go(door: Door, what: bytes) -> None:
    assert b"HTTP/1.1 2" not in await said(door, what)


async def test_half_a_body_is_waited_for_for_so_long(door: Door) -> None:
    assert (await said(door, HERE + b"Content-Length: 100\r\n\r\n{")).startswith(b"HTTP/1.1 408")


async def test_what_is_not_too_long_is_taken_whole(door: Door) -> None:
    update = message(7, "您好" * 4000)
    assert (await door.brings(update)).status_code == 200
    assert len(await door.rows()) == 1


async def test_many_who_say_nothing_keep_nobody_out(door: Door) -> None:
    silent = [asyncio.create_task(said(door, HERE)) for _ in range(200)]
    await asyncio.sleep(0)
    assert (await door.brings(message(8))).status_code == 200
    assert await asyncio.gather(*silent) == [b""] * 200

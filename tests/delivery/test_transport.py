"""How the fields of a call go out, and what is noted of the answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from telegram import InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.clocks import Clocks
from bot.delivery.prober import Prober
from bot.delivery.transport import AiohttpRequest, Fields


@pytest.mark.parametrize("text", ["a&b=c\n<b>停电</b>", "👍", "half of one: \ud83d", '"\\'])
def test_a_text_goes_as_it_is_and_what_is_not_given_stays_out(text: str) -> None:
    """A text cut within an emoji must not stop the call: Telegram would say what is wrong, an encoder raises."""
    fields = Fields({"chat_id": -1, "text": text, "parse_mode": ParseMode.HTML, "reply_markup": None})
    assert json.loads(fields.body) == {"chat_id": -1, "text": text, "parse_mode": "HTML"}


@pytest.mark.parametrize("ahead", [-90, 0, 3600])
async def test_a_wrong_clock_of_ours_shows_against_the_date_of_any_answer(ahead: int) -> None:
    """Also long after the answer came: what has passed since is not counted as a wrong clock."""
    said = b"HTTP/1.1 200 OK\r\nDate: Fri, 25 Oct 2024 01:00:00 GMT\r\nContent-Length: 2\r\n\r\n{}"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    telegram = datetime(2024, 10, 25, 1, tzinfo=UTC)
    clocks, nobody = Clocks(lambda: telegram + timedelta(seconds=ahead), lambda: 0.0), cast("Any", None)
    async with server, AiohttpRequest(1) as request:
        prober = Prober(nobody, request, clocks, nobody)
        assert prober.skew() is None, "nobody has answered"
        await request.do_request(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/getMe", "POST")
        assert prober.skew() == pytest.approx(ahead, abs=1)
        assert request.dated
        request.dated = (request.dated[0], request.dated[1] - 600)
        assert prober.skew() == pytest.approx(ahead - 600, abs=1)


async def hangs_up(_: asyncio.StreamReader) -> None:
    """End the connection at once."""


async def is_silent(reader: asyncio.StreamReader) -> None:
    """Wait until the other side gives up."""
    await reader.read()


@pytest.mark.parametrize(
    ("answer", "name", "raised"),
    [(is_silent, "a.pdf", TimedOut), (hangs_up, "a.pdf", NetworkError), (hangs_up, "two\r\nlines", BadRequest)],
)
async def test_each_trouble_is_told_as_python_telegram_bot_expects(
    answer: Callable[[asyncio.StreamReader], Awaitable[None]], name: str, raised: type[Exception]
) -> None:
    """TimedOut is a NetworkError: whoever waits longer for one must not get the other."""
    gone = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answer(reader)
        writer.close()
        gone.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        async with AiohttpRequest(1, seconds=0.2) as request:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/getMe"
            with pytest.raises(raised) as told:
                await request.do_request(url, "POST", file_named(name), read_timeout=0.2)
        assert type(told.value) is raised
        if raised is not BadRequest:
            await gone.wait()


async def test_where_nobody_listens_the_network_is_away() -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    async with AiohttpRequest(1) as request:
        with pytest.raises(NetworkError) as told:
            await request.do_request(f"http://127.0.0.1:{port}/getMe", "POST")
    assert type(told.value) is NetworkError


def file_named(name: str) -> RequestData:
    file = InputFile(b"x", filename="a.pdf")
    file.filename = name
    return RequestData([RequestParameter("document", None, [file])])

"""How the fields of a call go out, and what is noted of the answer."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from telegram.constants import ParseMode

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

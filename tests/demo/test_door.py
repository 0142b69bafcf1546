"""The demo is played by its own page: another page in the same browser, or another machine, gets nowhere."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.demo.botapi import BotApi, serve
from bot.demo.botapi.loopback import is_loopback
from bot.demo.run import TOKEN
from bot.demo.stage import Stage
from tests.loopback import http_client

ELSEWHERE = {
    "another page": {"Origin": "http://evil.example"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "a file": {"Origin": "null"},
    "no origin at all": {"Origin": "http://["},
    "a name that leads here": {"Host": "evil.example"},
    "a name that begins like ours": {"Host": "127.0.0.1.evil.example"},
    "a name with a user": {"Host": "127.0.0.1@evil.example"},
    "an image": {"Sec-Fetch-Site": "cross-site"},
    "a neighbour": {"Sec-Fetch-Site": "same-site"},
}


@pytest.mark.parametrize("headers", ELSEWHERE.values(), ids=ELSEWHERE)
async def test_others_get_nowhere(stage: Stage, headers: dict[str, str]) -> None:
    calls = [("POST", "/demo/reset"), ("POST", "/demo/clock"), ("GET", f"/bot{TOKEN}/getMe"), ("GET", "/page/page.js")]
    async with http_client(base_url=stage.url) as client:
        answers = [await client.request(method, path, headers=headers, content="{}") for method, path in calls]
    assert [one.status_code for one in answers] == [403] * 4
    assert not stage.again.is_set()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_the_page_itself_plays(stage: Stage, host: str) -> None:
    port = stage.url.rpartition(":")[2]
    own = {"Host": f"{host}:{port}", "Origin": f"http://{host}:{port}", "Sec-Fetch-Site": "same-origin"}
    async with http_client(base_url=stage.url) as client:
        assert (await client.post("/demo/reset", headers=own, json={})).status_code == 200
        assert (await client.get("/", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 200


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8080/x", True),
        ("https://localhost/x", True),
        ("http://[::1]:8/x", True),
        ("http://127.0.0.1:8080@evil.example/x", False),
        ("http://localhost:80@evil.example/", False),
        ("http://127.0.0.1.evil.example/", False),
        ("http://localhost.evil.example/", False),
        ("https://bot.example.org/", False),
        ("http://0.0.0.0/", False),
        ("http://169.254.169.254/", False),
        ("http://2130706433/", False),
        ("http://127.0.0.1:99999/", False),
        ("", False),
    ],
)
def test_an_address_leads_to_this_machine(url: str, here: bool) -> None:
    assert is_loopback(url) is here


async def test_a_webhook_leads_nowhere_else() -> None:
    async with serve(BotApi()) as url, Bot("1:a", base_url=f"{url}/bot") as bot:
        for address in ("https://bot.example.org/hook", "http://127.0.0.1:8@bot.example.org/", "ftp://127.0.0.1/"):
            with pytest.raises(BadRequest, match="webhook"):
                await bot.set_webhook(address)
        await bot.set_webhook("http://127.0.0.1:9/hook")
        await bot.delete_webhook()

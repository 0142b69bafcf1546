"""An enterprise without Telegram: its phone on the demo's page shows the code, and later that something waits."""

import re

import httpx

from bot.demo.phone import GATEWAY, NUMBER
from bot.demo.stage import Stage
from tests.channels.visitor import Visitor
from tests.faults.trouble import until
from tests.loopback import http_client


async def test_it_signs_in_by_its_phone_and_is_told_there_what_waits(stage: Stage) -> None:
    async with http_client(follow_redirects=True, timeout=20) as browser:
        page = (await browser.get(f"{stage.url}/demo/phone")).text
        assert "没有 Telegram 的企业" in page
        answer = await browser.post(f"{stage.url}/demo/phone/web")
        url = f"{answer.url.scheme}://{answer.url.netloc.decode()}"
        browser.base_url = httpx.URL(url)
        tab = Visitor(url, browser)
        await tab.opens()
        await tab.posts(tab.form("/sign-in/phone"), phone=NUMBER)
        await until(lambda: bool(stage.phone.messages))
        code = re.search(r"\d{6}", stage.phone.messages[0]["text"])
        assert code
        await tab.posts(tab.form("/sign-in/code"), code=code[0])
        await tab.sees("和志强，您好")
        shown = (await browser.get(f"{stage.url}/demo/phone/messages")).json()
        assert (shown["number"], len(shown["messages"])) == (NUMBER, 1)


async def test_its_gateway_takes_only_what_the_bot_signed(stage: Stage) -> None:
    async with http_client(base_url=stage.url) as anybody:
        said = {"id": 1, "to": NUMBER, "text": "您中奖了"}
        for headers in ({}, {"X-Timestamp": "1", "X-Signature": "0" * 64}):
            answer = await anybody.post(GATEWAY, json=said, headers=headers)
            assert answer.status_code == 403
    assert stage.phone.messages == []

"""Each of the cast can be opened in the web chat, several at once in one browser, and is really signed in."""

from bot.demo.cast import CUSTOMS, MEMBER, NEWCOMER
from bot.demo.stage import Stage
from tests.channels.visitor import Visitor
from tests.loopback import http_client


async def test_two_of_the_cast_chat_side_by_side_in_one_browser(stage: Stage) -> None:
    async with http_client(follow_redirects=True, timeout=20) as browser:
        for who, words in ((MEMBER, "王建国，您好"), (CUSTOMS, "张海燕，您好"), (NEWCOMER, "诉求办理助手")):
            answer = await browser.post(f"{stage.url}/demo/web/{who.user}")
            assert answer.status_code == 200
            tab = Visitor(f"{answer.url.scheme}://{answer.url.netloc.decode()}", browser)
            tab.client.base_url = answer.url
            await tab.sees(words)


async def test_opened_again_it_is_the_same_chat(stage: Stage) -> None:
    urls = {(await stage.web_chats.open(MEMBER.user)).url for _ in range(2)}
    assert len(urls) == 1

"""The web chat in a real browser over poor networks: each message is on each page once, in order."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, Route, expect

from tests.test_browser import page, pytestmark
from tests.test_browser_web_chat import MEMBER, opened, says

__all__ = ["page", "pytestmark"]

LOOKS = 26_000  # milliseconds after which a page that hears nothing has looked
TURNS = """() => {{
    Object.defineProperty(document, "hidden", {{ get: () => {hidden}, configurable: true }});
    document.dispatchEvent(new Event("visibilitychange"));
}}"""
DAY = 24 * 3600 * 1000
ORDER = "[...document.querySelectorAll('#log > [id]')].map((one) => one.id)"


async def order(page: Page) -> list[str]:
    """The bubbles of a page, as they stand there."""
    found = await page.evaluate(ORDER)
    assert len(found) == len(set(found))
    return list(found)


async def same(one: Page, other: Page) -> None:
    """Both pages come to show the same."""
    async with asyncio.timeout(10):
        while await order(other) != await order(one):
            await asyncio.sleep(0.1)


@pytest.fixture
async def other(page: Page) -> AsyncIterator[Page]:
    """A second tab of the same reader, on a network of its own."""
    await opened(page, MEMBER)
    assert page.context.browser is not None
    context = await page.context.browser.new_context(storage_state=await page.context.storage_state())
    second = await context.new_page()
    await second.goto(page.url)
    await second.locator("#log .theirs").first.wait_for()
    yield second
    await context.close()


async def test_two_tabs_show_each_message_once_and_in_order(page: Page, other: Page) -> None:
    for tab, words in ((page, "/help"), (other, "/my"), (page, "/me"), (other, "/help")):
        await says(tab, words)
    await same(page, other)


async def test_a_proxy_that_holds_the_stream_back_is_got_round(page: Page, other: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    await page.route("**/events?*", hold)
    await page.clock.install()
    await page.reload()
    await page.locator("#log .theirs").first.wait_for()
    before = await order(page)
    await says(other, "/help")
    assert await order(page) == before
    await page.clock.fast_forward(LOOKS)
    await same(other, page)
    await says(other, "/my")
    await page.clock.fast_forward(LOOKS)
    await same(other, page)
    assert held


async def test_a_page_that_was_offline_for_a_day_comes_up_to_date(page: Page, other: Page) -> None:
    await page.clock.install()
    await page.reload()
    await page.locator("#log .theirs").first.wait_for()
    await page.context.set_offline(offline=True)
    await page.fill("#text", "写到一半")
    for words in ("/help", "/my", "/help"):
        await says(other, words)
    await page.clock.fast_forward(DAY)
    await expect(page.locator("#state")).to_contain_text("网络不通")
    await page.get_by_role("button", name="发送", exact=True).click()
    await expect(page.locator("#state")).to_contain_text("内容还在")
    await expect(page.locator("#text")).to_have_value("写到一半")
    await page.context.set_offline(offline=False)
    await page.clock.fast_forward(LOOKS)
    await same(other, page)
    await expect(page.locator("#state")).to_be_hidden()
    await page.get_by_role("button", name="发送", exact=True).click()
    await expect(page.locator("#log .mine").last).to_contain_text("写到一半")
    await expect(page.locator("#log .mine", has_text="写到一半")).to_have_count(1)


async def test_a_page_that_was_put_aside_shuts_its_stream_and_comes_up_to_date(page: Page, other: Page) -> None:
    """As a phone does when its reader turns to another app; the stream that it would drop unseen is opened anew."""
    streams = []
    page.on("request", lambda request: streams.append(request.url) if "/events" in request.url else None)
    before = await order(page)
    await page.evaluate(TURNS.format(hidden="true"))
    await says(other, "/help")
    await says(other, "/my")
    assert await order(page) == before
    await page.evaluate(TURNS.format(hidden="false"))
    await same(other, page)
    await says(other, "/me")
    await same(other, page)
    assert len(streams) == 1


async def test_an_upload_shows_how_far_it_is(page: Page) -> None:
    await opened(page, MEMBER)
    line = await page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 20, "downloadThroughput": 500_000, "uploadThroughput": 150_000}
    await line.send("Network.enable")
    await line.send("Network.emulateNetworkConditions", slow)
    await page.evaluate(
        """() => {
            const bar = document.querySelector("progress");
            window.steps = [];
            new MutationObserver(() => window.steps.push([bar.hidden, bar.value])).observe(bar, { attributes: true });
        }"""
    )
    await page.locator(".attach summary").click()
    await page.set_input_files("#file", {"name": "单据.pdf", "mimeType": "application/pdf", "buffer": b"%" * 400_000})
    await page.get_by_role("button", name="上传").click()
    await page.locator("#log .mine .file").wait_for()
    await expect(page.locator("progress")).to_be_hidden()
    steps = [value for hidden, value in await page.evaluate("window.steps") if not hidden]
    assert steps == sorted(steps)
    assert any(0 < value < 1 for value in steps)


async def test_an_upload_that_breaks_off_keeps_the_file_chosen(page: Page) -> None:
    await opened(page, MEMBER)
    await page.locator(".attach summary").click()
    await page.set_input_files("#file", {"name": "单据.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    await page.context.set_offline(offline=True)
    await page.get_by_role("button", name="上传").click()
    await expect(page.locator("#state")).to_contain_text("没有上传成功")
    await page.context.set_offline(offline=False)
    await asyncio.sleep(0)
    await page.get_by_role("button", name="上传").click()
    await page.locator("#log .mine .file").wait_for()
    await expect(page.locator("#log .mine .file")).to_have_count(1)

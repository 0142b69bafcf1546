"""The web chat in a real browser: it fits the smallest phone, keeps what was typed, and marks what was not read."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.test_browser import COORDINATOR, CUSTOMS, Chat, page, pytestmark

__all__ = ["page", "pytestmark"]

EVIL = """<img src=x onerror="window.evil=1"><script>window.evil=1</script><b onclick="window.evil=1">x</b>"""
NARROW = 320
MEMBER, SUPERVISOR, ADMIN = 1002, 5001, 6001
SCREENS = {
    MEMBER: ("/my", "0014", "/book", "/members", "/me", "/doors", "/stats"),
    CUSTOMS: ("/todo", "/templates", "/classes", "磨憨 超期"),
    COORDINATOR: ("/triage", "/overdue", "/enterprises", "/session", "/keywords", "/calls", "/stats", "/circular"),
    SUPERVISOR: ("/overdue", "/plans", "/audit"),
    ADMIN: ("/staff", "/settings", "/import", "/audit"),
}


async def opened(page: Page, user: int) -> str:
    """Open the web chat of one of the cast; return its address."""
    demo = page.url.split("/demo")[0].rstrip("/") if "/demo" in page.url else page.url.rstrip("/")
    answer = await page.request.post(f"{demo}/demo/web/{user}")
    await page.goto(answer.url)
    await page.locator("#log .theirs").first.wait_for()
    return answer.url


async def says(page: Page, words: str) -> None:
    before = await page.locator("#log > *").count()
    await page.fill("#text", words)
    await page.get_by_role("button", name="发送", exact=True).click()
    await expect(page.locator("#log > *")).not_to_have_count(before)
    await expect(page.locator("#log .mine").last).to_contain_text(words)
    await page.locator("#log > .theirs:last-child").wait_for()


@pytest.mark.parametrize("user", SCREENS)
async def test_every_screen_fits_the_smallest_phone(page: Page, user: int) -> None:
    await page.set_viewport_size({"width": NARROW, "height": 640})
    url = await opened(page, user)
    for words in SCREENS[user]:
        await says(page, words)
        assert await page.evaluate("document.documentElement.scrollWidth") <= NARROW, words
    await page.goto(f"{url.rstrip('/')}/devices")
    assert await page.evaluate("document.documentElement.scrollWidth") <= NARROW


async def test_no_line_parts_the_figures_beside_a_chart(page: Page) -> None:
    await page.set_viewport_size({"width": NARROW, "height": 640})
    await opened(page, COORDINATOR)
    await says(page, "/charts")
    await page.locator("#log button", has_text="按期率").last.click()
    figures = page.locator("#log .whole", has_text="–100%］")
    await figures.first.wait_for(timeout=60_000)
    lines = await figures.evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert lines
    assert set(lines) == {1}


async def test_what_was_typed_is_there_when_the_page_comes_back(page: Page) -> None:
    await opened(page, MEMBER)
    await page.locator("#text").press_sequentially("磨憨口岸排队太久")
    await page.reload()
    await expect(page.locator("#text")).to_have_value("磨憨口岸排队太久")


async def test_a_page_that_nobody_looks_at_counts_in_its_title(page: Page) -> None:
    await opened(page, MEMBER)
    await page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    async with page.expect_popup() as opening:
        await page.evaluate("void open('/')")
    other = await opening.value
    await says(other, "/help")
    async with asyncio.timeout(10):
        while not (await page.title()).startswith("("):
            await asyncio.sleep(0.1)
    assert (await page.title()).startswith("(1) ")
    assert await page.locator("#log .theirs").count() == await other.locator("#log .theirs").count()


async def test_a_picture_s_code_is_filled_in_and_goes_to_no_server(page: Page) -> None:
    there = (await page.request.post(f"{page.url.rstrip('/')}/demo/phone/web")).url.rstrip("/")
    await opened(page, MEMBER)
    await says(page, "/doors")
    code = (await page.locator("#log .theirs code").last.text_content()) or ""
    assert code.startswith("DL-")
    assert page.context.browser is not None
    phone = await (await page.context.browser.new_context()).new_page()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    await phone.goto(f"{there}/#{code}")
    await expect(phone.locator("#code")).to_have_value(code)
    await expect(phone.locator("#scanned")).to_be_visible()
    assert "#" not in phone.url
    await phone.get_by_role("button", name="登录", exact=True).click()
    await phone.locator("#log .theirs").first.wait_for()
    assert asked
    assert not [one for one in asked if code in one]
    again = await phone.context.new_page()
    await again.goto(f"{there}/#DL-2222-2222")
    await expect(again.locator("#state")).to_contain_text("这里已经登录")
    assert "#" not in again.url


async def test_what_is_typed_is_never_run(page: Page) -> None:
    """In the demo and in the web chat; by a name of a file, too."""
    await Chat(page, MEMBER).says(EVIL)
    await expect(page.locator(f'[data-chat="{MEMBER}"]')).to_contain_text("window.evil=1")
    assert await page.evaluate("window.evil") is None
    await opened(page, MEMBER)
    await says(page, EVIL)
    await page.locator(".attach summary").click()
    file = {"name": f"{EVIL.replace('/', ' ')}.png", "mimeType": "image/png", "buffer": b"<script>evil=1</script>"}
    await page.set_input_files("#file", file)  # type: ignore[arg-type]  # a payload, as Playwright calls it
    await page.get_by_role("button", name="上传").click()
    await page.locator("#log .mine img").wait_for()
    await page.reload()
    await page.locator("#log .mine img").wait_for()
    assert await page.evaluate("window.evil") is None
    assert await page.locator("#log [onerror], #log [onclick], #log script").count() == 0

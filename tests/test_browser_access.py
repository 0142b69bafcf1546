"""The demo page and the web chat for people who see little or nothing: axe-core, the keyboard alone, small screens."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import Page, expect

from tests.test_browser import COORDINATOR, NEWCOMER, Chat, page, pytestmark
from tests.test_browser_web_chat import MEMBER, opened, says

__all__ = ["page", "pytestmark"]

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
WIDTHS, NARROW = (390, 1024, 1440), (320,)
MOST = 10  # steps from the box to the newest button
LINE = re.compile(r"^\d+\. (\d{4})$")  # the button of a line: its number, and the end of the appeal's


async def violations(page: Page, widths: Sequence[int] = WIDTHS) -> list[tuple[str, Any]]:
    """Return what axe-core finds wrong at each width, light and dark."""
    await page.evaluate(f"{AXE};0")
    found: list[tuple[str, Any]] = []
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in widths:
            await page.set_viewport_size({"width": width, "height": 844})
            told = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [(f"{scheme} {width}", (one["id"], one["nodes"][0]["html"])) for one in told["violations"]]
    return found


async def test_axe_finds_nothing_on_the_demo_page(page: Page) -> None:
    newcomer = Chat(page, NEWCOMER)
    await newcomer.column.locator("button[name=start]").click()
    await newcomer.sees("个人信息处理告知")
    assert await violations(page) == []


async def test_axe_finds_nothing_in_the_web_chat(page: Page) -> None:
    opened = await page.request.post(f"{page.url.rstrip('/')}/demo/web/{NEWCOMER}")
    await page.goto(opened.url)
    await page.get_by_text("诉求办理助手").first.wait_for()
    assert await violations(page) == []


async def test_axe_finds_nothing_on_any_kind_of_page_of_the_web_chat(page: Page) -> None:
    """A card, a question, a picture, the menu and the upload open; the devices; a wrong address; signing in."""
    url = await opened(page, COORDINATOR)
    for words in ("/triage", "YN-2024-0014", "/keywords", "/charts"):
        await says(page, words)
    await page.locator("#log button", has_text="逐月受理").last.click()
    await page.locator("#log img").last.wait_for(timeout=60_000)
    for summary in await page.locator("footer summary").all():
        await summary.click()
    assert await violations(page, NARROW) == []
    for path in ("devices", "nowhere"):
        await page.goto(f"{url.rstrip('/')}/{path}")
        assert await violations(page, NARROW) == [], path
    await page.context.clear_cookies()
    await page.goto(url)
    await page.locator("#code").wait_for()
    assert await violations(page, NARROW) == []


async def test_the_keyboard_alone_is_enough_in_the_web_chat(page: Page) -> None:
    await opened(page, MEMBER)
    await page.locator("#text").focus()
    await page.keyboard.type("/my")
    await page.keyboard.press("Enter")
    await page.locator("#log button", has_text=LINE).last.wait_for()
    label = ""
    for _ in range(MOST):
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.matches('#log button')"):
            label = await focused(page)
            break
    await page.keyboard.press("Enter")
    found = LINE.search(label)
    assert found, label
    await page.locator("#log .theirs", has_text=f"诉求YN-2024-{found[1]}｜").last.wait_for()


async def test_a_screen_reader_is_told_what_is_new_and_nothing_twice(page: Page) -> None:
    """New bubbles are added to a polite live region; nothing that stands there is taken out and put in again."""
    await opened(page, MEMBER)
    await page.evaluate(
        """() => {
            const log = document.querySelector("[role=log][aria-live=polite]"), count = (one) => one.length;
            window.told = [];
            new MutationObserver((list) => list.forEach((one) => {
                window.told.push(count(one.addedNodes), -count(one.removedNodes));
            })).observe(log, { childList: true });
        }"""
    )
    before = await page.locator("#log > *").count()
    await says(page, "/help")
    await expect(page.locator("#log > *")).to_have_count(before + 2)
    told = await page.evaluate("window.told")
    assert (sum(one for one in told if one > 0), min(told)) == (2, 0)


async def test_the_keyboard_leads_past_the_head_to_the_chats(page: Page) -> None:
    await page.keyboard.press("Tab")
    assert await focused(page) == "跳到对话"
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "cast"
    await page.locator("#cast button[name=start]").first.wait_for()  # the chats are drawn
    await page.keyboard.press("Tab")
    await page.locator("#cast :focus").wait_for()


async def test_the_focus_goes_as_the_page_is_read(page: Page) -> None:
    """Each place that Tab leads to in the head stands after the one before."""
    order = []
    for _ in range(5):
        await page.keyboard.press("Tab")
        order.append(await focused(page))
    assert order[:2] == ["跳到对话", "重新开始"]
    assert order.index("+1 个工作日") < order.index("到下一个到期事项")


async def test_the_head_is_low_on_a_phone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    height = await page.evaluate("document.querySelector('header.top').getBoundingClientRect().height")
    assert height <= 96


async def focused(page: Page) -> str:
    return str(await page.evaluate("document.activeElement.innerText.trim()"))

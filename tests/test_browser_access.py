"""The demo page and the web chat for people who see little or nothing: axe-core, the keyboard alone, small screens."""

from pathlib import Path
from typing import Any

from playwright.async_api import Page

from tests.test_browser import NEWCOMER, Chat, page, pytestmark

__all__ = ["page", "pytestmark"]

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
WIDTHS = (390, 1024, 1440)


async def violations(page: Page) -> list[tuple[str, Any]]:
    """Return what axe-core finds wrong at each width, light and dark."""
    await page.evaluate(f"{AXE};0")
    found: list[tuple[str, Any]] = []
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
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

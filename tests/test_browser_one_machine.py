"""Two people who sign in one after the other at one machine, in a real browser: neither finds what the other left."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.domain.people.person import Role
from tests.channels.web import address_of, invited, web_house
from tests.house import House
from tests.test_browser import CHROMIUM, QUIET, pytestmark

__all__ = ["pytestmark"]

WRITTEN = "这句话还没有写完"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with web_house(tmp_path) as opened:
        yield opened


@pytest.fixture
async def page(house: House) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        shown = await browser.new_page(viewport={"width": 390, "height": 844})
        await shown.goto(address_of(house))
        yield shown
        await browser.close()


async def signs_in(page: Page, code: str) -> None:
    await page.fill("#code", code)
    await page.get_by_role("button", name="登录", exact=True).click()
    await page.locator("#log .theirs").first.wait_for()
    await page.wait_for_load_state()


async def signs_out(page: Page) -> None:
    await page.get_by_role("link", name="登录设备").click()
    await page.get_by_role("button", name="退出", exact=True).first.click()
    await page.locator("#code").wait_for()


async def test_what_was_typed_is_shown_to_nobody_else(page: Page, house: House) -> None:
    await signs_in(page, await invited(house, Role.COORDINATOR))
    await page.locator("#text").press_sequentially(WRITTEN)  # some of it before the house knows who writes
    await page.reload()
    await expect(page.locator("#text")).to_have_value(WRITTEN)
    await page.context.clear_cookies()  # the working day is over
    await page.goto(address_of(house))
    await signs_in(page, await invited(house, Role.HEAD, "昆明海关"))
    await expect(page.locator("#text")).to_have_value("")
    assert WRITTEN not in await page.evaluate("JSON.stringify(localStorage)")


async def test_who_signs_out_leaves_nothing_typed_behind(page: Page, house: House) -> None:
    await signs_in(page, await invited(house, Role.COORDINATOR))
    await page.locator("#text").press_sequentially(WRITTEN)
    await signs_out(page)
    assert await page.evaluate("localStorage.length") == 0

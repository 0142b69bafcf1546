"""The main job on the demo page, by a person's clicks and typing in a real browser."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.config.settings import Settings
from bot.demo.run import performance
from tests.demo.conftest import with_a_past

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the browser test was NOT run"),
]
WORDS = "我们做水果进口，磨憨口岸查验排队要等三四天，香蕉在车上都坏了，请海关协调加快查验、缩短放行时间。"
NEWCOMER, MEMBER, CUSTOMS, COORDINATOR, ADMIN = 1001, 1002, 2001, 4001, 6001


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    async with (
        performance(Settings(), with_a_past(tmp_path), 0, asyncio.Event()) as url,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        shown = await browser.new_page(viewport={"width": 1440, "height": 900})
        broken: list[str] = []
        shown.on("pageerror", lambda error: broken.append(str(error)))
        await shown.goto(url)
        yield shown
        await browser.close()
        assert broken == []


class Chat:
    """One column of the page."""

    def __init__(self, page: Page, person: int) -> None:
        self.column = page.locator(f'[data-chat="{person}"]')

    async def says(self, text: str) -> None:
        await self.column.locator("textarea[name=text]").fill(text)
        await self.column.locator("button[name=send]").click()

    async def clicks(self, label: str) -> None:
        await self.button(label).click()

    async def clicks_exactly(self, label: str) -> None:
        await self.column.get_by_role("button", name=label, exact=True).last.click()

    def button(self, label: str) -> Locator:
        return self.column.get_by_role("button").filter(has_text=label).last

    async def sees(self, text: str) -> None:
        await expect(self.column.locator("[data-message]").filter(has_text=text).last).to_be_visible()


# On how many lines each number stands, in bubbles of any width: at one of them it would be at the end of a line.
LINES_OF_NUMBERS = """() => [...Array(40).keys()].flatMap((step) => {
    document.querySelectorAll(".bubble").forEach((bubble) => (bubble.style.width = `${140 + 6 * step}px`));
    return [...document.querySelectorAll(".whole")].map((part) => part.getClientRects().length);
})"""


async def test_an_appeal_from_registration_to_销号_by_clicks(page: Page) -> None:
    enterprise, contact, coordinator = (Chat(page, one) for one in (NEWCOMER, CUSTOMS, COORDINATOR))
    await enterprise.column.locator("button[name=start]").click()
    await enterprise.clicks_exactly("同意")
    await enterprise.says("91350100M000100Y43")
    await enterprise.sees("企业全称")
    await enterprise.says("某水果进口企业")
    await enterprise.clicks("昆明市")
    await enterprise.sees("联系人")
    await enterprise.says("李敏")
    await enterprise.clicks("发送本人手机号")
    await enterprise.clicks("确认登记")
    await enterprise.says(WORDS)
    await enterprise.clicks("完成")
    await enterprise.clicks("没有附件")
    await enterprise.sees("磨憨")
    await enterprise.clicks("昆明海关")
    await enterprise.clicks("服务需求")
    await enterprise.clicks("确认提交")
    await contact.clicks("签收")
    await enterprise.sees("昆明海关已签收")
    await contact.clicks_exactly("答复")
    await contact.clicks("已解决")
    await contact.sees("请写给企业的答复")
    await contact.says("已为鲜活水果开通绿色通道，当天查验、当天放行。")
    await contact.clicks("发送答复")
    await enterprise.sees("当天查验、当天放行")
    await enterprise.clicks_exactly("满意")
    await enterprise.clicks_exactly("已解决")  # not the 满意，问题已解决 of before
    await enterprise.clicks("跳过")
    await enterprise.sees("销号")
    await contact.sees("企业评价“满意”")
    await coordinator.says("/stats")
    await coordinator.sees("满意率")
    lines = await page.evaluate(LINES_OF_NUMBERS)
    assert lines
    assert max(lines) == 1, "an appeal's number is broken between two lines"


async def test_the_clock_moves_forward_and_what_is_due_happens(page: Page) -> None:
    clock = page.locator("#clock")
    await page.locator("#clock-day").click()
    await expect(clock).to_have_attribute("datetime", re.compile("^2024-10-28T09:00"))  # seconds pass by themselves


async def test_the_page_fits_a_phone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.locator(f'[data-chat="{NEWCOMER}"]')).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    head = page.locator("header.top")
    await expect(head).to_be_visible()
    box = await head.bounding_box()
    assert box is not None
    assert box["height"] <= 96


# The places of tours among the buttons, how many steps each has, and what is read at its end, by whom.
TOURS = ((0, 26, "满意率", COORDINATOR), (1, 30, "坐诊纪要", COORDINATOR), (3, 27, "操作记录", ADMIN))
LAST = 3


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(("place", "steps", "last", "reader"), TOURS)
async def test_a_tour_is_walked_to_its_end_by_its_own_button(
    page: Page, width: int, place: int, steps: int, last: str, reader: int
) -> None:
    """Each step is ticked by what it changed; nothing is ever wider than the screen."""
    await page.set_viewport_size({"width": width, "height": 844})
    await page.locator(".tour .title").click()
    await page.locator("[name=tour]").nth(place).click()
    await page.keyboard.press("Escape")
    count = page.locator(".tour .count")
    for done in range(1, steps + 1):
        await page.locator("[name=tour-do]").click()
        await expect(count).to_have_text(f"{done}/{steps}", timeout=60_000)  # two weeks pass
        assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    await Chat(page, reader).sees(last)
    if place != LAST:
        await expect(page.locator("[name=tour-next]")).to_be_visible()


async def test_a_sticker_is_sent_from_the_column_s_menu(page: Page) -> None:
    member = Chat(page, MEMBER)
    await member.column.locator("button[name=more]").click()
    await member.column.get_by_role("button", name="发贴纸").click()
    await expect(member.column.locator("[data-message].user").last).to_be_visible()


# What each step of it leads to: the next can be taken when that is read.
CLASS_TOUR = (
    *("这4件像是一类事", "共同用词", "这件一类事叫什么", "主要成因", "已确认"),
    *("用自己的话", "已记下", "照片或文件", "不确定", "属于哪一类", "这一类事已有办法"),
)


@pytest.mark.parametrize("width", [390, 1440])
async def test_the_third_tour_is_walked_to_its_end(page: Page, width: int) -> None:
    """A class is confirmed, and who has the trouble of another need not file; both classes are then opened."""
    await page.set_viewport_size({"width": width, "height": 844})
    await page.locator(".tour .title").click()
    await page.locator("[name=tour]").nth(2).click()
    await page.keyboard.press("Escape")
    member, coordinator, count = Chat(page, MEMBER), Chat(page, COORDINATOR), page.locator(".tour .count")
    for done, text in enumerate(CLASS_TOUR, 1):
        await page.locator("[name=tour-do]").click()
        await expect(count).to_have_text(f"{done}/12", timeout=20_000)
        await (coordinator if done <= 5 else member).sees(text)
    await page.locator("[name=tour-do]").click()
    await member.sees("这件诉求没有提交")
    await coordinator.says("/class 1")
    await coordinator.sees("已落实")
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

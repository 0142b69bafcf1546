"""The web chat's first page on a phone far away: how soon its bubbles are there, and how many bytes it needs."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from bot.config.settings import Settings
from bot.demo.run import performance
from tests.bench.figure import Figure
from tests.test_browser import CHROMIUM, QUIET

LINE = {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 200_000}  # 1.6 Mbit/s
WANTED, MOST = 2.0, 150.0  # seconds, kB
ROUNDS = 5
FIRST = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"


async def bench() -> list[Figure]:
    if CHROMIUM is None:
        return [Figure("no chromium on this machine", 0, "", "", reached=False)]
    with tempfile.TemporaryDirectory() as folder:
        async with performance(Settings(), Path(folder), 0, asyncio.Event()) as demo, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            seconds, size = [], 0.0
            for _ in range(ROUNDS):
                page = await (await browser.new_context(viewport={"width": 390, "height": 844})).new_page()
                answer = await page.request.post(f"{demo.rstrip('/')}/demo/web/1002")
                line = await page.context.new_cdp_session(page)
                await line.send("Network.enable")
                await line.send("Network.emulateNetworkConditions", LINE)
                came: list[float] = []
                line.on("Network.loadingFinished", lambda told, came=came: came.append(told["encodedDataLength"]))
                await page.goto(answer.url, wait_until="load")
                await page.locator("#log .theirs").first.wait_for()
                seconds.append(float(await page.evaluate(FIRST)))
                size = sum(came) / 1000
                await page.context.close()
            await browser.close()
    seconds.sort()
    return [
        Figure.at_most("first bubbles, cold, 1.6 Mbit/s and 300 ms", seconds[len(seconds) // 2], WANTED, "s"),
        Figure.at_most("a cold page with all its parts", size, MOST, "kB"),
    ]


def main() -> int:
    """Print the figures; return 1 if one missed its mark."""
    found = asyncio.run(bench())
    for one in found:
        print(one, flush=True)
    return int(not all(one.reached for one in found))


if __name__ == "__main__":
    sys.exit(main())

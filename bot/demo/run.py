"""Runs the demo in one process: the real bot, the Bot API server and the page."""

import asyncio
import contextlib
import shutil
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

from pydantic import SecretStr

from bot.app import build, running
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.demo.botapi import BotApi, serve
from bot.demo.cast import introduce
from bot.demo.clock import DemoClock
from bot.demo.phone import GATEWAY, KEY, Phone
from bot.demo.ports import free
from bot.demo.routes import demo_app
from bot.demo.seed import seed
from bot.demo.stage import Stage
from bot.demo.web import WebChats

TOKEN = "1:demo"  # noqa: S105  # of the loopback server, opens nothing else
TELEGRAM, FILES, DATABASE = "telegram", "files", "bot.db"  # in the demo's folder


async def demo(settings: Settings, port: int, folder: str, *, fresh: bool) -> int:
    """Serve the demo until interrupted; 重新开始 on the page begins again with empty folders."""
    data, stop = Path(folder), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    while not stop.is_set():
        if not free(port):
            print(f"Port {port} is in use: choose another, such as  python -m bot demo --port {port + 1}")
            return 2
        if fresh:
            forget(data)
        again = asyncio.Event()
        async with performance(settings, data, port, again) as url:
            print(f"\n  Open {url} in a browser.  Ctrl-C ends the demo; data stay in {data}\n", flush=True)
            waits = [asyncio.create_task(event.wait()) for event in (stop, again)]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        fresh = again.is_set()
    return 0


def forget(data: Path) -> None:
    """Delete what the demo stores in the folder, and nothing else in it."""
    for name in (TELEGRAM, FILES):
        shutil.rmtree(data / name, ignore_errors=True)
    for kept in data.glob(f"{DATABASE}*"):
        kept.unlink()


@contextlib.asynccontextmanager
async def performance(settings: Settings, data: Path, port: int, again: asyncio.Event) -> AsyncIterator[str]:
    """Run everything on the folder `data` once; yield the address of the page."""
    async with staged(settings, data, port, again) as stage:
        yield stage.url


@contextlib.asynccontextmanager
async def staged(settings: Settings, data: Path, port: int, again: asyncio.Event) -> AsyncIterator[Stage]:
    """Run everything once; yield what tests look at."""
    telegram, clock = BotApi(data / TELEGRAM), DemoClock()
    introduce(telegram.world(TOKEN))
    page = demo_app(telegram, TOKEN)
    async with serve(page, port=port) as url:
        app = await build(_settings(settings, data, url), Clocks(clock.now, time.time), every=0.25)
        await app.database.write(clock.restore)
        await app.database.write(seed, app.clocks.people())
        page.state.stage = stage = Stage(app, clock, again, telegram.world(TOKEN), url, WebChats(app), Phone(clock.now))
        async with running(app):
            yield stage
            await stage.web_chats.aclose()


def _settings(settings: Settings, data: Path, url: str) -> Settings:
    changes = {
        "bot_token": SecretStr(TOKEN),
        "bot_api_url": url,
        "database_url": f"sqlite:///{data / DATABASE}",
        "files_dir": data / FILES,
        "sms_url": f"{url}{GATEWAY}",
        "sms_key": SecretStr(KEY),
        "send_per_second": 1000,
        "send_per_second_chat": 100,
        "send_burst_chat": 100,
        "user_updates": 1000,
    }
    return settings.model_copy(update=changes)

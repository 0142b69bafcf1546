"""The command `python -m bot run`: serves until it is told to stop, and then ends in time."""

import asyncio
import contextlib
import gc
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence

import structlog

from bot.app import SYSTEM_CLOCKS, App, build, running
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.ops.door_settings import wrong_mail, wrong_web
from bot.ops.fatal import sentence
from bot.usecases.desk import backups

log = structlog.get_logger()
GARBAGE = 10_000  # new objects between two looks for garbage: hundreds of updates in work hold more than the usual 700
STOP_SECONDS = 4.5  # after which the process ends as if killed, which loses nothing
FATAL_SECONDS = 1.5  # the same after an error in the start


async def run(settings: Settings, parts: Sequence[str], clocks: Clocks = SYSTEM_CLOCKS) -> int:
    """Serve until SIGINT or SIGTERM; return the exit code."""
    if wrong := _wrong_settings(settings):
        print(wrong, file=sys.stderr)
        return 2
    stop, opened = _listen(), asyncio.Event()
    serving = asyncio.create_task(_serve(settings, parts, clocks, stop, opened))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not opened.is_set():
        serving.cancel()
    try:
        return await serving
    except asyncio.CancelledError:
        return 0
    except Exception as error:  # noqa: BLE001  # whatever it is, it is said and ends in time
        return _fails(error)


def _listen() -> asyncio.Event:
    """Return the event that the first signal sets; from then on the process ends in time."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def hear() -> None:
        if not stop.is_set():
            end_within(STOP_SECONDS, 0)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, hear)
    return stop


async def _serve(
    settings: Settings, parts: Sequence[str], clocks: Clocks, stop: asyncio.Event, opened: asyncio.Event
) -> int:
    """Serve until `stop`; return 1 if the database was lost."""
    async with running(await build(settings, clocks, parts=parts)) as app:
        gc.collect()
        gc.freeze()  # what is loaded by now stays: no collection has to look at it again
        gc.set_threshold(GARBAGE)
        await app.database.write(backups.watch, now=clocks.people())
        opened.set()
        print(f"serving {_where(app, settings)}", flush=True)
        await _first(stop, app.pulse.lost)
        if app.web.listens:
            await stop.wait()  # /healthz says 503 meanwhile; started anew, the bot would serve an empty database
        if not app.pulse.lost.is_set():
            return 0
        end_within(FATAL_SECONDS, 1)
        print(f"the database was lost: {app.database.identity()}", file=sys.stderr)
        return 1


def _where(app: App, settings: Settings) -> str:
    """Name the channels on which people are served."""
    telegram = f"@{app.application.bot.username}" if settings.bot_token.get_secret_value() else ""
    return " and ".join(setting for setting in (telegram, settings.web_url) if setting)


async def _first(*events: asyncio.Event) -> None:
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


def _fails(error: Exception) -> int:
    end_within(FATAL_SECONDS, 1)
    if said := sentence(error):
        print(said, file=sys.stderr, flush=True)
    else:
        log.error("start.failed", exc_info=error)
    return 1


def end_within(seconds: float, code: int) -> None:
    """End the process after so many seconds, even if a thread still waits for a disk or a server."""

    def end() -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


def _wrong_settings(settings: Settings) -> str:
    if not settings.bot_token.get_secret_value() and not settings.web_url:
        return "BOT_TOKEN is not set: put the bot's token into the environment, or WEB_URL for a web chat alone."
    if wrong := wrong_web(settings.web_url) or wrong_mail(settings):
        return wrong
    if not settings.webhook_url:
        return ""
    secret = settings.webhook_secret.get_secret_value()
    if not secret:
        return "WEBHOOK_SECRET is not set: a webhook without one would take anybody's word."
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        return "WEBHOOK_SECRET may have 1 to 256 characters of A-Z, a-z, 0-9, _ and -: Telegram takes no others."
    return ""

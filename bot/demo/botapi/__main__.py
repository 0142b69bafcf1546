"""Run the Bot API server as a process of its own: python -m bot.demo.botapi --port N [--journal FOLDER]."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.demo.botapi import BotApi, serve


async def _run(host: str, port: int, journal: Path | None) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with serve(BotApi(journal), host, port) as url:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.demo.botapi", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--journal", type=Path, default=None, help="folder that keeps the chats over a restart")
    given = parser.parse_args()
    asyncio.run(_run(given.host, given.port, given.journal))


if __name__ == "__main__":
    main()

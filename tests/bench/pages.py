"""The web chat with many pages open on one process: how soon a message is on its page, and what a page costs."""

import asyncio
import hashlib
import os
import re
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import create_engine, insert, select

from bot.delivery.channels.web.visitors import form_token
from bot.demo.ports import free_port
from bot.domain.people.channel import WEB, WEB_INDEX, first_of
from storage.engine.migrate import migrate
from storage.schema import address, bubble, outbox, sign_in
from tests.bench.figure import Figure
from tests.bench.processes import Running, bot

COUNT = int(os.environ.get("PAGES", "2000"))
SAID, EVERY = 300, 0.05  # messages that are answered, seconds between two
MEMORY, WANTED = 60.0, 0.3  # kB a page, seconds
AT_ONCE = 50
_BUBBLE = re.compile(rb'^data: \{"id": (\d+)')


def token(number: int) -> str:
    return f"{number:040d}"


def furnish(url: str) -> None:
    """Sign somebody in for each page."""
    migrate(url)
    engine, now = create_engine(url), datetime.now(UTC)
    numbers = range(1, COUNT + 1)
    with engine.begin() as connection:
        rows = [{"number": first_of(WEB_INDEX) + n, "channel": WEB, "subject": f"page {n}"} for n in numbers]
        connection.execute(insert(address), rows)
        hashes = {n: hashlib.sha256(token(n).encode()).hexdigest() for n in numbers}
        signed = {"since": now, "used_at": now}
        connection.execute(
            insert(sign_in),
            [{"token_hash": hashes[n], "address": first_of(WEB_INDEX) + n} | signed for n in numbers],
        )
    engine.dispose()


@dataclass
class Pages:
    """All open pages; `came` has the moment at which each bubble was on its page."""

    port: int
    came: dict[int, float] = field(default_factory=dict)
    tasks: list["asyncio.Task[None]"] = field(default_factory=list)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    @property
    def head(self) -> str:
        return f"Host: 127.0.0.1:{self.port}\r\nOrigin: http://127.0.0.1:{self.port}\r\n"

    async def open(self) -> None:
        await asyncio.gather(*(self._open(number) for number in range(1, COUNT + 1)))

    async def _open(self, number: int) -> None:
        async with self.places:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            cookie = f"Cookie: zuozhen-{self.port}={token(number)}\r\n"
            writer.write(f"GET /events HTTP/1.1\r\n{self.head}{cookie}\r\n".encode())
            while b"retry:" not in (line := await reader.readline()):
                if not line:
                    raise ConnectionError(number)
        self.tasks.append(asyncio.create_task(self._listen(reader, writer)))

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                if found := _BUBBLE.match(line):
                    self.came[int(found[1])] = time.time()
        finally:
            writer.close()

    async def say(self, number: int) -> None:
        """Type a command on one page, as its form sends it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        body = urlencode({"token": form_token(token(number)), "text": "/help"}).encode()
        kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        cookie = f"Cookie: zuozhen-{self.port}={token(number)}\r\n"
        writer.write(f"POST /say HTTP/1.1\r\n{self.head}{cookie}{kind}Connection: close\r\n\r\n".encode() + body)
        status = await reader.readline()
        writer.close()
        if b"303" not in status:
            raise ConnectionError(status)

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


def delays(url: str, came: dict[int, float]) -> list[float]:
    """Return for each answer the seconds from its row in the outbox to its bubble on the page."""
    engine = create_engine(url)
    wanted = select(bubble.c.id, outbox.c.written_at).join(outbox, outbox.c.id == bubble.c.letter)
    with engine.connect() as connection:
        found = [(row.id, row.written_at) for row in connection.execute(wanted)]
    engine.dispose()
    missing = [row for row, _ in found if row not in came]
    if missing:
        raise AssertionError(f"{len(missing)} bubbles are on no page")
    return sorted(came[row] - written.timestamp() for row, written in found)


async def measured(url: str, port: int, running: Running) -> list[Figure]:
    pages = Pages(port)
    before, since = running.memory(), time.perf_counter()
    await pages.open()
    opened, each = time.perf_counter() - since, (running.memory() - before) * 1024 / COUNT
    for turn in range(SAID):
        await asyncio.gather(pages.say(turn * 7 % COUNT + 1), asyncio.sleep(EVERY))
    await asyncio.sleep(3)
    found = delays(url, pages.came)
    await pages.close()
    return [
        Figure(f"{COUNT} pages opened", opened, "s"),
        Figure.at_most("memory of the server, an open page", each, MEMORY, "kB"),
        Figure("answers", len(found), "rows"),
        Figure("from commit to page, median", found[len(found) // 2], "s"),
        Figure.at_most("from commit to page, p95", found[int(len(found) * 0.95)], WANTED, "s"),
    ]


async def bench() -> list[Figure]:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4 * COUNT + 1000), hard))
    with tempfile.TemporaryDirectory() as folder:
        url, port = f"sqlite:///{Path(folder) / 'bot.db'}", free_port()
        await asyncio.to_thread(furnish, url)
        settings = {
            "DATABASE_URL": url,
            "FILES_DIR": str(Path(folder) / "files"),
            "WEB_URL": f"http://127.0.0.1:{port}",
            "HTTP_PORT": str(port),
            "LOG_LEVEL": "WARNING",
            "BOT_TOKEN": "",
        }
        async with bot(settings) as running:
            return await measured(url, port, running)


def main() -> int:
    """Print the figures; return 1 if one missed its mark."""
    found = asyncio.run(bench())
    for one in found:
        print(one, flush=True)
    return int(not all(one.reached for one in found))


if __name__ == "__main__":
    sys.exit(main())

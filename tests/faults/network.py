"""A network between a program and PostgreSQL that goes deaf: what was connected stays so and hears nothing more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import make_url
from sqlalchemy.engine import URL


@dataclass
class Network:
    """Carries bytes both ways on loopback, except for connections that are deaf."""

    target: URL
    port: int = 0
    _deaf: set[int] = field(default_factory=set)
    _count: int = 0
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _ends: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The database's address by way of this network."""
        through = self.target.set(host="127.0.0.1", port=self.port).difference_update_query(["host", "port"])
        return through.update_query_dict({"sslmode": "disable"}).render_as_string(hide_password=False)

    def goes_deaf(self) -> int:
        """From now on nothing comes through on what is connected; return how many those are."""
        self._deaf = set(range(self._count))
        return self._count

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number, self._count = self._count, self._count + 1
        folder = str(self.target.query["host"])
        there = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{self.target.port or 5432}")
        self._ends += [writer, there[1]]
        for source, sink in ((reader, there[1]), (there[0], writer)):
            task = asyncio.create_task(self._carry(number, source, sink))
            self._tasks.add(task)

    async def _carry(self, number: int, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                if number not in self._deaf:
                    sink.write(data)
        except OSError:
            pass
        if number not in self._deaf:
            sink.close()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for end in self._ends:
            end.transport.abort()
        await asyncio.gather(*self._tasks, *(end.wait_closed() for end in self._ends), return_exceptions=True)


@asynccontextmanager
async def network(url: str) -> AsyncIterator[Network]:
    carried = Network(make_url(url))
    server = await asyncio.start_server(carried.take, "127.0.0.1", 0)
    carried.port = server.sockets[0].getsockname()[1]
    try:
        yield carried
    finally:
        await carried.close()
        server.close()

"""What stands before several receivers, as a load balancer does: whoever is up takes the connection."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Front:
    """Connections go to the ports in turn, past those where nobody answers."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports, self._turn = ports, 0
        self.taken = dict.fromkeys(ports, 0)

    @asynccontextmanager
    async def opened(self, port: int) -> AsyncIterator["Front"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", port)
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind = await self._behind()
        if behind is not None:
            pumps = [_pump(reader, behind[1]), _pump(behind[0], writer)]
            _, other = await asyncio.wait(map(asyncio.ensure_future, pumps), return_when=asyncio.FIRST_COMPLETED)
            for pump in other:
                pump.cancel()
            behind[1].close()
        writer.close()

    async def _behind(self) -> Streams | None:
        for _ in self._ports:
            self._turn += 1
            port = self._ports[self._turn % len(self._ports)]
            with contextlib.suppress(OSError):
                streams = await asyncio.open_connection("127.0.0.1", port)
                self.taken[port] += 1
                return streams
        return None


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()

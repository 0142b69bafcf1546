"""Runs an ASGI app in this event loop until the block is left."""

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

# An app that has no close of its own may end its requests in this time.
_GRACE = 0.3


class _CuttableProtocol(H11Protocol):
    """Gives each request its connection, so that a fault can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """Starts and stops without polling, and leaves the process's signals to the owner of the loop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.get_running_loop().create_future()
        self.stop = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set_result(None)

    async def main_loop(self) -> None:
        await self.stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002  as in uvicorn
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        state, deadline = self.server_state, asyncio.get_running_loop().time() + _GRACE
        while (state.connections or state.tasks) and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110  uvicorn's sets tell nobody
            await asyncio.sleep(0.002)
        for task in list(state.tasks):
            task.cancel()
        await self.lifespan.shutdown()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


@asynccontextmanager
async def serve(app: ASGIApp, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Yield the address as soon as requests are answered. At the end the app's own close ends everything that waits."""
    owner = app if hasattr(app, "aclose") else getattr(app, "state", None)
    listener = _listener(host, port)
    server = _Server(_config(app))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    await asyncio.wait({running, server.ready}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        running.result()
    _call(owner, "open")
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        _call(owner, "close")
        server.stop.set()
        await running
        if closing := _call(owner, "aclose"):
            await closing


def _listener(host: str, port: int) -> socket.socket:
    # Named as TCP, or asyncio leaves the small writes of an answer to wait for one another.
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_CuttableProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        date_header=False,
        timeout_keep_alive=75,
    )


def _call(owner: object, name: str) -> Any:
    """Call the app's function of this name, if it has one; an app made of others has it in its state."""
    method = getattr(owner, name, None)
    return method() if method else None

"""Run an ASGI app in this event loop until the block is left."""

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol


class _CuttableProtocol(H11Protocol):
    """Hands each request its connection, so that a fault can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """Tells when it is ready, and leaves the process's signals to whoever owns the loop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.get_running_loop().create_future()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set_result(None)

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


@asynccontextmanager
async def serve(app: ASGIApp, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Yield the address when requests are answered; afterwards end all that waits, by the app's own close."""
    # Named as TCP, or asyncio leaves the small writes of an answer to wait for one another.
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    server = _Server(_config(app))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    await asyncio.wait({running, server.ready}, return_when=asyncio.FIRST_COMPLETED)
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        await _stop(app, server, running)


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_CuttableProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=75,
    )


async def _stop(app: Any, server: uvicorn.Server, running: "asyncio.Task[None]") -> None:
    owner = app if hasattr(app, "aclose") else getattr(app, "state", None)
    close = getattr(owner, "close", None)
    if close:
        close()
    server.should_exit = True
    await running
    aclose = getattr(owner, "aclose", None)
    if aclose:
        await aclose()

"""Limits what the web port takes from a connection: the size of a request and of its head, and the time."""

import asyncio

import h11
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

BODY = 1024 * 1024  # bytes; an update has some thousands
HEAD = 16 * 1024
CONNECTIONS = 1000  # at once; those beyond are told to come again
PAGES = 5000  # the same with the web chat, of which each open page holds one
SECONDS = 10.0  # in which a request has to have come whole
CLOSE = {"Connection": "close"}


class Bounded:
    """Reads a request before the app does.

    One that is too long or too slow is refused and its connection closed. `apart` are paths where the app takes files
    within limits of its own.
    """

    def __init__(
        self, app: ASGIApp, most: int = BODY, seconds: float = SECONDS, apart: frozenset[str] = frozenset()
    ) -> None:
        self.app, self.most, self.seconds, self.apart = app, most, seconds, apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in self.apart:
            return await self.app(scope, receive, send)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > self.most:
            return await Response(status_code=413, headers=CLOSE)(scope, receive, send)
        try:
            async with asyncio.timeout(self.seconds):
                body = await self._whole(receive)
        except TimeoutError:
            return await Response(status_code=408, headers=CLOSE)(scope, receive, send)
        if body is None:
            return await Response(status_code=413, headers=CLOSE)(scope, receive, send)
        return await self.app(scope, _once(body, receive), send)

    async def _whole(self, receive: Receive) -> bytes | None:
        """Return the body; None if it is too long or the client has gone."""
        parts, size = [], 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self.most:
                return None
            if not message.get("more_body", False):
                return b"".join(parts)


def _once(body: bytes, receive: Receive) -> Receive:
    """Return a receive function that gives the body that was read, then whatever follows."""
    read: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def handed() -> Message:
        return read.pop() if read else await receive()

    return handed


class Brief(H11Protocol):
    """Closes a connection whose request head does not arrive in time; uvicorn itself would wait for ever."""

    seconds = SECONDS
    _until: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its parent does
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._until is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._until = self.loop.call_later(self.seconds, self._give_up)

    def _stop(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None

    def _give_up(self) -> None:
        if self.conn.their_state is h11.IDLE:
            self.transport.close()

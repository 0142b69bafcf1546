"""Tells an open page what happens in its chat, by a stream of events or by answers to its questions."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.delivery.channels.web import page_acts
from bot.delivery.channels.web.pages import Pages
from bot.delivery.channels.web.visitors import Visitor
from bot.texts.reach.page import bubble
from storage.reach import bubbles

PING = 15.0  # seconds after which even a silent stream says something
AFTER = 1.0  # between two looks for what other processes have written
HEADERS = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}


@dataclass
class Feed:
    pages: Pages
    ping: float = PING
    after: float = AFTER
    closed: bool = False

    def close(self) -> None:
        """End all streams; the pages connect again by themselves."""
        self.closed = True
        for address in self.pages.web_chat.bells.addresses:
            self.pages.web_chat.bells.ring(address)

    def routes(self) -> list[BaseRoute]:
        return [Route("/events", self.events), Route("/feed", self.look)]

    async def look(self, request: Request) -> Response:
        """Return what has happened after a given number."""
        visitor = await self.pages.visitors.of(request, acts=False)
        if visitor.signed is None:
            return JSONResponse({"signed_in": False}, 401)
        found = await self._since(visitor, _after(request))
        return JSONResponse({"bubbles": found}, headers=HEADERS)

    async def events(self, request: Request) -> Response:
        visitor = await self.pages.visitors.of(request, acts=False)
        if visitor.signed is None:
            return Response(status_code=204)  # tells a browser not to come again by itself
        return StreamingResponse(
            self._stream(visitor, _after(request)), media_type="text/event-stream", headers=HEADERS
        )

    async def _stream(self, visitor: Visitor, after: int) -> AsyncIterator[str]:
        address = visitor.signed.address if visitor.signed else 0
        bell = self.pages.web_chat.bells.listen(address)
        try:
            yield "retry: 2000\n\n"
            while not self.closed:
                bell.clear()
                found = await self._since(visitor, after)
                for item in found:
                    after = max(after, int(str(item["seq"])))
                    yield f"id: {after}\nevent: bubble\ndata: {json.dumps(item, ensure_ascii=False)}\n\n"
                if found:
                    continue
                if not await self._rings(bell):
                    if not await self.pages.visitors.still(visitor):
                        yield "event: over\ndata: {}\n\n"
                        return
                    yield "event: ping\ndata: {}\n\n"
        finally:
            self.pages.web_chat.bells.leave(address, bell)

    async def _rings(self, bell: asyncio.Event) -> bool:
        try:
            async with asyncio.timeout(self.ping * (0.8 + 0.2 * random.random())):  # noqa: S311  # spreads the looks
                await bell.wait()
        except TimeoutError:
            return False
        return True

    async def _since(self, visitor: Visitor, after: int) -> list[dict[str, object]]:
        if visitor.signed is None:
            return []
        found = await self.pages.database.read(bubbles.since, visitor.signed.address, after)
        frame = self.pages.frame(visitor)
        return [{"id": newer.id, "seq": newer.seq, "html": bubble(page_acts.shown(newer), frame)} for newer in found]

    async def watch(self) -> None:
        """Ring the bells for what other processes have written; without others it finds nothing."""
        known: dict[int, int] = {}
        while True:
            await asyncio.sleep(self.after)
            opened = self.pages.web_chat.bells.addresses
            now = await self.pages.database.read(bubbles.seqs, opened) if opened else {}
            for address, seq in now.items():
                if known.get(address, seq) != seq:
                    self.pages.web_chat.bells.ring(address)
            known = dict(now)


def _after(request: Request) -> int:
    """Return the last number that the page has seen, as the page or the browser tells."""
    said = request.headers.get("last-event-id") or request.query_params.get("after", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else 0

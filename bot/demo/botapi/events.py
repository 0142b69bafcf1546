"""Tells pages by server-sent events what happens in the chats; a page that connects again continues where it was."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.demo.botapi.records import Json, Message
from bot.demo.botapi.views import bubble
from bot.demo.botapi.world import World
from bot.demo.botapi.worlds import Worlds

_PULSE_SECONDS = 15.0


class Events:
    """The endpoint; each page has a stream of its own."""

    def __init__(self, api: Worlds) -> None:
        self._api = api

    async def endpoint(self, request: Request) -> Response:
        world = self._api.world(request.path_params["token"])
        seen = request.headers.get("last-event-id") or request.query_params.get("after") or ""
        stream = self._stream(world, seen)
        return StreamingResponse(stream, media_type="text/event-stream", headers={"cache-control": "no-store"})

    async def _stream(self, world: World, seen: str) -> AsyncIterator[str]:
        feed = world.feed
        place = feed.place(seen) if seen else feed.now
        if place is None:
            place = feed.now
            yield _event(f"{feed.run}-{place}", {"type": "reset"})
        else:
            yield ": here\n\n"
        ends = self._api.ends
        while ends == self._api.ends:
            missed, place = list(feed.after(place)), feed.now
            for event_id, event in missed:
                yield _event(event_id, _shown(world, event))
            if place == feed.now and not await feed.bell.heard(_PULSE_SECONDS):
                yield ": still here\n\n"


def _shown(world: World, event: Json) -> Json:
    message = event.get("message")
    return event | {"message": bubble(world, message)} if isinstance(message, Message) else event


def _event(event_id: str, content: Json) -> str:
    return f"id: {event_id}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"

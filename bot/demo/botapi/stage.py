"""The person's side over HTTP, for the page in a browser and for tests whose server is another process."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.demo.botapi import acts
from bot.demo.botapi.events import Events
from bot.demo.botapi.fields import Upload
from bot.demo.botapi.kinds import KINDS
from bot.demo.botapi.records import Json
from bot.demo.botapi.views import chat_view
from bot.demo.botapi.wire import as_json, uploads
from bot.demo.botapi.world import World
from bot.demo.botapi.worlds import Worlds

Act = Callable[[World, Request], Awaitable[object]]
_SHOWN_INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp"}


def _json(content: object, status: int = 200) -> Response:
    return Response(as_json(content), status, media_type="application/json")


async def _chats(world: World, _request: Request) -> Json:
    at = f"{world.feed.run}-{world.feed.now}"
    return {"event_id": at, "chats": [chat_view(world, person) for person in world.people.values()]}


async def _ledger(world: World, request: Request) -> Json:
    start = int(request.query_params.get("from", "0"))
    return {"calls": world.ledger[start:]}


async def _updates(world: World, _request: Request) -> Json:
    queue = world.queue
    return {
        "given": queue.given,
        "confirmed": queue.confirmed,
        "pending": len(queue),
        "last_update_id": queue.last_id,
    }


async def _people(world: World, request: Request) -> Json:
    about = await request.json()
    started = about.pop("started", False)
    person = world.add_person(about.pop("id"), about.pop("first_name"), **about)
    if started and not person.started:
        world.start(person.id)
    return chat_view(world, person)


async def _faults(world: World, request: Request) -> Json:
    world.faults.add(**await request.json())
    return {"ok": True}


async def _no_faults(world: World, _request: Request) -> Json:
    world.faults.clear()
    return {"ok": True}


async def _say(world: World, request: Request) -> Json:
    about = await request.json()
    message = acts.say(world, _who(request), about["text"], reply_to=about.get("reply_to"))
    return {"message_id": message.id}


async def _tap(world: World, request: Request) -> Json:
    return {"message_id": acts.tap(world, _who(request), (await request.json())["text"]).id}


async def _press(world: World, request: Request) -> Json:
    about = await request.json()
    return {"press_id": acts.press(world, _who(request), about["message_id"], about["data"])}


async def _upload(world: World, request: Request) -> Json:
    fields = await uploads(request)
    files: list[Upload | acts.FakeFile] = [part for part in fields.values() if isinstance(part, Upload)]
    sent = acts.upload(world, _who(request), files, str(fields.get("caption", "")))
    return {"message_ids": [message.id for message in sent]}


async def _contact(world: World, request: Request) -> Json:
    return {"message_id": acts.share_contact(world, _who(request)).id}


async def _other(world: World, request: Request) -> Json:
    """Send something that is neither text nor file: such as a sticker, a place or a voice."""
    made = KINDS[(await request.json())["kind"]](world)
    return {"message_id": acts.put(world, _who(request), made).id}


async def _block(world: World, request: Request) -> Json:
    acts.block(world, _who(request), blocked=bool((await request.json())["blocked"]))
    return {"ok": True}


def _who(request: Request) -> int:
    return int(request.path_params["id"])


_STAGE = "/stage/{token}"
_ACTS: list[tuple[str, str, Act]] = [
    ("GET", "/chats", _chats),
    ("GET", "/ledger", _ledger),
    ("GET", "/updates", _updates),
    ("POST", "/people", _people),
    ("POST", "/faults", _faults),
    ("DELETE", "/faults", _no_faults),
    ("POST", "/chats/{id:int}/say", _say),
    ("POST", "/chats/{id:int}/tap", _tap),
    ("POST", "/chats/{id:int}/press", _press),
    ("POST", "/chats/{id:int}/upload", _upload),
    ("POST", "/chats/{id:int}/contact", _contact),
    ("POST", "/chats/{id:int}/other", _other),
    ("POST", "/chats/{id:int}/block", _block),
]


def stage_routes(api: Worlds) -> list[BaseRoute]:
    """Return the routes; all lie under the bot's token."""
    acted = [Route(_STAGE + path, _endpoint(api, act), methods=[verb]) for verb, path, act in _ACTS]
    return [
        *acted,
        Route(_STAGE + "/events", Events(api).endpoint),
        Route(_STAGE + "/files/{file}", _files(api)),
    ]


def _endpoint(api: Worlds, act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return _json(await act(api.world(request.path_params["token"]), request))
        except (acts.CantDo, LookupError, ValueError, TypeError) as error:
            return _json({"ok": False, "description": f"{type(error).__name__}: {error}"}, 400)

    return endpoint


def _files(api: Worlds) -> Callable[[Request], Awaitable[Response]]:
    """Return files as the page shows them: pictures inline, all others for saving."""

    async def endpoint(request: Request) -> Response:
        world = api.world(request.path_params["token"])
        card = world.files.get(request.path_params["file"])
        if card is None or card.blob is None:
            return Response(status_code=404)
        inline = card.mime in _SHOWN_INLINE
        headers = {"x-content-type-options": "nosniff", "cache-control": "max-age=86400"}
        if not inline:
            headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(card.name)}"
        kind = card.mime if inline else "application/octet-stream"
        return Response(world.blobs.get(card.blob), media_type=kind, headers=headers)

    return endpoint

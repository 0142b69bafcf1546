"""The two addresses of the Bot API: method calls, and files to download."""

import asyncio
import inspect
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from bot.demo.botapi.errors import NOT_FOUND, Refused
from bot.demo.botapi.faults import Fault
from bot.demo.botapi.fields import Args
from bot.demo.botapi.ledger import enter
from bot.demo.botapi.methods import BY_NAME
from bot.demo.botapi.wire import Wire, as_json, parameters
from bot.demo.botapi.world import World
from bot.demo.botapi.worlds import Worlds

Answer = tuple[int, bytes]
Run = Callable[[], Coroutine[Any, Any, Answer]]
_HTML = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_log = logging.getLogger(__name__)


class Calls:
    """Answers method calls: /bot<token>/<method>."""

    def __init__(self, api: Worlds) -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire, name = Wire(scope, receive, send), scope["path_params"]["method"]
        world = self._api.world(scope["path_params"]["token"])
        try:
            raw = await parameters(scope, receive)
        except Refused as refusal:
            await wire.refuse(refusal)
            return
        except ClientDisconnect:
            return  # killed while it was speaking: half a request is none
        fault = await _trouble(world, name, raw) if world.faults else None
        if fault:
            await self._broken(wire, fault, partial(answer, world, name, raw))
        elif "timeout" in raw:
            if polled := await wire.unless_gone(answer(world, name, raw)):
                await wire.say(*polled)
        else:
            await wire.say(*await answer(world, name, raw))

    async def _broken(self, wire: Wire, fault: Fault, run: Run) -> None:
        if fault.executes:
            await run()
        if fault.kind == "timeout_after_success":
            await wire.unless_gone(self._api.ended())
        await _break(wire, fault)


async def _break(wire: Wire, fault: Fault) -> None:
    if fault.refusal:
        await wire.refuse(fault.refusal)
    elif fault.kind == "html":
        await wire.say(fault.status, _HTML, b"text/html")
    else:
        await wire.cut()


async def _trouble(world: World, name: str, raw: Args) -> Fault | None:
    method = BY_NAME[name.lower()][0] if name.lower() in BY_NAME else name
    chat = str(raw.get("chat_id", ""))
    trouble = world.faults.take(method, int(chat) if chat.lstrip("-").isdecimal() else None)
    if trouble.delay:
        await asyncio.sleep(trouble.delay)
    return trouble.breaks


async def answer(world: World, name: str, raw: Args) -> Answer:
    try:
        return 200, as_json({"ok": True, "result": await _run(world, name, raw)})
    except Refused as refusal:
        return refusal.code, as_json(refusal.answer)
    except Exception as error:  # noqa: BLE001  a bug in this server: tests look for it, the bot sees a 500
        _log.exception("bug in the Bot API server")
        world.bugs.append(error)
        return 500, as_json(Refused(500, f"Internal Server Error: {error!r}").answer)


async def _run(world: World, name: str, raw: Args) -> object:
    if name.lower() not in BY_NAME:
        raise NOT_FOUND
    proper, method = BY_NAME[name.lower()]
    args = method.read(raw)
    result = method.run(world, args)
    if inspect.isawaitable(result):
        result = await result
    if proper != "getUpdates":
        enter(world, proper, args, result)
    return result


class Downloads:
    """Answers requests for files: /file/bot<token>/<path>. For faults its method is named "download"."""

    def __init__(self, api: Worlds) -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire = Wire(scope, receive, send)
        world = self._api.world(scope["path_params"]["token"])
        fault = await _trouble(world, "download", {}) if world.faults else None
        card = world.files.get(PurePosixPath(scope["path_params"]["path"]).stem)
        if fault:
            await _break(wire, fault)
        elif card is None or card.blob is None:
            await wire.refuse(NOT_FOUND)
        else:
            await wire.say(200, world.blobs.get(card.blob), b"application/octet-stream")

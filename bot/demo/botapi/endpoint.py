"""The Bot API's two addresses: a method call, and a file to download."""

import asyncio
import inspect
import logging
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from starlette.types import Receive, Scope, Send

from bot.demo.botapi.errors import NOT_FOUND, Refused
from bot.demo.botapi.faults import Fault
from bot.demo.botapi.fields import Args
from bot.demo.botapi.ledger import enter
from bot.demo.botapi.methods import BY_NAME
from bot.demo.botapi.wire import abort, as_json, gone_or, parameters, respond
from bot.demo.botapi.world import World

if TYPE_CHECKING:
    from bot.demo.botapi.app import BotApi

_HTML = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_log = logging.getLogger(__name__)


class Calls:
    """Method calls: /bot<token>/<method>."""

    def __init__(self, api: "BotApi") -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        world = self._api.world(scope["path_params"]["token"])
        name = scope["path_params"]["method"]
        try:
            raw = await parameters(scope, receive)
        except Refused as refusal:
            await respond(send, refusal.code, as_json(refusal.answer))
            return
        fault = await _trouble(world, name, raw) if world.faults else None
        if fault is None:
            await respond(send, *await _answer(world, name, raw))
        else:
            await self._broken(fault, _Call(world, name, raw), (scope, receive, send))

    async def _broken(self, fault: Fault, call: "_Call", wire: tuple[Scope, Receive, Send]) -> None:
        scope, receive, send = wire
        if fault.refusal:
            await respond(send, fault.refusal.code, as_json(fault.refusal.answer))
        elif fault.kind == "html":
            await respond(send, 502, _HTML, b"text/html")
        elif fault.kind == "reset_before":
            await abort(scope, receive)
        else:
            await call.answer()
            if fault.kind == "timeout_after_success":
                await gone_or(receive, self._api.closed)
            await abort(scope, receive)


class _Call:
    def __init__(self, world: World, name: str, raw: Args) -> None:
        self._call = world, name, raw

    async def answer(self) -> tuple[int, bytes]:
        return await _answer(*self._call)


async def _trouble(world: World, name: str, raw: Args) -> Fault | None:
    method = BY_NAME[name.lower()][0] if name.lower() in BY_NAME else name
    chat = str(raw.get("chat_id", ""))
    trouble = world.faults.take(method, int(chat) if chat.lstrip("-").isdigit() else None)
    if trouble.delay:
        await asyncio.sleep(trouble.delay)
    return trouble.breaks


async def _answer(world: World, name: str, raw: Args) -> tuple[int, bytes]:
    try:
        return 200, as_json({"ok": True, "result": await _run(world, name, raw)})
    except Refused as refusal:
        return refusal.code, as_json(refusal.answer)
    except Exception as error:  # noqa: BLE001  a bug in this server: tests look for it, the bot sees a 500
        _log.exception("bug in the Bot API server")
        world.bugs.append(error)
        return 500, as_json(Refused(500, f"Internal Server Error: {error!r}").answer)


async def _run(world: World, name: str, raw: Args) -> Any:
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
    """Files: /file/bot<token>/<path>."""

    def __init__(self, api: "BotApi") -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        world = self._api.world(scope["path_params"]["token"])
        await parameters(scope, receive)
        fault = await _trouble(world, "download", {}) if world.faults else None
        if fault:
            await _cut(fault, scope, receive, send)
            return
        card = world.files.get(PurePosixPath(scope["path_params"]["path"]).stem)
        if card is None or card.blob is None:
            await respond(send, 404, as_json(NOT_FOUND.answer))
        else:
            await respond(send, 200, world.blobs.get(card.blob), b"application/octet-stream")


async def _cut(fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    if fault.refusal:
        await respond(send, fault.refusal.code, as_json(fault.refusal.answer))
    elif fault.kind == "html":
        await respond(send, 502, _HTML, b"text/html")
    else:
        await abort(scope, receive)

"""HTTP as the Bot API speaks it: three kinds of request bodies, JSON answers, and connections that break on purpose."""

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from bot.demo.botapi.errors import Refused, bad
from bot.demo.botapi.fields import Upload

Answer = TypeVar("Answer")
_JSON = b"application/json"


async def parameters(scope: Scope, receive: Receive) -> dict[str, object]:
    """Return the fields of a request, from its query and its body."""
    query = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if kind.startswith(b"multipart/form-data"):
        return query | await uploads(Request(scope, receive))
    body = await _body(receive)
    if kind.startswith(_JSON) and body:
        return query | _object(body)
    return query | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _object(body: bytes) -> dict[str, object]:
    try:
        fields = json.loads(body)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise bad("can't parse request body: JSON object expected")
    return {name: value for name, value in fields.items() if value is not None}


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


async def uploads(request: Request) -> dict[str, object]:
    """Return the fields of a form; further files with the same name get a number behind it."""
    fields: dict[str, object] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            key = f"{name}{len(fields)}" if name in fields else name
            fields[key] = await _upload(value) if isinstance(value, UploadFile) else value
    return fields


async def _upload(part: UploadFile) -> Upload:
    data = await part.read()
    return Upload(part.filename or "file", part.content_type or "application/octet-stream", data)


def as_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Wire:
    """The connection of one request."""

    scope: Scope
    receive: Receive
    send: Send

    async def say(self, status: int, body: bytes, kind: bytes = _JSON) -> None:
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})

    async def refuse(self, refusal: Refused) -> None:
        await self.say(refusal.code, as_json(refusal.answer))

    async def cut(self) -> None:
        """Cut the connection, so that the client sees a reset."""
        transport = self.scope.get("state", {}).get("transport")
        if transport is None:
            raise RuntimeError("connections can be cut only under botapi.serve()")
        transport.abort()
        await self._gone()

    async def unless_gone(self, work: Coroutine[Any, Any, Answer]) -> Answer | None:
        """Work until it is done or the client has given up."""
        working, leaving = asyncio.create_task(work), asyncio.create_task(self._gone())
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if working.done():
            return working.result()
        working.cancel()
        return None

    async def _gone(self) -> None:
        kind = ""
        while kind != "http.disconnect":
            kind = (await self.receive())["type"]

"""HTTP as the Bot API speaks it: three kinds of bodies in, JSON out, connections that break on purpose."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from bot.demo.botapi.errors import bad
from bot.demo.botapi.fields import Upload

_JSON = b"application/json"


async def parameters(scope: Scope, receive: Receive) -> dict[str, Any]:
    """A request's fields, from its query and its body."""
    query = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if kind.startswith(b"multipart/form-data"):
        return query | await uploads(Request(scope, receive))
    body = await _body(receive)
    if kind.startswith(_JSON) and body:
        return query | _object(body)
    return query | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _object(body: bytes) -> dict[str, Any]:
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
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


async def uploads(request: Request) -> dict[str, Any]:
    """A form's fields; of several files with one name the later ones get a number behind it."""
    fields: dict[str, Any] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            key = f"{name}{len(fields)}" if name in fields else name
            fields[key] = await _upload(value) if isinstance(value, UploadFile) else value
    return fields


async def _upload(part: UploadFile) -> Upload:
    data = await part.read()
    return Upload(part.filename or "file", part.content_type or "application/octet-stream", data)


async def respond(send: Send, status: int, body: bytes, kind: bytes = _JSON) -> None:
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


async def abort(scope: Scope, receive: Receive) -> None:
    """Cut the connection; the client sees it reset."""
    transport = scope.get("state", {}).get("transport")
    if transport is None:
        raise RuntimeError("connections can be cut only under botapi.serve()")
    transport.abort()
    await gone(receive)


async def gone(receive: Receive) -> None:
    """Wait until the client is gone."""
    message: Message = {"type": ""}
    while message["type"] != "http.disconnect":
        message = await receive()


async def gone_or(receive: Receive, closed: asyncio.Event) -> None:
    """Wait until the client gives up or the server closes."""
    waits = {asyncio.create_task(gone(receive)), asyncio.create_task(_set(closed))}
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


async def _set(event: asyncio.Event) -> None:
    await event.wait()

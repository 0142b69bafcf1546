"""An SMS gateway on loopback: keeps what it is asked to send, and can refuse."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.demo.botapi import serve

KEY = "of-the-gateway"


@dataclass
class Gateway:
    url: str = ""
    sent: list[dict[str, str]] = field(default_factory=list)
    status: int = 200

    async def take(self, request: Request) -> Response:
        body = await request.body()
        signed = f"{request.headers['x-timestamp']}.".encode() + body
        assert hmac.new(KEY.encode(), signed, hashlib.sha256).hexdigest() == request.headers["x-signature"]
        if self.status < 300:
            self.sent.append(json.loads(body))
        return Response(status_code=self.status)


@asynccontextmanager
async def gateway() -> AsyncIterator[Gateway]:
    opened = Gateway()
    async with serve(Starlette(routes=[Route("/send", opened.take, methods=["POST"])])) as url:
        opened.url = f"{url}/send"
        yield opened

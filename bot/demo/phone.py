"""A phone on the demo's page: the SMS gateway that the bot is set to, and what it got for the one number there."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.domain.time.calendar import SHANGHAI

KEY = "of-the-demo's-gateway"
NUMBER = "13900001111"  # nobody is sent anything
GATEWAY = "/demo/sms"


@dataclass
class Phone:
    """Keeps the messages to the number, oldest first, in memory: a phone that was restarted is empty."""

    now: Callable[[], datetime]
    messages: list[dict[str, str]] = field(default_factory=list)
    _known: set[int] = field(default_factory=set)

    async def take(self, request: Request) -> Response:
        """Take what a gateway is asked to send; the same id again is the same message."""
        body = await request.body()
        signed = f"{request.headers.get('x-timestamp', '')}.".encode() + body
        wanted = hmac.new(KEY.encode(), signed, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(wanted, request.headers.get("x-signature", "")):
            return Response(status_code=403)
        letter = json.loads(body)
        if letter["to"] == NUMBER and letter["id"] not in self._known:
            self._known.add(letter["id"])
            at = self.now().astimezone(SHANGHAI)
            self.messages.append({"at": f"{at.month}月{at.day}日 {at:%H:%M}", "text": letter["text"]})
        return Response(status_code=200)

    async def show(self, _: Request) -> Response:
        return JSONResponse({"number": NUMBER, "messages": self.messages}, headers={"Cache-Control": "no-store"})

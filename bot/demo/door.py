"""Decides who may use the demo: programs on this machine, and the page that the demo serves."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.demo.botapi.loopback import is_loopback

REFUSED = "The demo answers only its own page on this machine."


class Door:
    """An ASGI app that refuses requests from pages of other sites, and by other names that lead to this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or may_enter(Headers(scope=scope), scope["path"]):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse(REFUSED, 403)(scope, receive, send)


def may_enter(headers: Mapping[str, str], path: str) -> bool:
    """Whether the host is this machine and the asking page, if there is one, came from the same address."""
    host, origin = headers.get("host", ""), headers.get("origin")
    if not is_loopback(f"//{host}") or (origin is not None and not _is_served_by(origin, host)):
        return False
    return path == "/" or headers.get("sec-fetch-site", "none") in {"none", "same-origin"}


def _is_served_by(origin: str, host: str) -> bool:
    try:
        found = urlsplit(origin)
    except ValueError:
        return False
    return found.scheme == "http" and found.netloc.lower() == host.lower()

"""Checks every request to the web chat.

It looks where it comes from and how large it is, and tells the browser what the page may do.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL, LARGE = 64 * 1024, 21 * 1024 * 1024  # bytes of a form, and of one with a file
UPLOAD = "/file"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Frame-Options": "DENY",
}
UNKEPT = "no-store"


class Guard:
    """An ASGI app in front of the pages of the web chat, which refuses or completes requests."""

    def __init__(self, app: ASGIApp, origin: str, *, is_safe: bool) -> None:
        self._app, self._origin = app, origin
        self._headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if is_safe else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(message)
            await send(message)

        headers = Headers(scope=scope)
        if scope["method"] not in {"GET", "HEAD"} and not self._is_from_here(headers):
            await PlainTextResponse("403", 403)(scope, receive, answer)
            return
        most = LARGE if scope["path"] == UPLOAD else SMALL
        await self._app(scope, _measured(receive, most), answer)

    def _is_from_here(self, headers: Headers) -> bool:
        """Whether a form was sent by one of our pages, as the browser tells."""
        said = headers.get("origin") or headers.get("referer") or ""
        there = urlsplit(said)
        return f"{there.scheme}://{there.netloc}" == self._origin

    def _dress(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in self._headers.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", UNKEPT)


def _measured(receive: Receive, most: int) -> Receive:
    """Count the bytes that come in, whatever length the sender announces."""
    came = 0

    async def measured() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise HTTPException(413)
        return message

    return measured

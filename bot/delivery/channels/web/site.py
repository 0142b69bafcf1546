"""Joins the web chat into one app: its pages, its feed and its static files, behind the guard."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.delivery.channels.web.feed import Feed
from bot.delivery.channels.web.guard import UPLOAD, Guard
from bot.delivery.channels.web.pages import Pages
from bot.delivery.channels.web.signing import Signing
from bot.texts.reach import sign_in_page
from bot.texts.reach.page import Frame

PAGE = Path(__file__).parent / "page"
STAYS = {"Cache-Control": "public, max-age=3600"}
SCRIPT = "text/javascript"
MADE_OF = {"page.css": "text/css", "page.js": SCRIPT, "sign-in.js": SCRIPT, "icon.svg": "image/svg+xml"}


@dataclass
class Site:
    pages: Pages
    feed: Feed

    def app(self) -> Guard:
        parts = [Route(f"/{name}", _part(name, kind)) for name, kind in MADE_OF.items()]
        rooms = (self.pages, Signing(self.pages), self.feed)
        routes = [
            *parts,
            Route("/manifest.webmanifest", self.manifest),
            *(route for room in rooms for route in room.routes()),
        ]
        refusals = {HTTPException: self.refuse}
        inner = Starlette(routes=routes, exception_handlers=refusals)  # type: ignore[arg-type]  # any exception is meant
        visitors = self.pages.visitors
        return Guard(inner, visitors.origin, is_safe=visitors.is_safe)

    async def manifest(self, _: Request) -> Response:
        icon = {"src": "/icon.svg", "sizes": "any", "type": "image/svg+xml"}
        looks = {"display": "standalone", "background_color": "#f4f5f7", "theme_color": "#1a5fb4", "icons": [icon]}
        return JSONResponse(
            {"name": self.pages.title, "short_name": self.pages.title, "start_url": "/", "lang": "zh-CN"} | looks,
            media_type="application/manifest+json",
            headers=STAYS,
        )

    async def refuse(self, request: Request, error: HTTPException) -> Response:
        why = sign_in_page.wrong(error.status_code, is_file=request.url.path == UPLOAD)
        return HTMLResponse(sign_in_page.told(Frame(self.pages.title), why), error.status_code)


def _part(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def part(_: Request) -> Response:
        return FileResponse(PAGE / name, media_type=kind, headers=STAYS)

    return part

"""The server as one ASGI app, with the worlds of all bots behind it."""

import time
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.demo.botapi.endpoint import Calls, Downloads
from bot.demo.botapi.stage import stage_routes
from bot.demo.botapi.worlds import Worlds


class BotApi(Worlds):
    """Serves method calls, files, and what the page asks for."""

    def __init__(self, journal: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(journal, clock)
        self.routes: list[BaseRoute] = [
            Route("/bot{token}/{method}", Calls(self)),
            Route("/file/bot{token}/{path:path}", Downloads(self)),
            *stage_routes(self),
        ]
        self.app = Starlette(routes=self.routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

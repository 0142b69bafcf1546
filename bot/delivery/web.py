"""The web server: receives updates by webhook, answers /healthz and /metrics, and serves the web chat."""

import asyncio
import contextlib
import hmac
import json
import shutil
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from bot.config.settings import Settings
from bot.delivery.bounds import CONNECTIONS, HEAD, PAGES, Bounded, Brief
from bot.delivery.channels.configured import Doors
from bot.delivery.channels.web.guard import UPLOAD
from bot.delivery.clocks import Clocks
from bot.delivery.receiver import received_of
from bot.usecases.desk.health import Health, judge
from storage.engine.database import Database
from storage.mail import inbox

log = structlog.get_logger()
PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
RETRY_AFTER = 5  # seconds until Telegram is to come again
SLOW = 10.0  # seconds after which a database counts as failing
DEFAULT_PORT = 8443
GRACE = 0.5  # seconds that requests may still take when the server stops


@dataclass
class Web:
    """The app. `secret` None: no webhook; `site` None: no web chat."""

    database: Database
    clocks: Clocks
    wake: asyncio.Event
    secret: str | None
    disks: tuple[Path, ...] = ()
    slow: float = SLOW
    retry_after: int = RETRY_AFTER
    site: ASGIApp | None = None

    def app(self) -> Starlette:
        routes: list[BaseRoute] = [Route("/healthz", self.health), Route("/metrics", self.metrics)]
        if self.secret is not None:
            routes.append(Route(PATH, self.receive, methods=["POST"]))
        if self.site is not None:
            routes.append(Mount("/", self.site))
        return Starlette(routes=routes)

    async def receive(self, request: Request) -> Response:
        """Store the update, then answer 200. If it can't be stored, Telegram is told to send it again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), (self.secret or "").encode()):
            return Response(status_code=401)
        body = await request.body()
        try:
            received = received_of(json.loads(body))
        except (ValueError, RecursionError):
            log.warning("webhook.not_an_update", size=len(body))
            return Response(status_code=400)
        try:
            async with asyncio.timeout(self.slow):
                await self.database.write(inbox.add, [received], self.clocks.people())
        except Exception as error:  # noqa: BLE001  # whatever it is, the update is not stored
            log.error("webhook.not_stored", error=error)  # noqa: TRY400  # no trace needed
            return Response(status_code=503, headers={"Retry-After": str(self.retry_after)})
        self.wake.set()
        return Response(status_code=200)

    async def health(self, _: Request) -> Response:
        try:
            found = await self._look()
        except Exception as error:  # noqa: BLE001  # a health check reports, it does not fail
            said = {"ok": False, "database": type(error).__name__, "problems": ["the database can't be read"]}
            return JSONResponse(said, status_code=503)
        said = {"ok": found.ok, "problems": found.problems, **found.as_dict(), "disk_free": self._free()}
        return JSONResponse(said, status_code=200 if found.ok else 503)

    async def metrics(self, _: Request) -> Response:
        try:
            found = await self._look()
        except Exception as error:  # noqa: BLE001  # as above: no figures are better than old ones
            return Response(type(error).__name__, status_code=503)
        registry = registry_of(found.as_dict() | {"disk_free": self._free()})
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    def _free(self) -> int:
        """Return the free bytes of the fullest disk; 0 without any."""
        return min(map(free, self.disks), default=0)

    async def _look(self) -> Health:
        async with asyncio.timeout(self.slow):
            return await self.database.read(judge, now=self.clocks.people(), machine=self.clocks.machine())


def free(folder: Path) -> int:
    """Return the free bytes on the disk of the folder, or where it would be made."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


def registry_of(figures: Mapping[str, float]) -> CollectorRegistry:
    """Return the figures in the form that Prometheus reads."""
    registry = CollectorRegistry()
    for name, value in figures.items():
        Gauge(f"zuozhen_{name}", name.replace("_", " "), registry=registry).set(float(value))
    return registry


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to the owner of the loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class WebServer:
    """Runs the web app in the bot's process if a port is set."""

    def __init__(self, web: Web, settings: Settings, doors: Doors) -> None:
        self.web, self.doors, self._settings = web, doors, settings
        self.is_webhook, chats = web.secret is not None, web.site is not None
        port = settings.http_port or (DEFAULT_PORT if self.is_webhook or chats else 0)
        self._server = _server(web.app(), settings.http_host, port, chats=chats) if port else None
        self._task: asyncio.Task[None] | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def listens(self) -> bool:
        return self._server is not None

    async def start(self) -> None:
        """Start to listen; raise OSError if the port is taken."""
        if self._server is not None:
            ear = listening(self._settings.http_host, self._server.config.port)
            self._task = asyncio.create_task(self._server.serve([ear]), name="web")
            while not self._server.started and not self._task.done():  # noqa: ASYNC110  # uvicorn tells nobody
                await asyncio.sleep(0.01)
        if self.doors.site is not None:
            self._watch = asyncio.create_task(self.doors.site.feed.watch(), name="feed")

    async def stop(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
        if self.doors.site is not None:
            self.doors.site.feed.close()
        if self._server is not None and self._task is not None:
            self._server.should_exit = True
            await asyncio.wait({self._task}, timeout=GRACE)
            self._server.force_exit = True
            await self._task


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on this host and port."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"HTTP_HOST {host}, HTTP_PORT {port}") from error


def _server(app: Starlette, host: str, port: int, *, chats: bool) -> _Server:
    files = frozenset({UPLOAD}) if chats else frozenset[str]()
    config = uvicorn.Config(
        Bounded(app, apart=files), host=host, port=port, log_config=None, access_log=False, lifespan="off", http=Brief,
        limit_concurrency=PAGES if chats else CONNECTIONS, h11_max_incomplete_event_size=HEAD,
    )  # fmt: skip
    return _Server(config)

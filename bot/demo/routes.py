"""The routes of the demo's page: the page itself, the clock, and starting over."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.demo import tables
from bot.demo.botapi import BotApi
from bot.demo.clock import next_due, next_stop
from bot.demo.door import Door
from bot.demo.phone import GATEWAY
from bot.demo.stage import Stage
from bot.demo.tours import intro, progress
from bot.demo.words import due_words
from bot.domain.time.calendar import SHANGHAI

PAGE = Path(__file__).parent / "page"


def demo_app(telegram: BotApi, token: str) -> Starlette:
    """Return one app with the Bot API server, the page and the clock."""

    def page(_: Request) -> Response:
        html = (PAGE / "index.html").read_text("utf-8").replace("__TOKEN__", token)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    own = [
        Route("/", page),
        Route("/demo/intro", show_intro),
        Route("/demo/tours", show_tours),
        Route("/demo/tables/{name}", show_table),
        *CLOCK,
        Route("/demo/web/{user:int}", open_web_chat, methods=["POST"]),
        Route("/demo/phone", _file("phone.html")),
        Route("/demo/phone/web", open_sign_in, methods=["POST"]),
        Route("/demo/phone/messages", show_messages),
        Route(GATEWAY, take_message, methods=["POST"]),
        Route("/demo/reset", reset, methods=["POST"]),
        Mount("/page", StaticFiles(directory=PAGE)),
    ]
    app = Starlette(routes=[*own, *telegram.routes], middleware=[Middleware(Door)])
    app.state.close, app.state.aclose = telegram.close, telegram.aclose
    return app


def _file(name: str) -> Callable[[Request], Response]:
    def page(_: Request) -> Response:
        return HTMLResponse((PAGE / name).read_text("utf-8"), headers={"Cache-Control": "no-store"})

    return page


async def show_intro(_: Request) -> Response:
    return JSONResponse(intro())


async def show_tours(request: Request) -> Response:
    """Tell how far each tour has come, by the state of the demo, and whether all that was done has been answered."""
    stage = _stage(request)
    untold = len(stage.world.queue)  # looked at first: what it no longer holds is in the inbox
    facts = await stage.app.database.read(progress, stage.clock.now())
    return JSONResponse({**facts, "quiet": facts["quiet"] and not untold})


async def show_table(request: Request) -> Response:
    """Return a table that a tour sends to be imported."""
    made = tables.made(request.path_params["name"])
    return Response(made, media_type=tables.XLSX) if made else Response(status_code=404)


async def show_clock(request: Request) -> Response:
    return JSONResponse(await _clock(request))


async def move_clock(request: Request) -> Response:
    """Move people's time to 09:00 of the next working day, to what is due next, or to a moment; let it happen."""
    stage, wanted = _stage(request), (await request.json()).get("to")
    moment = stage.clock.next_workday(stage.app.programme.newest.calendar)
    if wanted == "next":
        due = await stage.app.database.read(next_due)
        moment = datetime.fromisoformat(due["at"]) if due else stage.clock.now()
    elif wanted != "workday":
        moment = datetime.fromisoformat(wanted)
    await _pass(stage, moment)
    return JSONResponse(await _clock(request))


async def _pass(stage: Stage, until: datetime) -> None:
    """Let time pass to `until`, stopping at each item that is due, so that it happens at its own moment."""
    while (moment := await stage.app.database.read(next_stop)) is not None:
        if not stage.clock.now() < moment < until:
            break
        await _move(stage, moment)
    await _move(stage, until)


async def _move(stage: Stage, moment: datetime) -> None:
    await stage.app.database.write(stage.clock.move_to, moment)
    await stage.app.scheduler.tick()


CLOCK = (
    Route("/demo/clock", show_clock, methods=["GET"]),
    Route("/demo/clock", move_clock, methods=["POST"]),
)


def _stage(request: Request) -> Stage:
    """Return the running demo; between two runs the page is asked to try again."""
    stage: Stage | None = getattr(request.app.state, "stage", None)
    if stage is None:
        raise HTTPException(503)
    return stage


async def _clock(request: Request) -> dict[str, object]:
    stage = _stage(request)
    due = await stage.app.database.read(next_due)
    facts = {"at": due["at"], "what": due_words(due["kind"], due["number"])} if due else None
    return {"now": stage.clock.now().astimezone(SHANGHAI).isoformat(timespec="seconds"), "next_due": facts}


async def open_web_chat(request: Request) -> Response:
    """Open the web chat of one of the cast, already signed in."""
    opened = await _stage(request).web_chats.open(request.path_params["user"])
    answer = RedirectResponse(opened.url, 303)
    answer.set_cookie(opened.cookie, opened.token, path="/", httponly=True, samesite="lax")
    return answer


async def open_sign_in(request: Request) -> Response:
    """Open the web chat where nobody is signed in yet, for the enterprise whose phone is on the page."""
    return RedirectResponse(await _stage(request).web_chats.address(), 303)


async def show_messages(request: Request) -> Response:
    return await _stage(request).phone.show(request)


async def take_message(request: Request) -> Response:
    return await _stage(request).phone.take(request)


async def reset(request: Request) -> Response:
    _stage(request).again.set()
    return JSONResponse({"ok": True})

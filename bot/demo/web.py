"""Opens web chats in the demo: each of the cast has one at an address of its own, really signed in."""

import contextlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.app import App
from bot.delivery.channels.events import Event, take
from bot.delivery.channels.web.channel import WebChat
from bot.delivery.channels.web.feed import Feed
from bot.delivery.channels.web.pages import Pages
from bot.delivery.channels.web.site import Site
from bot.delivery.channels.web.visitors import Visitors
from bot.demo.botapi import serve
from bot.demo.ports import free_port
from bot.domain.people.channel import WEB, WEB_INDEX
from bot.usecases.reach import renewing, signing_in
from bot.usecases.reach.signing_in import CODE, Idle
from storage.engine.database import Transaction
from storage.people import addresses, people

FOREVER = Idle(timedelta(days=3650), timedelta(days=3650))  # people's time leaps here
AGENT = "demo"
NOBODY = 0  # whoever signs in


@dataclass(frozen=True, slots=True)
class Opened:
    """The address for a browser, and the cookie by which it is signed in."""

    url: str
    cookie: str
    token: str


@dataclass
class WebChats:
    """Keeps the web chats apart.

    A browser shares cookies among all ports of a host, so each of the cast has a host name and a port.
    """

    app: App
    _sites: dict[int, Visitors] = field(default_factory=dict)
    _stack: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def open(self, user: int) -> Opened:
        """Sign one of the cast in at their address."""
        visitors = self._sites.get(user) or await self._serve(user)
        token = renewing.new_token()
        await self.app.database.write(sign_in, user, token, self.app.clocks.people())
        self.app.worker.wake.set()
        return Opened(visitors.url, visitors.cookie, token)

    async def address(self) -> str:
        """Return where the enterprise without Telegram signs in by itself, with a code that its phone is sent."""
        visitors = self._sites.get(NOBODY) or await self._serve(NOBODY)
        return visitors.url

    async def _serve(self, user: int) -> Visitors:
        app, port, chat = self.app, free_port(), self.app.doors.channels.by_index[WEB_INDEX]
        if not isinstance(chat, WebChat):
            raise TypeError(type(chat).__name__)
        visitors = Visitors(app.database, app.clocks, f"http://127.0.0.1:{port}", FOREVER)
        title = app.programme.pack.name
        pages = Pages(app.database, app.clocks, visitors, chat, title, app.worker.wake)
        pages.sms_each_day = app.doors.sms_each_day
        await self._stack.enter_async_context(serve(Site(pages, Feed(pages)).app(), port=port))
        self._sites[user] = visitors
        return visitors

    async def aclose(self) -> None:
        await self._stack.aclose()


def sign_in(tx: Transaction, user: int, token: str, now: datetime) -> None:
    """Give one of the cast the address of a web chat, unless they have one, and greet them there."""
    subject = f"{AGENT}:{user}"
    at = addresses.named(tx, WEB, subject) or addresses.add(tx, WEB_INDEX, WEB, subject, CODE, now)
    who = people.by_chat(tx, user)
    if who is not None and at.person is None:
        addresses.change(tx, at.number, person=who.id)
    signing_in.sign_in(tx, at.number, token, AGENT, now=now)
    take(tx, Event(at.number, f"begins:{token}", text="/start"), now)

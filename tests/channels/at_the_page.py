"""People of the tests who have nothing but the web chat: whatever a play lets a person do, they do on the page."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
from pydantic import SecretStr

from bot.demo.botapi import Bubble, Person
from bot.demo.botapi.bubble import find_button
from bot.demo.botapi.pictures import PNG
from bot.demo.botapi.records import Chat, Json, Toast
from bot.demo.botapi.watcher import PATIENCE, Watcher
from bot.domain.people.channel import WEB, WEB_INDEX
from bot.domain.people.person import Role
from bot.usecases.reach import signing_in
from storage.engine.database import Transaction
from storage.people import addresses
from tests.channels.visitor import bubbles, forms
from tests.channels.web import address_of, web_house
from tests.house import House, _hire, _register
from tests.loopback import http_client

Found = TypeVar("Found")
EACH_ANEW = httpx.Limits(max_keepalive_connections=0)  # a connection that was idle may just have been closed
GUESTS = 12  # browsers that a house has for whoever comes
_ROW = re.compile(r"<div>((?:<button.*?</button>)+)</div>", re.DOTALL)
_KEY = re.compile(r'<button name="data" value="([^"]*)">([^<]*)</button>')
_PHONE = re.compile(r'<button name="phone" value="1">([^<]*)</button>')
_FILE = re.compile(r'<a class="(?P<kind>file|photo)" href="(?P<path>/files/\d+)"(?: download="(?P<name>[^"]*)")?>')
_SHARES = "phone:1"


@dataclass
class Browser:
    """A browser with scripts, which is signed in at an address and looks at what is new there."""

    house: House
    number: int
    client: httpx.AsyncClient
    token: str = ""
    seq: int = 0

    async def comes_in(self) -> None:
        """Sign in, as whoever comes with a code; staff have to each morning."""
        secret = uuid4().hex
        await self.house.app.database.write(_sign_in, self.number, secret, self.house.clock.now())
        site = self.house.app.doors.site
        assert site is not None
        self.client.cookies.set(site.pages.visitors.cookie, secret)
        page = (await self.client.get("/")).text
        self.token = next(one.fields["token"] for one in forms(page) if one.action == "/say")

    async def posts(self, path: str, fields: dict[str, str], files: Any = None) -> httpx.Response:
        for _ in range(2):
            data = {"token": self.token, "key": uuid4().hex} | fields
            answer = await self.client.post(path, data=data, files=files)
            if self.token and answer.status_code != httpx.codes.FORBIDDEN:
                return answer
            await self.comes_in()
        raise AssertionError(answer.text)

    async def news(self) -> list[Json]:
        """Return what is new on the page, and say that it was seen."""
        if not self.token:
            return []
        answer = await self.client.get(f"/feed?after={self.seq}")
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            await self.comes_in()
            answer = await self.client.get(f"/feed?after={self.seq}")
        found: list[Json] = answer.json()["bubbles"]
        if found:
            self.seq = found[-1]["seq"]
            await self.posts("/seen", {"upto": str(max(one["id"] for one in found))})
        return found


def _sign_in(tx: Transaction, number: int, secret: str, now: datetime) -> None:
    signing_in.sign_in(tx, number, secret, "", now=now)


class PersonAtThePage(Person):
    """Has the web chat as their only door; their chat holds what the page shows."""

    def __init__(self, browser: Browser, name: str) -> None:
        self.browser = browser
        browser.house.world.chats[browser.number] = Chat({"id": browser.number, "type": "private"})
        Watcher.__init__(self, browser.house.world, browser.number, name)

    async def says(self, text: str, reply_to: Bubble | None = None, chat: int | None = None) -> Bubble:
        assert reply_to is None, "the page has no way to answer one message"
        assert chat is None, "the page knows no groups"
        return await self._sends("/say", {"text": text})

    async def presses(self, label: str, message: Bubble | None = None, timeout: float = PATIENCE) -> str:  # noqa: ASYNC109  as for everybody
        under = message.id if message else None
        number, button = await self._until(
            lambda: find_button(self.chat, label, under), timeout, f"no button {label!r}"
        )
        await self._press(number or 0, button["callback_data"])
        return ""

    async def presses_forged(self, data: str, message: Bubble | None = None) -> str:
        if not await self._press((message or self.last).id, data):
            raise AssertionError(self._told(f"{data!r} can't be pressed on the page: name this play in tests/doors.py"))
        return ""

    def _told(self, complaint: str) -> str:
        toasts = [f"  toast {toast.text!r}" for toast in self.toasts[-8:]]
        return "\n".join([super()._told(complaint), *toasts])

    async def _press(self, number: int, data: str) -> bool:
        """Press, and tell whether the page took it; what it says otherwise is a toast."""
        self._acted = len(self.chat.shown)
        what = {"phone": "1"} if data == _SHARES else {"data": data}
        answer = await self.browser.posts("/press", {"bubble": str(number)} | what)
        taken = answer.status_code == httpx.codes.SEE_OTHER
        if not taken:
            said = re.search(r'<p class="wrong"[^>]*>([^<]*)', answer.text)
            self.toasts.append(Toast("", said[1] if said else answer.text, alert=True))
        return taken

    async def sends_photo(
        self, caption: str = "", media_group: int = 1, data: bytes = PNG, mime: str = "image/png"
    ) -> list[Bubble]:
        return [
            await self._sends("/file", {"text": "" if number else caption}, (f"photo{number}.png", data, mime))
            for number in range(media_group)
        ]

    async def sends_file(self, name: str, data: bytes | int, mime: str, caption: str = "") -> Bubble:
        content = data if isinstance(data, bytes) else bytes(data)
        return await self._sends("/file", {"text": caption}, (name, content, mime))

    async def looks(self) -> None:
        """Look what is new on the page."""
        for one in await self.browser.news():
            await self._take(one["id"], one["html"])
        self.chat.bell.ring()

    async def _sends(self, path: str, fields: dict[str, str], file: tuple[str, bytes, str] | None = None) -> Bubble:
        self._acted = len(self.chat.shown)
        answer = await self.browser.posts(path, fields, {"file": file} if file else None)
        assert answer.status_code == httpx.codes.SEE_OTHER, answer.text
        await self.looks()
        return next(one for one in reversed(self.messages) if not one.by_bot)

    async def _take(self, number: int, source: str) -> None:
        if source.startswith('<p class="note"'):
            self.toasts.append(Toast("", bubbles(source)[0].text, alert=False))
            return
        (seen,) = bubbles(source)
        raw: Json = {"message_id": number, "from": {"is_bot": not seen.mine}, "text": seen.text}
        if rows := [*_rows(source)]:
            raw["reply_markup"] = {"inline_keyboard": rows}
        if (file := _FILE.search(source)) is not None:
            raw |= await self._downloads(file)
        self.world.put_message(self.id, raw, None)

    async def _downloads(self, file: re.Match[str]) -> Json:
        answer = await self.browser.client.get(file["path"])
        assert answer.status_code == httpx.codes.OK, answer.text
        name, kind = html.unescape(file["name"] or ""), "document" if file["kind"] == "file" else "photo"
        kept = self.world.keep(kind, name, answer.headers["content-type"], answer.content)
        shown = kept.telegram | {"file_name": name}
        return {kind: [shown] if kind == "photo" else shown}

    async def _until(self, look: Callable[[], Found | None], seconds: float, complaint: str) -> Found:
        site = self.browser.house.app.doors.site
        assert site is not None
        bells = site.pages.web_chat.bells
        deadline = asyncio.get_running_loop().time() + 2 * seconds  # a look takes longer than to wait for a push
        bell = bells.listen(self.id)
        try:
            while asyncio.get_running_loop().time() < deadline:
                bell.clear()
                await self.looks()
                if (found := look()) is not None:
                    return found
                await _rings(bell, 1.0)
            raise AssertionError(self._told(complaint))
        finally:
            bells.leave(self.id, bell)


async def _rings(bell: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await bell.wait()


def _rows(source: str) -> list[list[Json]]:
    phone = [[{"text": html.unescape(label), "callback_data": _SHARES}] for label in _PHONE.findall(source)]
    rows = [
        [{"text": html.unescape(label), "callback_data": html.unescape(data)} for data, label in _KEY.findall(row)]
        for row in _ROW.findall(source)
    ]
    return phone + rows


@dataclass(repr=False)
class HouseOfPages(House):
    """A house without Telegram: whoever comes has the web chat, and nothing else."""

    guests: list[PersonAtThePage] = field(default_factory=list)
    spare: list[Browser] = field(default_factory=list)

    def newcomer(self, name: str, phone: str = "") -> Person:  # noqa: ARG002  # the page hands over no contact
        guest = PersonAtThePage(self.spare.pop(0), name)
        self.guests.append(guest)
        return guest

    async def hires(self, name: str, role: Role, department: str | None = None) -> Person:
        return await self._known(name, lambda tx, number, now: _hire(tx, number, name, role, department, now))

    async def enterprise(self, name: str, uscc: str, region: str = "昆明市") -> Person:
        return await self._known(name, lambda tx, number, now: _register(tx, number, name, uscc, region, now))

    async def _known(self, name: str, enter: Callable[[Transaction, int, datetime], None]) -> Person:
        """Somebody whom the house knows already, and who has the page open."""
        person = self.newcomer(name)
        await self.app.database.write(enter, person.id, self.clock.now())
        await self.guests[-1].browser.comes_in()
        return person

    async def shows(self) -> None:
        for guest in self.guests:
            await guest.looks()


@asynccontextmanager
async def house_of_pages(folder: Path, **settings: object) -> AsyncIterator[House]:
    async with web_house(folder, bot_token=SecretStr(""), **settings) as house, AsyncExitStack() as stack:
        opened = HouseOfPages(house.app, house.world, house.clock)
        url, now = address_of(house), house.clock.now()
        for number in await house.app.database.write(_addresses, now):
            client = http_client(base_url=url, headers={"Origin": url}, timeout=20, limits=EACH_ANEW)
            opened.spare.append(Browser(opened, number, await stack.enter_async_context(client)))
        yield opened


def _addresses(tx: Transaction, now: datetime) -> list[int]:
    return [addresses.add(tx, WEB_INDEX, WEB, f"guest{place}", "", now).number for place in range(GUESTS)]

"""The pages of the web chat.

Each finds out who asks, does one thing, and shows a page or sends the browser back to one.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.delivery.channels.web import page_acts
from bot.delivery.channels.web.channel import WebChat
from bot.delivery.channels.web.page_acts import Upload
from bot.delivery.channels.web.visitors import Visitor, Visitors
from bot.delivery.clocks import Clocks
from bot.delivery.files import path_of, store
from bot.domain.people.person import Role
from bot.texts.reach import page, sign_in_page
from bot.texts.reach.page import Frame
from bot.usecases.reach.signing_in import PHONE
from storage.engine.database import Database, Transaction
from storage.reach import bubbles
from storage.reach.sign_ins import SignIn

FORM_SECONDS = 120.0  # that a form may take to come in
TEXT_MOST = 7000  # what an appeal takes is less, and its form says by how much; a request holds no more
HIGHEST = 2**53  # no bubble has this number
SEEN_AS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}


@dataclass
class Pages:
    database: Database
    clocks: Clocks
    visitors: Visitors
    web_chat: WebChat
    title: str
    wake: asyncio.Event
    form_seconds: float = FORM_SECONDS
    sms_each_day: int = 0

    def routes(self) -> list[BaseRoute]:
        post = ["POST"]
        return [
            Route("/", self.home),
            Route("/say", self.say, methods=post),
            Route("/press", self.press, methods=post),
            Route("/file", self.upload, methods=post),
            Route("/seen", self.seen, methods=post),
            Route("/files/{row:int}", self.file),
        ]

    def frame(self, visitor: Visitor) -> Frame:
        at, key = visitor.signed, secrets.token_urlsafe(12)
        if at is None:
            return Frame(self.title, visitor.form_token, key)
        whose = f"{at.person or ''} {at.address}".strip()
        return Frame(self.title, visitor.form_token, key, has_phone=at.proof == PHONE, whose=whose)

    # What is shown

    async def home(self, request: Request) -> Response:
        """Show the newest messages or a page of older ones; somebody who is not signed in is asked for a code."""
        visitor = await self.visitors.of(request, renews=True)
        if visitor.signed is None:
            return self.page(visitor, sign_in_page.sign_in(self.frame(visitor), by_phone=self.sms_each_day > 0))
        typed = request.query_params.get("before", "")
        before = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else None
        found, role, seq = await self.database.write(_look, visitor.signed, before, self.clocks)
        earlier = found[0].id if len(found) == bubbles.PAGE else None
        listed = await asyncio.to_thread(page_acts.with_files, found, self.web_chat.folder)
        who = Role(role) if role else None
        made = page.chat(self.frame(visitor), listed, who, earlier=earlier, seq=seq, old=before is not None)
        return self.page(visitor, made)

    async def file(self, request: Request) -> Response:
        """Send a file that stands in one of the reader's own bubbles; any other file is not found."""
        visitor = await self.visitors.of(request)
        row = min(request.path_params["row"], HIGHEST)
        kept = await self.database.read(bubbles.find, visitor.signed.address, row) if visitor.signed else None
        file = page_acts.shown(kept).file if kept else None
        if file is None:
            return self.told(visitor, sign_in_page.NOT_FOUND, 404)
        if not (path := path_of(self.web_chat.folder, file.digest)).is_file():
            days = await self.database.read(_days_kept)
            return self.told(visitor, sign_in_page.gone(*days), 410)
        kind = SEEN_AS.get(Path(file.name).suffix.lower()) if file.photo else None
        shape = "inline" if kind else "attachment"
        media = kind or "application/octet-stream"
        return FileResponse(path, media_type=media, filename=file.name, content_disposition_type=shape)

    # What is done

    async def say(self, request: Request) -> Response:
        visitor, form = await self.visitors.of(request), await self.form(request)
        if (at := allowed(visitor, form)) is None:
            return self.forged(visitor)
        text = str(form.get("text", "")).replace("\r\n", "\n").strip()
        if not text:
            return self.told(visitor, sign_in_page.EMPTY)
        if len(text) > TEXT_MOST:
            return self.told(visitor, sign_in_page.TOO_LONG, 413)
        await self.database.write(page_acts.say, at, _key(form), text, now=self.clocks.people())
        return self._done(at.address)

    async def press(self, request: Request) -> Response:
        visitor, form = await self.visitors.of(request), await self.form(request)
        if (at := allowed(visitor, form)) is None:
            return self.forged(visitor)
        typed, now = str(form.get("bubble", "")), self.clocks.people()
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else 0
        if form.get("phone"):
            taken = await self.database.write(page_acts.tell_phone, at, _key(form), number, now=now)
        else:
            data = str(form.get("data", ""))
            taken = await self.database.write(page_acts.press, at, _key(form), number, data, now=now)
        return self._done(at.address) if taken else self.told(visitor, sign_in_page.NOT_OFFERED, 409)

    async def upload(self, request: Request) -> Response:
        visitor = await self.visitors.of(request)
        if visitor.signed is None:  # of strangers nothing large is even read
            return self.forged(visitor)
        form = await self.form(request)
        try:
            if (at := allowed(visitor, form)) is None:
                return self.forged(visitor)
            given = form.get("file")
            if not isinstance(given, UploadFile) or not given.filename:
                return self.told(visitor, sign_in_page.EMPTY)
            content = await given.read()
        finally:
            await form.close()
        digest = await asyncio.to_thread(store, self.web_chat.folder, content)
        mime, text = given.content_type or "", str(form.get("text", ""))[:TEXT_MOST]
        upload = Upload(Path(given.filename).name[:100], mime, digest, len(content), text)
        await self.database.write(page_acts.hand_in, at, _key(form), upload, now=self.clocks.people())
        await asyncio.to_thread(store, self.web_chat.folder, content)  # the same bytes may just have been deleted
        return self._done(at.address)

    async def seen(self, request: Request) -> Response:
        visitor, form = await self.visitors.of(request, acts=False), await self.form(request)
        if (at := allowed(visitor, form)) is None:
            return Response(status_code=403)
        upto = str(form.get("upto", ""))
        if upto.isascii() and upto.isdecimal() and len(upto) < 16:
            await self.database.write(bubbles.seen, at.address, int(upto), self.clocks.people())
        return Response(status_code=204)

    # What all of them share

    async def form(self, request: Request) -> FormData:
        try:
            async with asyncio.timeout(self.form_seconds):
                return await request.form(max_files=1, max_fields=10, max_part_size=64 * 1024)
        except TimeoutError:
            raise HTTPException(408) from None

    def page(self, visitor: Visitor, made: str, status: int = 200) -> Response:
        answer = HTMLResponse(made, status)
        if visitor.gets:
            self.visitors.remember(answer, visitor.token)
        return answer

    def told(self, visitor: Visitor, what: str, status: int = 400) -> Response:
        return self.page(visitor, sign_in_page.told(self.frame(visitor), what), status)

    def forged(self, visitor: Visitor) -> Response:
        return self.told(visitor, sign_in_page.FORGED, 403)

    def _done(self, address: int) -> Response:
        """Send the browser back to the chat, to its newest end; the result is there already or will appear."""
        self.wake.set()
        self.web_chat.bells.ring(address)
        return RedirectResponse("/#text", 303)


def _look(
    tx: Transaction, at: SignIn, before: int | None, clocks: Clocks
) -> tuple[Sequence[bubbles.Bubble], str | None, int]:
    """Return a page of the chat, its reader's role, and the number of the last change; what is shown counts as seen."""
    found = bubbles.newest(tx, at.address, before)
    seq = bubbles.seqs(tx, [at.address]).get(at.address, 0)
    if found:
        bubbles.seen(tx, at.address, found[-1].id, clocks.people())
    return found, page_acts.role_of(tx, at), seq


def _days_kept(tx: Transaction) -> tuple[int, int]:
    keep = tx.programme.pack.keep
    return keep.licence_days, keep.line_days


def allowed(visitor: Visitor, form: FormData) -> SignIn | None:
    """Return the sign-in of whoever sends the form; None if the form is not theirs."""
    return visitor.signed if visitor.meant(form.get("token")) else None


def _key(form: FormData) -> str:
    return str(form.get("key", ""))[:64] or secrets.token_urlsafe(12)

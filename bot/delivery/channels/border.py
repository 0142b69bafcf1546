"""Stands before the doors that lead abroad: of enterprises whose data stay in the country only numbers pass."""

import asyncio
import contextlib
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.delivery.channels.port import Channels
from bot.domain import presses
from bot.domain.appeals.notices import Done
from bot.domain.base.errors import Unreadable
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Keys, Message, Paper, PressAnswer, Shows, Written
from bot.domain.base.question import Asked, Cancelled, LeaveAsked, PartTaken
from bot.domain.base.talk import Refused
from bot.domain.people.channel import channel_of
from bot.domain.people.enterprise_notices import LicenceOrder
from bot.domain.reach.border import LINKS, Inland, Letter
from bot.texts.reach import inland as texts
from bot.texts.reach.adapted import plain
from bot.usecases.reach import border
from storage.engine.database import Database
from storage.mail.parcels import Parcel

ASK = frozenset(kind.CODE for kind in (Asked, PartTaken, LeaveAsked, Cancelled, Refused, Done))
_TAG = re.compile(r"<[^>]*>")
Passed = tuple[Parcel, Made | None]


@dataclass(frozen=True, slots=True)
class Border:
    database: Database
    channels: Channels

    async def passed(self, parcel: Parcel, made: Made | None) -> Passed:
        """Return the message and its file as they may leave by its door."""
        if channel_of(parcel.chat) not in self.channels.abroad:
            return parcel, made
        said = _said(parcel)
        if not said and made is None:
            return parcel, made
        inside = await asyncio.to_thread(readable, made) if made is not None else ""
        letter = Letter(f"{said}\n{inside}", parcel.appeal, parcel.draft, _links(parcel))
        found = await self.database.read(border.look, letter, self.channels.abroad)
        if found.is_empty:
            return parcel, made
        return await asyncio.to_thread(self._checked, parcel, made, inside, found)

    def _checked(self, parcel: Parcel, made: Made | None, inside: str, found: Inland) -> Passed:
        payload, link = parcel.payload, self.channels.link
        if isinstance(payload, PressAnswer):
            return replace(parcel, payload=replace(payload, text=texts.toast(payload.text, found))), None
        if isinstance(payload, Paper) and (_shows_it(payload) or texts.must_stay(inside, found)):
            return replace(parcel, payload=texts.without_file(payload, found, link)), None
        if not isinstance(payload, Written):
            return parcel, made
        asks, pushes = parcel.what in ASK, isinstance(payload, Message) and payload.shows is Shows.PUSH
        return replace(parcel, payload=texts.withheld(payload, found, link, asks=asks, pushes=pushes)), made


def _shows_it(payload: Paper) -> bool:
    """Whether the file is a picture that says itself whose it is."""
    return isinstance(payload.order, LicenceOrder)


def _said(parcel: Parcel) -> str:
    """Return all words of the message."""
    payload = parcel.payload
    if isinstance(payload, PressAnswer):
        return payload.text
    if not isinstance(payload, Written):
        return ""
    return "\n".join([plain(payload), *(key.label for row in payload.keys for key in row)])


def _links(parcel: Parcel) -> frozenset[tuple[str, int]]:
    """Return the numbers of what the buttons and the file are about."""
    payload = parcel.payload
    if not isinstance(payload, Written):
        return frozenset()
    found = {link for press in _presses(payload.keys) for link in _named(press)}
    return frozenset(found | (set(_named(payload.order)) if isinstance(payload, Paper) else set()))


def _presses(rows: Keys) -> Iterator[object]:
    for key in (key for row in rows for key in row):
        with contextlib.suppress(Unreadable):
            yield presses.decode(key.data)


def _named(subject: object) -> Iterator[tuple[str, int]]:
    """Yield the numbers that a button or an order holds, with what they are numbers of."""
    for name in LINKS:
        row = getattr(subject, name, None)
        if type(row) is int and row:
            yield name, row


def readable(made: Made) -> str:
    """Return the words in a file, with its name; a picture has none."""
    return f"{made.name}\n{'' if made.photo else _words_in(made.data)}"


def _words_in(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return _flat(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(_flat(packed.read(name)) for name in packed.namelist())


def _flat(data: bytes) -> str:
    """Return the text without tags, and without the breaks that calendars put into long lines."""
    text = data.replace(b"\0", b"").decode(errors="ignore")  # no database takes a zero in a text
    return html.unescape(_TAG.sub("", text)).replace("\r\n ", "")

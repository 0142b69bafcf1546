"""Makes a file when it is sent: its facts are read then, and it is made outside the event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.delivery import exporter
from bot.delivery.clocks import Clocks
from bot.delivery.drawing_process import Studio
from bot.delivery.files import path_of
from bot.delivery.licences import Licences
from bot.domain.appeals.notices import AttachmentOrder
from bot.domain.base.content import VOICE, digest_of
from bot.domain.base.paper import Made, Order, Recipe
from bot.domain.base.parcels import Paper as Payload
from bot.domain.people.channel import is_ours
from bot.domain.people.enterprise_notices import LicenceOrder
from bot.domain.reports.export_notices import ExportOrder
from bot.papers import (
    calendar,
    circular,
    mechanisms,
    minutes,
    my_data,
    pictures,
    records,
    service_list,
    sign_in_code,
    table_templates,
)
from bot.papers.plain import file_name
from bot.texts.reports.exports import file
from bot.usecases.desk import auditing
from bot.usecases.people import sign_in_pictures
from bot.usecases.reports import charts, circular_figures, exports
from bot.usecases.reports import mechanisms as listed_mechanisms
from bot.usecases.sessions import invitations, service_lists
from bot.usecases.sessions import minutes as recorded
from bot.usecases.tenure import importing_chat, own
from storage.appeals import attachments
from storage.appeals.attachments import Kept
from storage.engine.database import Database
from storage.mail.parcels import Parcel
from storage.reports import exports as exports_made

Gather = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Paper:
    """How a kind of file is made.

    `gather(tx, order, *, now)` reads the facts, None if there is nothing to send; `make` needs only them. `drawn`: it
    is made in the studio's process instead of a thread.
    """

    gather: Gather
    make: Callable[..., Made]
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Printer:
    database: Database
    clocks: Clocks
    folder: Path
    licences: Licences
    studio: Studio = field(default_factory=Studio)

    async def make(self, parcel: Parcel) -> Made | None:
        """Return the file for the row; None if there is nothing to send any more."""
        made = await self._make(parcel)
        return None if made is None else replace(made, name=file_name(made.name))

    async def _make(self, parcel: Parcel) -> Made | None:
        order = order_of(parcel)
        if isinstance(order, AttachmentOrder):
            return await self._attachment(order.attachment, resend=parcel.attempts > 0 or is_ours(parcel.chat))
        if isinstance(order, LicenceOrder):
            return await self.licences.made(order.enterprise, whole=is_ours(parcel.chat))
        if isinstance(order, ExportOrder):
            return await self._export(order.export)
        paper = PAPERS[order.recipe]
        facts = await self.database.study(paper.gather, order, now=self.clocks.people())
        if facts is None:
            return None
        return await (self.studio.make(paper.make, facts) if paper.drawn else asyncio.to_thread(paper.make, facts))

    async def _attachment(self, attachment_id: int, *, resend: bool) -> Made | None:
        """Return the file by Telegram's id; if that failed once, by its bytes, if they are stored."""
        kept = await self.database.read(attachments.find, attachment_id)
        if kept is None:
            return None
        # Telegram knows no file that came by another channel, and sends no voice as a file by its id.
        here = resend or digest_of(kept.file_id) or kept.kind == VOICE
        data = await asyncio.to_thread(self._bytes, kept) if here else b""
        if kept.kind == VOICE and not data and kept.attempts >= 0:
            raise ConnectionError("the voice is not fetched yet")
        return Made(kept.name, data, kept.kind == "photo", None if data else kept.file_id)

    async def _export(self, export_id: int) -> Made | None:
        """Return the file that was made before; None if the person may no longer have it."""
        made = await self.database.read(exports.gather, export_id)
        if made is None:
            return None
        path = exporter.path_of(self.folder, made)
        try:
            return Made(file(made), await asyncio.to_thread(path.read_bytes))
        except FileNotFoundError:  # it was kept for a day and could not leave: made anew, it is sent as another
            await self.database.write(exports_made.again, export_id)
            return None

    def _bytes(self, kept: Kept) -> bytes:
        path = path_of(self.folder, kept.sha256) if kept.sha256 else None
        return path.read_bytes() if path is not None and path.exists() else b""


def order_of(parcel: Parcel) -> Order:
    if not isinstance(parcel.payload, Payload):
        raise TypeError(parcel.kind)
    return parcel.payload.order


# All but those that are there already: attachments and exports.
PAPERS: dict[Recipe, Paper] = {
    Recipe.SERVICE_LIST: Paper(service_lists.gather, service_list.make),
    Recipe.MINUTES: Paper(recorded.gather, minutes.make, drawn=True),
    Recipe.CALENDAR: Paper(invitations.gather, calendar.make),
    Recipe.MY_DATA: Paper(own.gather, my_data.make),
    Recipe.RECORDS: Paper(auditing.gather, records.make),
    Recipe.TABLE_TEMPLATE: Paper(importing_chat.send_template, table_templates.empty),
    Recipe.TABLE_RESULT: Paper(importing_chat.gather, table_templates.result),
    Recipe.CIRCULAR: Paper(circular_figures.gather, circular.make, drawn=True),
    Recipe.MECHANISMS: Paper(listed_mechanisms.gather, mechanisms.make, drawn=True),
    Recipe.SIGN_IN: Paper(sign_in_pictures.gather, sign_in_code.make),
    Recipe.PICTURE: Paper(charts.gather, pictures.make, drawn=True),
}

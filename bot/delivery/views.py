"""Screens that are made when they go: their facts are read on a connection of their own, which holds up no writer."""

from dataclasses import replace

from bot.delivery.clocks import Clocks
from bot.delivery.letters import Render, screen_payload
from bot.domain import presses
from bot.usecases.reports import figures
from storage.engine.database import Database
from storage.mail.outbox import Kind, Parcel


async def made(parcel: Parcel, database: Database, render: Render, clocks: Clocks) -> Parcel | None:
    """Return it as a message, or as an edit of the one whose button asked; None: its reader may not see it now."""
    view, message = presses.decode(parcel.payload["view"]), parcel.payload["message"]
    notice = await database.study(figures.gather, parcel.chat, view, now=clocks.people())
    if notice is None:
        return None
    payload = {name: value for name, value in parcel.payload.items() if name == "thread"}
    payload |= screen_payload(render(notice)) | {"message": message}
    return replace(parcel, kind=Kind.MESSAGE if message is None else Kind.EDIT, payload=payload)

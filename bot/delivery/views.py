"""Screens that are made when they go: their facts are read on a connection of their own, which holds up no writer."""

from dataclasses import replace

from telegram import Bot

from bot.delivery.clocks import Clocks
from bot.delivery.letters import Render, screen_payload
from bot.delivery.telegram_calls import CALLS
from bot.domain import presses
from bot.usecases.reports import figures
from storage.engine.database import Database
from storage.mail.outbox import Kind, Parcel


async def show(bot: Bot, parcel: Parcel, database: Database, render: Render, clocks: Clocks) -> int | None:
    """Send it as a message, or as an edit of the one whose button asked for it; nothing to who may not see it now."""
    view, message = presses.decode(parcel.payload["view"]), parcel.payload["message"]
    notice = await database.study(figures.gather, parcel.chat, view, now=clocks.people())
    if notice is None:
        return None
    made = replace(parcel, payload=screen_payload(render(notice)) | {"message": message})
    return await CALLS[Kind.MESSAGE if message is None else Kind.EDIT](bot, made)

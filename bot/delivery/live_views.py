"""Makes screens whose facts are read when they are sent, on a connection that holds up no writer."""

from dataclasses import replace

from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render, opens, written
from bot.domain import presses
from bot.domain.base.parcels import Edit, LiveView, Message
from bot.usecases.reports import figures
from storage.engine.database import Database
from storage.mail import shown_lists
from storage.mail.parcels import Parcel


async def made(parcel: Parcel, database: Database, render: Render, clocks: Clocks) -> Parcel | None:
    """Return the parcel as a message, or as an edit of the one whose button asked.

    None: its reader may no longer see it.
    """
    wanted = parcel.payload
    if not isinstance(wanted, LiveView):
        raise TypeError(parcel.kind)
    notice = await database.study(figures.gather, parcel.chat, presses.decode(wanted.view), now=clocks.people())
    if notice is None:
        return None
    screen = render(notice)
    if listed := opens(screen):
        await database.write(shown_lists.keep, parcel.chat, listed)
    facts = written(screen)
    if wanted.message is None:
        return replace(parcel, payload=Message(**facts, thread=wanted.thread))
    return replace(parcel, payload=Edit(**facts, message=wanted.message))

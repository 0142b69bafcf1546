"""Handles a file that could not be made or sent: its reader is told and can have it made again."""

from datetime import datetime

from bot.domain.base.dead_letter import Source
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.reach.notices import PaperComing, PaperMissed
from storage.engine.database import Transaction
from storage.mail import dead
from storage.mail.parcels import Parcel
from storage.people import people


def missed(tx: Transaction, parcel: Parcel) -> list[Notice]:
    """Tell the reader that the file did not come; a group is not told, it gets files with the next notice."""
    reader = people.by_chat(tx, parcel.chat)
    return [] if reader is None else [PaperMissed(to=reader.chat, row=parcel.id)]


def again(tx: Transaction, who: Person, parcel_id: int, *, now: datetime) -> list[Notice]:
    """Make the reader's own file again, once."""
    mine = [paper.id for paper in dead.papers(tx) if paper.chat == who.chat]
    if parcel_id not in mine or not dead.replay(tx, Source.OUTBOX, parcel_id):
        raise NotFound
    return [PaperComing(to=who.chat)]

"""Delivers what was held back while a person could not be reached.

Once the person writes again, the waiting messages are sent in order, several are merged into one, and those that no
longer hold are dropped.
"""

import html
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from bot.delivery import outbox_rows, reminders
from bot.delivery.outbox_rows import Render
from bot.domain.base.parcels import Message
from bot.domain.people.person import Person
from bot.domain.reach.notices import Piece
from bot.texts.reach.missed import fits
from bot.usecases.appeals.open_buttons import opens
from bot.usecases.reach import missed
from storage.engine.database import Transaction
from storage.mail import drafts, outbox
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH, Item, Parcel


def release(tx: Transaction, person: Person, render: Render, now: datetime) -> None:
    """Send what was held for the person: edits first, then messages about appeals.

    Successive news become one message.
    """
    left = list(_still_so(tx, person, now))
    messages = [letter for letter in left if isinstance(letter.payload, Message)]
    for parcel in (letter for letter in left if not isinstance(letter.payload, Message)):
        outbox.put(tx, _again(parcel), now)
    others = [list(run) for _, run in groupby((message for message in messages if not _is_news(message)), _is_plain)]
    for run in ([message for message in messages if _is_news(message)], *others):
        merged = len(run) > 1 and (_is_news(run[0]) or _is_plain(run[0]))
        pieces = missed.told(tx, person, [_piece(letter) for letter in run], opens) if merged else ()
        for item in (outbox_rows.of(entry, render, None) for entry in pieces) if merged else map(_again, run):
            outbox.put(tx, item, now)
    for parcel in left:
        outbox.settle(tx, parcel.id, Status.MERGED, now)


def _still_so(tx: Transaction, person: Person, now: datetime) -> Iterator[Parcel]:
    """Leave out reminders that no longer hold, and all questions except the open one."""
    held, draft = outbox.held(tx, person.chat), drafts.current(tx, person.id)
    questions = [letter.id for letter in held if draft is not None and letter.draft == draft.id]
    for parcel in held:
        over = parcel.draft is not None and parcel.id not in questions[-1:]
        if over or not reminders.holds(tx, parcel, now):
            outbox.settle(tx, parcel.id, Status.SUPERSEDED, now)
        else:
            yield parcel


def _is_news(parcel: Parcel) -> bool:
    """Whether it is a message about an appeal whose buttons are also on the card."""
    return parcel.appeal is not None and bool(parcel.line)


def _is_plain(parcel: Parcel) -> bool:
    """Whether its text alone says everything."""
    message = parcel.payload
    if not isinstance(message, Message) or message.draft or message.ask_phone or message.clear or message.keys:
        return False
    return fits(_piece(parcel))


def _again(parcel: Parcel) -> Item:
    return Item(parcel.chat, parcel.what, parcel.payload, PUSH, parcel.appeal, parcel.card)


def _piece(parcel: Parcel) -> Piece:
    message = parcel.payload
    if not isinstance(message, Message):
        raise TypeError(parcel.kind)
    whole = html.escape(message.text) if message.plain else message.text
    return Piece(whole, parcel.written_at, message.line, parcel.appeal)

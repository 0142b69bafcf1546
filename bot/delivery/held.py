"""What waited for somebody who is back: told in order, merged, and without what no longer holds."""

import html
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from bot.delivery import letters, reminders
from bot.delivery.letters import Render
from bot.domain.notice import Missed, Piece
from bot.domain.people import Person
from bot.texts.missed import fits, pages
from storage import appeals, drafts, outbox
from storage.database import Transaction
from storage.outbox import PUSH, Item, Kind, Parcel, Status


def release(tx: Transaction, person: Person, render: Render, now: datetime) -> None:
    """Put what was held in line again, edits first; notices in a row become as few messages as they fit into."""
    left = list(_still_so(tx, person, now))
    for parcel in (one for one in left if one.kind is not Kind.MESSAGE):
        outbox.put(tx, _again(parcel), now)
    for is_notice, run in groupby((one for one in left if one.kind is Kind.MESSAGE), _is_notice):
        parcels = list(run)
        merged = is_notice and len(parcels) > 1
        for item in _merged(tx, person, parcels, render) if merged else map(_again, parcels):
            outbox.put(tx, item, now)
    for parcel in left:
        outbox.settle(tx, parcel.id, Status.MERGED, now)


def _still_so(tx: Transaction, person: Person, now: datetime) -> Iterator[Parcel]:
    """Leave out reminders that no longer hold, and all questions but the one that is open."""
    held, draft = outbox.held(tx, person.chat), drafts.current(tx, person.id)
    asked = [one.id for one in held if draft is not None and one.payload.get("draft") == draft.id]
    for parcel in held:
        over = "draft" in parcel.payload and parcel.id not in asked[-1:]
        if over or not reminders.holds(tx, parcel, now):
            outbox.settle(tx, parcel.id, Status.SUPERSEDED, now)
        else:
            yield parcel


def _is_notice(parcel: Parcel) -> bool:
    """Whether its text says it all: its buttons, if any, are those of an appeal, which its card has too."""
    payload = parcel.payload
    if any(payload.get(one) for one in ("draft", "phone", "clear")):
        return False
    return (parcel.appeal is not None or not payload.get("rows")) and fits(_piece(parcel))


def _again(parcel: Parcel) -> Item:
    return Item(parcel.chat, parcel.kind, parcel.what, parcel.payload, PUSH, parcel.appeal, parcel.card)


def _merged(tx: Transaction, person: Person, parcels: list[Parcel], render: Render) -> Iterator[Item]:
    told = list(pages([(_piece(one), one.appeal) for one in parcels]))
    for number, page in enumerate(told):
        seen = dict.fromkeys(appeal for _, appeal in page if appeal is not None)
        known = [found for found in (appeals.peek(tx, one) for one in seen) if found and found.parties(person)]
        notice = Missed(
            to=person.chat,
            pieces=tuple(piece for piece, _ in page),
            appeals=tuple((one.id, one.number) for one in known),
            total=len(parcels),
            page=number,
            pages=len(told),
        )
        yield letters.of(notice, render, None)


def _piece(parcel: Parcel) -> Piece:
    text = parcel.payload["text"]
    return Piece(html.escape(text) if parcel.payload.get("plain") else text, parcel.written_at)

"""Handles circulars whose document could not be made or sent: their senders are told and can have it made again."""

from datetime import datetime

from bot.domain.base.dead_letter import Source
from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order
from bot.domain.base.parcels import Paper
from bot.domain.people.enterprise_notices import LicenceOrder
from bot.domain.people.person import Person, Role
from bot.domain.reports.circular import Circular
from bot.domain.reports.circular_notices import CircularMissed, CircularOrder
from bot.usecases.people import lost_licence
from bot.usecases.reach import papers
from bot.usecases.reports import guard
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import dead
from storage.mail.parcels import Parcel
from storage.people import people
from storage.reports import circulars


def lost(tx: Transaction, parcel: Parcel) -> list[Notice]:
    """Ask an enterprise for its licence again, if that is the file that can't be had any more."""
    order = _order(parcel)
    return lost_licence.lose(tx, order.enterprise, parcel.chat) if isinstance(order, LicenceOrder) else []


def tell(tx: Transaction, parcel: Parcel) -> list[Notice]:
    """Tell of a file that was given up: the reader, or for a circular its senders, once for all readers."""
    order = _order(parcel)
    if not isinstance(order, CircularOrder) or not _was_sent_to(tx, parcel.chat):
        return papers.missed(tx, parcel)
    found = circulars.peek(tx, order.circular)
    if found is None or len(of(tx, found)) > 1:
        return []
    return [CircularMissed(to=person.chat, circular=found) for person in people.of_role(tx, Role.COORDINATOR)]


def of(tx: Transaction, circular: Circular) -> list[Parcel]:
    """Return the documents that their readers did not get."""
    given_up = [paper for paper in dead.papers(tx) if _order(paper) == CircularOrder(circular.id)]
    return [parcel for parcel in given_up if _was_sent_to(tx, parcel.chat)]


def again(tx: Transaction, who: Person, circular: Circular, *, now: datetime) -> int:
    """Make the document again for those who did not get it; return how many they are."""
    rows = [parcel.id for parcel in of(tx, circular) if dead.replay(tx, Source.OUTBOX, parcel.id)]
    if rows:
        audit.note(tx, who.id, "circular_resend", f"circular:{circular.id}", now, readers=len(rows))
    return len(rows)


def _order(parcel: Parcel) -> Order | None:
    return parcel.payload.order if isinstance(parcel.payload, Paper) else None


def _was_sent_to(tx: Transaction, chat: int) -> bool:
    """Whether the document went to the chat without being asked for."""
    reader = people.by_chat(tx, chat)
    return reader is not None and guard.reads_circulars(reader)

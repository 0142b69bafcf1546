"""Keeps the messages of a bulk act until it can't be undone any more."""

from collections.abc import Collection

from sqlalchemy import select, update

from bot.domain.base.ids import AppealId
from storage.engine.database import Transaction
from storage.mail import chat_order, gathered
from storage.mail.outbox import Status
from storage.mail.parcels import Parcel, parcel_of
from storage.schema import outbox

_DELAYED = outbox.c.state == Status.DELAYED


def supersede(tx: Transaction, bulk: int, appeals: Collection[AppealId]) -> None:
    """Cancel what a bulk act was going to say about these appeals."""
    about = outbox.c.appeal.in_(sorted(appeals))
    tx.execute(update(outbox).where(outbox.c.bulk == bulk, _DELAYED, about).values(state=Status.SUPERSEDED))


def of_bulk(tx: Transaction, bulk: int) -> list[Parcel]:
    found = select(outbox).where(outbox.c.bulk == bulk, _DELAYED).order_by(outbox.c.id)
    return [parcel_of(row) for row in tx.execute(found).mappings()]


def release(tx: Transaction, parcels: Collection[Parcel], lost: Collection[int]) -> None:
    """Let the messages go: as one message a person where each has a line; for a chat that is `lost` they are held."""
    chat_order.stand(tx, {parcel.chat for parcel in parcels})
    held = [parcel.id for parcel in parcels if parcel.chat in lost]
    merged = [parcel.id for parcel in parcels if parcel.chat not in lost and parcel.line]
    gathered.let_go(tx, held, Status.HELD)
    gathered.let_go(tx, merged, Status.GATHERED)
    gathered.let_go(tx, [parcel.id for parcel in parcels if parcel.id not in {*held, *merged}], Status.WAITING)

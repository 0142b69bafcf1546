"""Redirects what waits for a person from one of their addresses to another."""

from sqlalchemy import and_, or_, update

from bot.domain.base.ids import ChatId
from storage.engine.database import Transaction
from storage.mail import chat_order
from storage.mail.outbox import Status, is_in
from storage.mail.parcels import Kind
from storage.schema import outbox


def turn(tx: Transaction, old: ChatId, new: ChatId, *, reached: bool) -> None:
    """Redirect what waits for the person to another address; edits of messages at the old address are dropped.

    `reached`: what was held because the old address could not be reached is sent now.
    """
    chat_order.stand(tx, {old, new})
    held, waits = is_in(Status.HELD), and_(is_in(Status.WAITING), outbox.c.lease_until == 0)
    messages = and_(outbox.c.chat == old, outbox.c.kind.in_((Kind.MESSAGE, Kind.PAPER)))
    tx.execute(
        update(outbox).where(messages, or_(waits, is_in(Status.GATHERED))).values(chat=new, attempts=0, try_at=0)
    )
    state = Status.WAITING if reached else Status.HELD
    tx.execute(update(outbox).where(messages, held).values(chat=new, state=state, attempts=0, try_at=0))
    tx.execute(update(outbox).where(outbox.c.chat == old, held).values(state=Status.SUPERSEDED))

"""Keeps who can't be reached and since when, and lists them with the number of messages that wait."""

from datetime import datetime

from sqlalchemy import bindparam, func, literal, select, update

from bot.domain.base.ids import ChatId, PersonId
from bot.domain.base.page import PAGE
from bot.domain.people.person import Lost, Role
from storage.engine.database import Transaction
from storage.mail.parcels import Kind
from storage.schema import address, enterprise, outbox, person


def lose(tx: Transaction, person_id: PersonId, now: datetime) -> bool:
    """Mark the person as out of reach; return False if they were so before."""
    reached = update(person).where(person.c.id == person_id, person.c.reachable)
    return tx.execute(reached.values(reachable=False, unreachable_since=now)).rowcount == 1


def find(tx: Transaction, person_id: PersonId) -> None:
    """Mark the person as within reach again."""
    tx.execute(update(person).where(person.c.id == person_id).values(reachable=True, unreachable_since=None))


_REACHED = select(person.c.reachable).join(address, address.c.person == person.c.id)  # runs with every message
_REACHED = _REACHED.where(address.c.number == bindparam("chat"))


def is_lost(tx: Transaction, chat: ChatId) -> bool:
    """Whether messages for the chat must be held.

    Locks the person, so that a return at the same moment finds the message.
    """
    if tx.execute(_REACHED, {"chat": chat}).scalar() is not False:
        return False
    return tx.execute(_REACHED.with_for_update(read=True, of=person), {"chat": chat}).scalar() is False


def lost(tx: Transaction, page: int = 0) -> tuple[list[Lost], int]:
    """Return a page of people with a role who are out of reach, longest first, and how many there are in all."""
    messages = select(func.count()).where(
        outbox.c.chat == person.c.chat,
        outbox.c.state == literal("HELD", literal_execute=True),
        outbox.c.kind == Kind.MESSAGE,
    )
    since = func.coalesce(person.c.unreachable_since, person.c.since)
    whose = func.coalesce(person.c.department, enterprise.c.name, "")
    gone = (~person.c.reachable) & person.c.role.is_not(None)
    columns = (person.c.id, person.c.role, whose.label("whose"), since.label("since"))
    found = select(*columns, messages.scalar_subquery().label("held")).outerjoin_from(person, enterprise).where(gone)
    rows = tx.execute(found.order_by(since, person.c.id).limit(PAGE).offset(page * PAGE)).all()
    total = tx.execute(select(func.count()).select_from(person).where(gone)).scalar_one()
    return [Lost(row.id, Role(row.role), row.whose, row.since, row.held) for row in rows], total

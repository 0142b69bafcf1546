"""Keeps which message shows which appeal in a chat: the card edited in place, and the newest push with buttons."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, update

from bot.domain.base.ids import AppealId, ChatId
from bot.domain.base.parcels import Shows
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import card


@dataclass(frozen=True, slots=True)
class Card:
    id: int
    chat: ChatId
    appeal: AppealId
    slot: Shows
    message: int | None
    shown_hash: str | None
    back: str | None = None  # the button of its way back to a list


def of_appeal(tx: Transaction, appeal: AppealId) -> list[Card]:
    rows = tx.execute(select(card).where(card.c.appeal == appeal).order_by(card.c.id)).mappings()
    return [to(Card, row) for row in rows]


def find(tx: Transaction, chat: ChatId, appeal: AppealId, slot: Shows) -> Card | None:
    wanted = select(card).where(card.c.chat == chat, card.c.appeal == appeal, card.c.slot == slot)
    row = tx.execute(wanted).mappings().first()
    return to(Card, row) if row else None


def by_id(tx: Transaction, card_id: int) -> Card | None:
    found = tx.execute(select(card).where(card.c.id == card_id)).mappings().first()
    return to(Card, found) if found else None


def hold(tx: Transaction, chat: ChatId, appeal: AppealId, slot: Shows) -> Card:
    """Return the row for this chat, appeal and slot; it is made when missing."""
    row = dialects.insert(tx, card).values(chat=chat, appeal=appeal, slot=slot)
    tx.execute(row.on_conflict_do_nothing(index_elements=["chat", "appeal", "slot"]))
    found = find(tx, chat, appeal, slot)
    if found is None:
        raise LookupError(chat, appeal, slot)
    return found


def shown(tx: Transaction, card_id: int, message: int | None, shown_hash: str | None) -> None:
    """Note which message shows the card, and the hash of what it shows."""
    tx.execute(update(card).where(card.c.id == card_id).values(message=message, shown_hash=shown_hash))


def leads_back(tx: Transaction, card_id: int, back: str) -> None:
    """Note the list from which the card was opened; an empty text means none."""
    tx.execute(update(card).where(card.c.id == card_id).values(back=back or None))


def forget(tx: Transaction, rows: Iterable[int]) -> None:
    """Note that these cards are shown by no message any more."""
    tx.execute(update(card).where(card.c.id.in_(list(rows))).values(message=None, shown_hash=None))

"""Keeps which numbered list a chat was shown last, so that a typed number opens what stands there."""

from collections.abc import Mapping

from sqlalchemy import select

from bot.domain.base.ids import ChatId
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import shown_list


def keep(tx: Transaction, chat: ChatId, opens: Mapping[int, str]) -> None:
    """Put the list in the place of the one before; `opens` has a button's data by its number."""
    named = {"opens": {str(number): data for number, data in opens.items()}}
    added = dialects.insert(tx, shown_list).values(chat=chat, **named)
    tx.execute(added.on_conflict_do_update(index_elements=["chat"], set_=named))


def last(tx: Transaction, chat: ChatId) -> dict[int, str]:
    """Return the data of the buttons of the last list by their numbers; nothing if there was none."""
    found = tx.execute(select(shown_list.c.opens).where(shown_list.c.chat == chat)).scalar()
    return {int(number): data for number, data in (found or {}).items()}

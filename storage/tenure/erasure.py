"""Erases somebody who asked to be forgotten from inbox, outbox and from what others wrote about them."""

import json

from sqlalchemy import ColumnElement, Text, and_, case, cast, delete, or_, update

from bot.domain.base.ids import ChatId, PersonId
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH
from storage.people import people
from storage.reach import bubbles
from storage.schema import card, haste, inbox, outbox, rate, search, shown_list

ALL = 2**62  # above the numbers of all messages
_NOTHING: dict[str, object] = {"text": ""}
_OVER = (Status.SENT, Status.EXPIRED, Status.MERGED, Status.SUPERSEDED)
_DONE = inbox.c.done_at.is_not(None)


def stop(tx: Transaction, chat: ChatId) -> None:
    """Cancel what waits for the chat, except what is already being sent."""
    free = and_(outbox.c.state == Status.WAITING, outbox.c.lease_until == 0)
    waits = or_(free, outbox.c.state.in_([Status.HELD, Status.GATHERED, Status.DELAYED]))
    tx.execute(update(outbox).where(outbox.c.chat == chat, waits).values(state=Status.SUPERSEDED))


def erase_mentions(tx: Transaction, words: list[str]) -> None:
    """Empty the updates and answers of staff in which one of the words stands.

    Handled updates and sent answers are not read again, so nothing is lost if a namesake's are emptied, too.
    """
    heard = or_(*(inbox.c.raw.contains(_spelt(word, plain=True), autoescape=True) for word in words))
    tx.execute(update(inbox).where(_DONE, inbox.c.error.is_(None), heard).values(raw=""))
    said = or_(*(cast(outbox.c.payload, Text).contains(_spelt(word), autoescape=True) for word in words))
    given = and_(outbox.c.rank != PUSH, outbox.c.state.in_(_OVER))
    tx.execute(update(outbox).where(given, said).values(payload=_NOTHING))
    tx.execute(delete(search).where(or_(*(search.c.line.contains(word, autoescape=True) for word in words))))


def _spelt(word: str, *, plain: bool = False) -> str:
    """Return the words as they are spelled in JSON: stored updates use plain characters, payloads do not."""
    return json.dumps(word, ensure_ascii=not plain)[1:-1]


def erase(tx: Transaction, chat: ChatId, who: PersonId, last: int) -> None:
    """Remove the chat, and what was said in it up to message `last`, from all rows.

    The number -who, which no chat has, takes its place, so that one can still count the messages that arrived.
    """
    nobody = {"chat": -who}
    tx.execute(update(inbox).where(inbox.c.chat == chat, _DONE).values(nobody | {"raw": "", "error": None}))
    said: ColumnElement[bool] = outbox.c.chat == chat
    if people.by_chat(tx, chat) is not None:  # back already: what comes later is for somebody new
        said &= outbox.c.id <= last
    state = case((outbox.c.state.in_(_OVER), outbox.c.state), else_=Status.SUPERSEDED)
    tx.execute(update(outbox).where(said).values(nobody | {"payload": _NOTHING, "error": None, "state": state}))
    tx.execute(update(card).where(card.c.chat == chat).values(nobody | {"message": None, "shown_hash": None}))
    bubbles.drop(tx, chat)
    tx.execute(delete(haste).where(haste.c.user == chat))
    tx.execute(delete(shown_list).where(shown_list.c.chat == chat))
    tx.execute(delete(rate).where(rate.c.chat == chat))

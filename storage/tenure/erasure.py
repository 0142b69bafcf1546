"""What is left of somebody who is forgotten, in the lines and in what was said to others: taken out of every row."""

import json

from sqlalchemy import ColumnElement, Text, and_, case, cast, delete, or_, update

from bot.domain.base.ids import ChatId, PersonId
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH
from storage.people import people
from storage.reach import bubbles
from storage.schema import card, haste, inbox, outbox, rate, search

ALL = 2**62  # above the numbers of all messages
_NOTHING: dict[str, object] = {"text": ""}
_OVER = (Status.SENT, Status.EXPIRED, Status.MERGED, Status.SUPERSEDED)
_DONE = inbox.c.done_at.is_not(None)


def stop(tx: Transaction, chat: ChatId) -> None:
    """Keep back what waits for the chat, but for what is on its way already."""
    free = and_(outbox.c.state == Status.WAITING, outbox.c.lease_until == 0)
    waits = or_(free, outbox.c.state.in_([Status.HELD, Status.GATHERED]))
    tx.execute(update(outbox).where(outbox.c.chat == chat, waits).values(state=Status.SUPERSEDED))


def erase_mentions(tx: Transaction, words: list[str]) -> None:
    """Empty what staff typed and what they were shown in answer, where one of the words stands in it.

    An update that was handled and an answer that was given are not read again: a namesake's may be emptied, too.
    """
    heard = or_(*(inbox.c.raw.contains(_spelt(word, plain=True), autoescape=True) for word in words))
    tx.execute(update(inbox).where(_DONE, inbox.c.error.is_(None), heard).values(raw=""))
    said = or_(*(cast(outbox.c.payload, Text).contains(_spelt(word), autoescape=True) for word in words))
    given = and_(outbox.c.rank != PUSH, outbox.c.state.in_(_OVER))
    tx.execute(update(outbox).where(given, said).values(payload=_NOTHING))
    tx.execute(delete(search).where(or_(*(search.c.line.contains(word, autoescape=True) for word in words))))


def _spelt(word: str, *, plain: bool = False) -> str:
    """As it stands in JSON: updates are kept in plain characters, payloads are not."""
    return json.dumps(word, ensure_ascii=not plain)[1:-1]


def erase(tx: Transaction, chat: ChatId, who: PersonId, last: int) -> None:
    """Take the chat, and what was said in it up to the `last` message, from every row.

    The number -who, which no chat has, stands in its place: so one still sees how many messages arrived.
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
    tx.execute(delete(rate).where(rate.c.chat == chat))

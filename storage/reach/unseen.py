"""Finds what somebody was sent about an appeal or a booking, and has not seen or could not be sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, and_, literal, select, update

from bot.domain.base.ids import ChatId
from bot.domain.people.channel import MESSAGES
from bot.domain.reach.nudge import NudgeKind, kind_of
from storage.engine.database import Transaction
from storage.mail.parcels import PUSH, Kind, Parcel, parcel_of
from storage.schema import bubble, outbox

_PUSHED = and_(outbox.c.kind == Kind.MESSAGE, outbox.c.rank == PUSH)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A message that waits for its reader; `nudged` says whether an SMS or e-mail has told of it."""

    parcel: Parcel
    nudged: bool


def on_the_page(tx: Transaction, at: ChatId) -> list[Unseen]:
    """Return the messages of a web chat that were on no screen, oldest first."""
    shown_there = (bubble.c.address == at, bubble.c.seen_at.is_(None), bubble.c.letter.is_not(None))
    waits = select(bubble.c.letter).where(*shown_there)  # a long message has several bubbles
    return _found(tx, select(outbox).where(outbox.c.id.in_(waits), _PUSHED))


def held(tx: Transaction, at: ChatId) -> list[Unseen]:
    """Return the messages that are held for a chat that can't be reached, oldest first."""
    is_held = outbox.c.state == literal("HELD", literal_execute=True)
    return _found(tx, select(outbox).where(outbox.c.chat == at, is_held, _PUSHED))


def _found(tx: Transaction, wanted: Select[tuple[object, ...]]) -> list[Unseen]:
    rows = tx.execute(wanted.order_by(outbox.c.id)).mappings()
    found = [Unseen(parcel_of(row), row["nudged_by"] is not None) for row in rows]
    return [
        unseen
        for unseen in found
        if unseen.parcel.appeal is not None or kind_of(unseen.parcel.payload) is not NudgeKind.NEWS
    ]


def told_by(tx: Transaction, rows: Iterable[int], letter: int) -> None:
    """Note that a letter says that these messages wait."""
    tx.execute(update(outbox).where(outbox.c.id.in_(list(rows))).values(nudged_by=letter))


def is_waiting(tx: Transaction, parcel_id: int) -> bool:
    """Whether the message still is held, or on no screen."""
    on_page = and_(bubble.c.address == outbox.c.chat, bubble.c.id == outbox.c.message - MESSAGES)
    wanted = (
        select(outbox.c.state, bubble.c.id, bubble.c.seen_at).outerjoin(bubble, on_page).where(outbox.c.id == parcel_id)
    )
    found = tx.execute(wanted).first()
    return found is not None and (found.state == "HELD" or (found.id is not None and found.seen_at is None))


def chat_of(tx: Transaction, parcel_id: int) -> ChatId | None:
    """Return the chat to which the message was sent."""
    chat: ChatId | None = tx.execute(select(outbox.c.chat).where(outbox.c.id == parcel_id)).scalar()
    return chat

"""Keeps the bubbles (messages) of the web chats.

Each change at an address gets the next number, so that a page can ask for what is new since one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.domain.base.content import KEPT
from bot.domain.base.ids import ChatId
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail import spent_files
from storage.schema import address, bubble

PAGE = 30
MOST = 200  # that one look brings


@dataclass(frozen=True, slots=True)
class Bubble:
    id: int
    address: ChatId
    seq: int
    mine: bool
    content: Mapping[str, object]
    at: datetime
    seen_at: datetime | None = None


_NEXT = update(address).where(address.c.number == bindparam("row")).values(seq=address.c.seq + 1)
_NEXT = _NEXT.returning(address.c.seq)
_SINCE = select(bubble).where(bubble.c.address == bindparam("row"), bubble.c.seq > bindparam("seq"))
_SINCE = _SINCE.order_by(bubble.c.seq).limit(MOST)
_HAVING = select(bubble.c.file).where(bubble.c.file.in_(bindparam("files")))


def next_seq(tx: Transaction, at: ChatId) -> int:
    """Return the number for a change at an address; no other transaction gets one there until this one is committed."""
    return int(tx.execute(_NEXT, {"row": at}).scalar_one())


def add(  # where, what, when, whose, and of which row of the outbox
    tx: Transaction,
    at: ChatId,
    content: Mapping[str, object],
    now: datetime,
    *,
    mine: bool = False,
    letter: int | None = None,
) -> int:
    """Add a bubble and return its row; `mine`: the person wrote it."""
    values = {"address": at, "seq": next_seq(tx, at), "mine": mine, "content": content, "at": now, "letter": letter}
    row = insert(bubble).values(values | {"seen_at": now if mine else None, "file": _digest_in(content)})
    return int(tx.execute(row.returning(bubble.c.id)).scalar_one())


def _digest_in(content: Mapping[str, object]) -> str | None:
    file = content.get("file")
    return str(file["digest"]) if isinstance(file, Mapping) else None


def change(tx: Transaction, newer: Bubble, content: Mapping[str, object]) -> None:
    """Replace the content of a bubble; pages that are open show the new one."""
    seq = next_seq(tx, newer.address)
    tx.execute(update(bubble).where(bubble.c.id == newer.id).values(content=content, seq=seq))


def find(tx: Transaction, at: ChatId, bubble_id: int) -> Bubble | None:
    """Return a bubble of this address; None if it belongs to another."""
    found = tx.execute(select(bubble).where(bubble.c.id == bubble_id, bubble.c.address == at)).mappings().first()
    return to(Bubble, found) if found else None


def newest(tx: Transaction, at: ChatId, before: int | None = None) -> Sequence[Bubble]:
    """Return a page of the newest bubbles, or of those before bubble `before`, in the order of time."""
    wanted = select(bubble).where(bubble.c.address == at)
    if before is not None:
        wanted = wanted.where(bubble.c.id < before)
    rows = tx.execute(wanted.order_by(bubble.c.id.desc()).limit(PAGE)).mappings()
    return [to(Bubble, row) for row in rows][::-1]


def since(tx: Transaction, at: ChatId, seq: int) -> Sequence[Bubble]:
    """Return the bubbles that are new or changed after number `seq`, in the order of the changes."""
    return [to(Bubble, row) for row in tx.execute(_SINCE, {"row": at, "seq": seq}).mappings()]


def seqs(tx: Transaction, addresses: Sequence[ChatId]) -> Mapping[ChatId, int]:
    """Return the number of the last change at each address."""
    rows = tx.execute(select(address.c.number, address.c.seq).where(address.c.number.in_(addresses)))
    return {row.number: row.seq for row in rows}


def seen(tx: Transaction, at: ChatId, upto: int, now: datetime) -> None:
    """Note that all bubbles up to `upto` were on the person's screen."""
    unseen = update(bubble).where(bubble.c.address == at, bubble.c.id <= upto, bubble.c.seen_at.is_(None))
    tx.execute(unseen.values(seen_at=now))


def drop(tx: Transaction, at: ChatId) -> None:
    """Delete the bubbles of an address, except the last message that the person was sent, which names nobody.

    Files that the person sent go with them, unless something else has them; those that they were sent, also unless
    another chat shows the same.
    """
    last = select(func.max(bubble.c.id)).where(bubble.c.address == at, ~bubble.c.mine)
    which = (bubble.c.address == at, bubble.c.id != func.coalesce(last.scalar_subquery(), 0))
    gone = tx.execute(delete(bubble).where(*which).returning(bubble.c.mine, bubble.c.file)).all()
    still_shown = set(tx.execute(_HAVING, {"files": [item.file for item in gone if item.file]}).scalars())
    for item in gone:
        if item.file and (item.mine or item.file not in still_shown):
            spent_files.spend(tx, KEPT + item.file)


def let_files_go(tx: Transaction, before: datetime, most: int) -> int:
    """Note of so many bubbles older than `before` that their files are wanted no more; return how many they were."""
    held = select(bubble.c.id, bubble.c.file).where(bubble.c.file.is_not(None), bubble.c.at < before).limit(most)
    found = tx.execute(held).all()
    files = {item.file for item in found}
    younger = set(tx.execute(_HAVING.where(bubble.c.at >= before), {"files": [*files]}).scalars())
    for digest in files - younger:
        spent_files.spend(tx, KEPT + digest)
    tx.execute(update(bubble).where(bubble.c.id.in_([item.id for item in found])).values(file=None))
    return len(found)

"""Keeps whatever leaves the program.

A row is written in the commit of the change that it tells about, and claimed in order per chat.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Executable,
    Float,
    Integer,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from bot.domain.base.ids import ChatId
from bot.domain.base.parcels import Payload
from bot.domain.people.channel import OURS
from storage.engine.database import Transaction
from storage.engine.types import Moment
from storage.mail import chat_order, pace
from storage.mail.pace import Pace
from storage.mail.packing import pack
from storage.mail.parcels import PUSH, STRANGER, Item, Kind, Parcel, parcel_of
from storage.schema import outbox, rate


class Status(StrEnum):
    DELAYED = "DELAYED"  # of a bulk act that can still be undone
    GATHERED = "GATHERED"  # waits for what else falls due for the same chat
    WAITING = "WAITING"
    SENT = "SENT"
    HELD = "HELD"
    EXPIRED = "EXPIRED"
    SUPERSEDED = "SUPERSEDED"
    MERGED = "MERGED"
    DEAD = "DEAD"


COUNTED = (Kind.MESSAGE, Kind.CARD, Kind.EDIT, Kind.PAPER, Kind.VIEW)  # what Telegram's limits on messages are about


def is_in(status: Status) -> ColumnElement[bool]:
    """Return the condition spelt out, as it stands in the index of those rows: a bound value would not find it."""
    return outbox.c.state == literal(status, literal_execute=True)


_WAITS = is_in(Status.WAITING)


def _is_behind() -> ColumnElement[bool]:
    """Return the condition that an older row of the chat waits. Menus have an order of their own, presses none."""
    older = outbox.alias("older")
    return exists().where(
        older.c.chat == outbox.c.chat,
        older.c.id < outbox.c.id,
        older.c.state == literal(Status.WAITING, literal_execute=True),
        older.c.kind != Kind.TOAST,
        (older.c.kind == Kind.MENU) == (outbox.c.kind == Kind.MENU),
    )


# Put together once, as are all statements that run with every message.
_NAMES = tuple(name for name in Item.__slots__ if name != "opens")
_WRITTEN = (*_NAMES, "kind", "state", "written_at")
_PUT = insert(outbox).values({name: bindparam(name, type_=outbox.c[name].type) for name in _WRITTEN})
_PUT_IN_LINE = chat_order.standing(outbox, _WRITTEN)
_PUT_ONE, _PUT_ONE_IN_LINE = (item.returning(outbox.c.id) for item in (_PUT, _PUT_IN_LINE))


def put(tx: Transaction, item: Item, now: datetime, *, held: bool = False) -> int:
    """Write one item and return its row; `held`: its chat can't be reached, so it waits for the person's return."""
    row = _values(item, now, Status.HELD if held else Status.WAITING)
    if item.kind is Kind.TOAST:
        return int(tx.execute(_PUT_ONE, row).scalar_one())
    return int(chat_order.add(tx, row, _PUT_ONE, _PUT_ONE_IN_LINE).scalar_one())


def put_all(tx: Transaction, items: Iterable[tuple[Item, Status]], now: datetime) -> None:
    """Write the items in this order, each with its status."""
    wanted = list(items)
    rows = [_values(item, now, status) for item, status in wanted]
    chats = _in_order(item for item, _ in wanted)
    if len(rows) == 1 and chats:
        chat_order.add(tx, rows[0], _PUT, _PUT_IN_LINE)
    elif rows:
        chat_order.stand(tx, chats)
        tx.execute(_PUT, rows)


def _in_order(items: Iterable[Item]) -> set[ChatId]:
    """Return the chats in which the items have to keep their order; an answer to a press needs none."""
    return {item.chat for item in items if item.kind is not Kind.TOAST}


def _values(item: Item, now: datetime, status: Status) -> dict[str, object]:
    values = {name: getattr(item, name) for name in _NAMES}
    return values | {"kind": item.kind, "payload": pack(item.payload), "state": status, "written_at": now}


def card_waits(tx: Transaction, card: int) -> bool:
    """Whether an unclaimed edit of the card is waiting, which will show the newest state anyway."""
    waits = select(outbox.c.id).where(
        outbox.c.card == card,
        outbox.c.kind == Kind.CARD,
        _WAITS,
        outbox.c.lease_until == 0,
    )
    return tx.execute(waits.limit(1)).first() is not None


_ready = and_(  # at machine second `now` nobody has it, and nothing of its chat waits before it
    _WAITS,
    outbox.c.try_at <= bindparam("now", type_=Float()),
    outbox.c.lease_until <= bindparam("now", type_=Float()),
    or_(outbox.c.kind == Kind.TOAST, ~_is_behind()),
)
_IS_READY = (
    select(literal(1))
    .select_from(outbox.outerjoin(rate, rate.c.chat == outbox.c.chat))
    .where(_ready, func.coalesce(rate.c.arrival, 0) <= bindparam("now", type_=Float()))
    .where(outbox.c.written_at < bindparam("before", type_=Moment()))
    .limit(1)
)


def is_ready(tx: Transaction, now: float, before: datetime) -> bool:
    """Whether a row written before `before` could be sent at machine second `now` within the rate of its chat."""
    return tx.execute(_IS_READY, {"now": now, "before": before}).first() is not None


_MOST = bindparam("most", type_=Integer())
_HEADS = (
    select(outbox)
    .outerjoin(rate, rate.c.chat == outbox.c.chat)
    .where(_ready, outbox.c.chat < OURS, or_(outbox.c.kind.not_in(COUNTED), pace.fits(outbox.c.chat)))
    .order_by(outbox.c.rank, outbox.c.id)
    .limit(_MOST)
    .with_for_update(skip_locked=True, of=outbox)
)
_OUR_HEADS = select(outbox).where(_ready, outbox.c.chat >= OURS).order_by(outbox.c.chat, outbox.c.id)
_OUR_HEADS = _OUR_HEADS.limit(_MOST).with_for_update(skip_locked=True)
_HEADS_OF = _HEADS.where(outbox.c.rank == bindparam("rank", type_=Integer()))
SHARES, TURNS = {0: PUSH, 3: PUSH, 6: PUSH, 9: STRANGER}, 10  # whose turn it is, of ten in which something goes
_LEASE = update(outbox).where(outbox.c.id.in_(bindparam("rows")))
_LEASE = _LEASE.values(lease_until=bindparam("until", type_=Float()))


def claim(  # how many, when, for how long, how fast, and whose turn it is
    tx: Transaction, limit: int, now: float, lease: float, limits: Pace, turn: int | None = None
) -> list[Parcel]:
    """Claim the oldest waiting row of each chat, as far as Telegram's limits allow; times are machine seconds.

    Replies go first, then pushes, then messages to strangers. At certain values of `turn` half of the places are
    kept for the lower ranks. Channels without limits are not counted.
    """
    at, until = {"now": now, **pace.latest(now, limits)}, now + lease
    ours, theirs = _take(tx, _OUR_HEADS, {"now": now, "most": limit}, until), list[Parcel]()
    allowed = min(limit - len(ours), pace.allowance(tx, now, limits))
    if allowed > 0 and turn is not None and (rank := SHARES.get(turn % TURNS)) is not None:
        theirs = _take(tx, _HEADS_OF, at | {"most": max(1, allowed // 2), "rank": rank}, until)
    if allowed > len(theirs):
        theirs += _take(tx, _HEADS, at | {"most": allowed - len(theirs)}, until)
    if theirs:
        pace.spend(tx, [parcel.chat for parcel in theirs if parcel.kind in COUNTED], now, limits)
    return ours + theirs


def _take(tx: Transaction, heads: Executable, given: Mapping[str, float], until: float) -> list[Parcel]:
    """Claim the rows that a query finds, so that the next query finds those behind them."""
    parcels = [parcel_of(row) for row in tx.execute(heads, given).mappings()]
    if parcels:
        tx.execute(_LEASE, {"rows": [parcel.id for parcel in parcels], "until": until})
    return parcels


_ENDS = ("state", "sent_at", "message", "error")
_SETTLE = update(outbox).where(outbox.c.id == bindparam("row"))
_SETTLE = _SETTLE.values({name: bindparam(f"new_{name}", type_=outbox.c[name].type) for name in _ENDS})


def settle(
    tx: Transaction, parcel_id: int, status: Status, now: datetime, message: int | None = None, error: str = ""
) -> None:
    """Finish a row with its final status."""
    sent_at = now if status is Status.SENT else None
    values = {"new_state": status, "new_sent_at": sent_at, "new_message": message, "new_error": error or None}
    tx.execute(_SETTLE, {"row": parcel_id, **values})


def sent(tx: Transaction, messages: Mapping[int, int | None], now: datetime) -> None:
    """Finish rows that arrived; `messages` has the message id for each row."""
    values = {"new_state": Status.SENT, "new_sent_at": now, "new_error": None}
    tx.execute(
        _SETTLE, [{"row": parcel_id, "new_message": messages[parcel_id], **values} for parcel_id in sorted(messages)]
    )


def again(  # which row, when, why, how
    tx: Transaction, parcel_id: int, at: float, error: str, payload: Payload | None = None, *, counts: bool = True
) -> None:
    """Try the row again at machine second `at`, with another payload if given. With `counts=False` it is no attempt."""
    values: dict[str, object] = {"try_at": at, "lease_until": 0, "error": error[:2000]}
    if counts:
        values["attempts"] = outbox.c.attempts + 1
    if payload is not None:
        values["payload"] = pack(payload)
    tx.execute(update(outbox).where(outbox.c.id == parcel_id).values(values))


def hold(tx: Transaction, chat: ChatId, error: str) -> None:
    """Hold everything that waits for a chat that can't be reached."""
    waits = update(outbox).where(outbox.c.chat == chat, _WAITS)
    lost = waits.where(outbox.c.kind == Kind.TOAST)
    tx.execute(lost.values(state=Status.EXPIRED, error=error))
    tx.execute(waits.values(state=Status.HELD, error=error, lease_until=0))


def held(tx: Transaction, chat: ChatId) -> list[Parcel]:
    """Return what is held for a chat, in order."""
    rows = select(outbox).where(outbox.c.chat == chat, is_in(Status.HELD))
    return [parcel_of(row) for row in tx.execute(rows.order_by(outbox.c.id)).mappings()]


def move_chat(tx: Transaction, old: ChatId, new: ChatId) -> None:
    """Change the chat number of all rows, since a group became a supergroup."""
    tx.execute(update(outbox).where(outbox.c.chat == old, _WAITS).values(chat=new, lease_until=0))


def empty(tx: Transaction, parcel_id: int) -> None:
    """Delete the content of a message and keep that it was sent."""
    tx.execute(update(outbox).where(outbox.c.id == parcel_id).values(payload={"text": ""}))


def release(tx: Transaction) -> None:
    """Free what a dead process had claimed. Call it only in a process that is alone."""
    leased = update(outbox).where(_WAITS, outbox.c.lease_until > 0)
    tx.execute(leased.values(lease_until=0))

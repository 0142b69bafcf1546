"""Whatever leaves the program: rows written with the change they speak of, claimed in order per chat."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, insert, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.people import ChatId
from storage.database import Transaction
from storage.rows import to
from storage.schema import outbox, rate


class Kind(StrEnum):
    MESSAGE = "MESSAGE"
    CARD = "CARD"
    STRIP = "STRIP"
    TOAST = "TOAST"
    EDIT = "EDIT"
    MENU = "MENU"
    PAPER = "PAPER"


class Status(StrEnum):
    WAITING = "WAITING"
    SENT = "SENT"
    HELD = "HELD"
    EXPIRED = "EXPIRED"
    SUPERSEDED = "SUPERSEDED"
    MERGED = "MERGED"
    DEAD = "DEAD"


REPLY, PUSH = 0, 1
COUNTED = (Kind.MESSAGE, Kind.CARD, Kind.EDIT, Kind.PAPER)  # what Telegram's limits on messages are about
ALL_CHATS = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to send; `expires_at` in machine seconds."""

    chat: ChatId
    kind: Kind
    what: str
    payload: dict[str, Any]
    rank: int = PUSH
    appeal: int | None = None
    card: int | None = None
    expires_at: float | None = None
    announces: int | None = None
    shows_progress: int | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row on its way."""

    id: int
    chat: ChatId
    kind: Kind
    what: str
    payload: dict[str, Any]
    appeal: int | None
    card: int | None
    expires_at: float | None
    attempts: int
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram's limits: messages a second to all, and to one private chat or group, each with a burst."""

    each_second: float = 30
    burst: int = 30
    chat_each_second: float = 1
    chat_burst: int = 3
    group_each_second: float = 20 / 60
    group_burst: int = 3


def put(tx: Transaction, item: Item, now: datetime, *, held: bool = False) -> int:
    values = {name: getattr(item, name) for name in Item.__slots__}
    status = Status.HELD if held else Status.WAITING
    row = insert(outbox).values(state=status, written_at=now, **values).returning(outbox.c.id)
    return int(tx.execute(row).scalar_one())


def card_waits(tx: Transaction, card: int) -> bool:
    """Whether an edit of the card that nobody has taken yet is under way: it will show the newest state anyhow."""
    waits = select(outbox.c.id).where(
        outbox.c.card == card,
        outbox.c.kind == Kind.CARD,
        outbox.c.state == Status.WAITING,
        outbox.c.lease_until == 0,
    )
    return tx.execute(waits.limit(1)).first() is not None


def claim(tx: Transaction, limit: int, now: float, lease: float, pace: Pace) -> list[Parcel]:
    """Take the head of each chat's line, replies first, as far as the limits allow; times are machine seconds."""
    allowed = min(limit, _allowance(tx, now, pace))
    if allowed <= 0:
        return []
    heads = select(outbox).outerjoin(rate, rate.c.chat == outbox.c.chat).where(_ready(now), _in_pace(now, pace))
    heads = heads.order_by(outbox.c.rank, outbox.c.id).limit(allowed).with_for_update(skip_locked=True, of=outbox)
    parcels = [to(Parcel, row) for row in tx.execute(heads).mappings()]
    if parcels:
        ids = [parcel.id for parcel in parcels]
        tx.execute(update(outbox).where(outbox.c.id.in_(ids)).values(lease_until=now + lease))
        _spend(tx, [parcel.chat for parcel in parcels if parcel.kind in COUNTED], now, pace)
    return parcels


def _ready(now: float) -> ColumnElement[bool]:
    older = outbox.alias("older")
    behind = exists().where(
        older.c.chat == outbox.c.chat,
        older.c.id < outbox.c.id,
        older.c.state == Status.WAITING,
        older.c.kind != Kind.TOAST,
    )
    waits = and_(outbox.c.state == Status.WAITING, outbox.c.try_at <= now, outbox.c.lease_until <= now)
    return and_(waits, or_(outbox.c.kind == Kind.TOAST, ~behind))


def _in_pace(now: float, pace: Pace) -> ColumnElement[bool]:
    """A chat is in pace while its next theoretical arrival (GCRA) lies within its burst."""
    private = now + (pace.chat_burst - 1) / pace.chat_each_second
    group = now + (pace.group_burst - 1) / pace.group_each_second
    ahead = func.coalesce(rate.c.arrival, 0)
    fits = or_(and_(outbox.c.chat > 0, ahead <= private), and_(outbox.c.chat < 0, ahead <= group))
    return or_(outbox.c.kind.not_in(COUNTED), fits)


def _allowance(tx: Transaction, now: float, pace: Pace) -> int:
    """How many may go now; whoever asks holds the row of all chats, so that two senders never spend the same."""
    row = select(rate.c.arrival).where(rate.c.chat == ALL_CHATS).with_for_update()
    arrival = tx.execute(row).scalar()
    if arrival is None:
        _set_rate(tx, ALL_CHATS, 0.0, 0.0)
        arrival = tx.execute(row).scalar_one()
    ahead = max(0.0, arrival - now)
    return int(pace.burst - ahead * pace.each_second + 1e-9)


def _spend(tx: Transaction, chats: list[ChatId], now: float, pace: Pace) -> None:
    spent = [(chat, 1 / (pace.chat_each_second if chat > 0 else pace.group_each_second)) for chat in chats]
    for chat, seconds in [*spent, (ALL_CHATS, len(chats) / pace.each_second)]:
        _set_rate(tx, chat, now, seconds)


def _set_rate(tx: Transaction, chat: ChatId, floor: float, seconds: float) -> None:
    """Move a chat's next theoretical arrival to at least `floor`, and on by `seconds`."""
    dialect = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    row = dialect.insert(rate).values(chat=chat, arrival=floor + seconds)
    later = _greatest(tx, rate.c.arrival, floor) + seconds
    tx.execute(row.on_conflict_do_update(index_elements=["chat"], set_={"arrival": later}))


def _greatest(tx: Transaction, column: ColumnElement[float], floor: float) -> ColumnElement[float]:
    greatest = func.max if tx.connection.dialect.name == "sqlite" else func.greatest
    return greatest(column, floor)


def settle(
    tx: Transaction, row: int, status: Status, now: datetime, message: int | None = None, error: str = ""
) -> None:
    """End a row's way."""
    sent_at = now if status is Status.SENT else None
    values = {"state": status, "sent_at": sent_at, "message": message, "error": error or None}
    tx.execute(update(outbox).where(outbox.c.id == row).values(values))


def again(tx: Transaction, row: int, at: float, error: str, payload: dict[str, Any] | None = None) -> None:
    """Try the row again at machine second `at`, with another payload if given."""
    values: dict[str, Any] = {
        "try_at": at,
        "lease_until": 0,
        "attempts": outbox.c.attempts + 1,
        "error": error,
    }
    if payload is not None:
        values["payload"] = payload
    tx.execute(update(outbox).where(outbox.c.id == row).values(values))


def hold(tx: Transaction, chat: ChatId, error: str) -> None:
    """Keep all that waits for a chat that can't be reached."""
    waits = update(outbox).where(outbox.c.chat == chat, outbox.c.state == Status.WAITING)
    lost = waits.where(outbox.c.kind == Kind.TOAST)
    tx.execute(lost.values(state=Status.EXPIRED, error=error))
    tx.execute(waits.values(state=Status.HELD, error=error, lease_until=0))


def held(tx: Transaction, chat: ChatId) -> list[Parcel]:
    """Return what is held for a chat, in order."""
    rows = select(outbox).where(outbox.c.chat == chat, outbox.c.state == literal(Status.HELD, literal_execute=True))
    return [to(Parcel, row) for row in tx.execute(rows.order_by(outbox.c.id)).mappings()]


def pause(tx: Transaction, chat: ChatId, until: float, pace: Pace) -> None:
    """Send nothing to `chat` (ALL_CHATS: to anybody) before machine second `until`."""
    slack = pace.burst / pace.each_second if chat == ALL_CHATS else (pace.chat_burst - 1) / pace.chat_each_second
    if chat < 0:
        slack = (pace.group_burst - 1) / pace.group_each_second
    _set_rate(tx, chat, until + slack, 0)


def move_chat(tx: Transaction, old: ChatId, new: ChatId) -> None:
    """A group became a supergroup."""
    tx.execute(
        update(outbox).where(outbox.c.chat == old, outbox.c.state == Status.WAITING).values(chat=new, lease_until=0)
    )


def release(tx: Transaction) -> None:
    """Free what a process that is no more had claimed; only for the one process of a SQLite file."""
    leased = update(outbox).where(outbox.c.state == Status.WAITING, outbox.c.lease_until > 0)
    tx.execute(leased.values(lease_until=0))


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits, since when, what is held for chats out of reach, and what was given up."""

    count: int
    oldest: datetime | None
    held: int
    dead: int


def state(tx: Transaction) -> Backlog:
    counted = select(outbox.c.state, func.count(), func.min(outbox.c.written_at)).group_by(outbox.c.state)
    unsent = outbox.c.state.in_([Status.WAITING, Status.HELD, Status.DEAD])
    found = {status: (number, since) for status, number, since in map(tuple, tx.execute(counted.where(unsent)))}
    count, oldest = found.get(Status.WAITING, (0, None))
    return Backlog(count, oldest, found.get(Status.HELD, (0, None))[0], found.get(Status.DEAD, (0, None))[0])

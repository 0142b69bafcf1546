"""Keeps how fast messages may leave, as rows that all senders share.

There is one rate (GCRA) for all chats together and one for each chat.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, Table, and_, bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.base.ids import ChatId
from storage.engine.database import Transaction
from storage.engine.dialects import Insert
from storage.schema import rate

ALL_CHATS = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram's limits: messages a second to all chats, to one private chat and to one group, each with a burst."""

    each_second: float = 30
    burst: int = 30
    chat_each_second: float = 1
    chat_burst: int = 3
    group_each_second: float = 20 / 60
    group_burst: int = 3


def fits(chat: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a chat may get a message now; its parameters come from `latest`."""
    ahead = func.coalesce(rate.c.arrival, 0)
    private = and_(chat > 0, ahead <= bindparam("private", type_=Float()))
    return or_(private, and_(chat < 0, ahead <= bindparam("group", type_=Float())))


def latest(now: float, pace: Pace) -> dict[str, float]:
    """Return the parameters of `fits` at machine second `now`.

    They are the latest arrivals allowed for private chats and for groups.
    """
    return {
        "private": now + (pace.chat_burst - 1) / pace.chat_each_second,
        "group": now + (pace.group_burst - 1) / pace.group_each_second,
    }


_ALL = select(rate.c.arrival).where(rate.c.chat == ALL_CHATS).with_for_update()


def allowance(tx: Transaction, now: float, pace: Pace) -> int:
    """Return how many messages may be sent now.

    The row of all chats is locked, so that two senders never spend the same.
    """
    arrival = tx.execute(_ALL).scalar()
    if arrival is None:
        _set_rate(tx, ALL_CHATS, 0.0, 0.0)
        arrival = tx.execute(_ALL).scalar_one()
    ahead = max(0.0, arrival - now)
    return int(pace.burst - ahead * pace.each_second + 1e-9)


def spend(tx: Transaction, chats: list[ChatId], now: float, pace: Pace) -> None:
    """Count one message for each of the chats."""
    spent = [(chat, 1 / (pace.chat_each_second if chat > 0 else pace.group_each_second)) for chat in chats]
    rows = [*spent, (ALL_CHATS, len(chats) / pace.each_second)]
    tx.execute(_SPEND[tx.connection.dialect.name], [_rate(chat, now, seconds) for chat, seconds in rows])


def _set_rate(tx: Transaction, chat: ChatId, floor: float, seconds: float) -> None:
    """Raise a chat's next theoretical arrival to at least `floor`, and add `seconds` to it."""
    tx.execute(_SPEND[tx.connection.dialect.name], _rate(chat, floor, seconds))


def _rate(chat: ChatId, floor: float, seconds: float) -> dict[str, float]:
    return {"of": chat, "first": floor + seconds, "floor": floor, "seconds": seconds}


def _spend_statement(insert_into: Callable[[Table], Insert], greatest: Callable[..., ColumnElement[float]]) -> Insert:
    floor, seconds = bindparam("floor", type_=Float()), bindparam("seconds", type_=Float())
    row = insert_into(rate).values(chat=bindparam("of"), arrival=bindparam("first"))
    later = greatest(rate.c.arrival, floor) + seconds
    return row.on_conflict_do_update(index_elements=["chat"], set_={"arrival": later})


_SPEND = {
    "sqlite": _spend_statement(sqlite.insert, func.max),
    "postgresql": _spend_statement(postgresql.insert, func.greatest),
}


def pause(tx: Transaction, chat: ChatId, until: float, pace: Pace) -> None:
    """Send nothing to `chat` before machine second `until`; ALL_CHATS stands for everybody."""
    slack = pace.burst / pace.each_second if chat == ALL_CHATS else (pace.chat_burst - 1) / pace.chat_each_second
    if chat < 0:
        slack = (pace.group_burst - 1) / pace.group_each_second
    _set_rate(tx, chat, until + slack, 0)

"""Lists the messages that were pushed about an appeal: to whom, when, and whether they arrived."""

import html
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, func, select

from bot.domain.appeals.notices import Delivery, NudgeSent
from bot.domain.people.channel import MESSAGES, channel_of
from bot.domain.people.person import Role
from bot.domain.reach.phone_list import CallState
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH, Kind
from storage.schema import address, bubble, outbox, person, phone_call

SHOWN = 20
_LETTER = outbox.alias("letter")
_NUDGE = (_LETTER.c.chat, _LETTER.c.state, func.coalesce(_LETTER.c.sent_at, _LETTER.c.written_at))
ARRIVED = {Status.SENT: True, Status.MERGED: True, Status.DEAD: False}
CALLED = {CallState.REACHED: True}
OVER = frozenset({Status.SUPERSEDED, Status.EXPIRED})


def of_appeal(tx: Transaction, appeal: int) -> tuple[tuple[Delivery, ...], int]:
    """Return the newest messages about an appeal, at most SHOWN, newest first, and how many there are in all."""
    which = (outbox.c.appeal == appeal, outbox.c.kind == Kind.MESSAGE, outbox.c.rank == PUSH)
    when = func.coalesce(outbox.c.sent_at, outbox.c.written_at).label("at")
    found = select(
        outbox.c.state, when, person.c.role, person.c.department, outbox.c.payload, bubble.c.seen_at, *_NUDGE
    )
    found = found.outerjoin(address, address.c.number == outbox.c.chat)
    found = found.outerjoin(person, person.c.id == address.c.person)
    shows = and_(bubble.c.address == outbox.c.chat, bubble.c.id == outbox.c.message - MESSAGES)
    found = found.outerjoin(bubble, shows).outerjoin(_LETTER, _LETTER.c.id == outbox.c.nudged_by).where(*which)
    rows = tx.execute(found.order_by(outbox.c.id.desc()).limit(SHOWN)).all()
    total = tx.execute(select(func.count()).select_from(outbox).where(*which)).scalar_one()
    pushed = [_delivery(*tuple(row)) for row in rows]
    called = _calls(tx, appeal)
    newest = sorted([*pushed, *called], key=lambda delivery: delivery.at, reverse=True)
    return tuple(newest[:SHOWN]), int(total) + len(called)


def _calls(tx: Transaction, appeal: int) -> list[Delivery]:
    """Return what the enterprise is told by phone. What went to its new chat meanwhile is among the pushes."""
    when = func.coalesce(phone_call.c.settled_at, phone_call.c.written_at)
    wanted = select(phone_call.c.state, when, phone_call.c.payload).where(
        phone_call.c.appeal == appeal, phone_call.c.state != CallState.HANDED
    )
    return [
        Delivery(
            Role.MEMBER,
            None,
            at,
            CALLED.get(CallState(state)),
            state == CallState.OVER,
            by_phone=True,
            title=_title(told_at),
        )
        for state, at, told_at in map(tuple, tx.execute(wanted.order_by(phone_call.c.id)))
    ]


def _delivery(
    state: str,
    at: datetime,
    role: str | None,
    department: str | None,
    payload: Mapping[str, object],
    seen: datetime | None,
    *letter: str | datetime | int | None,
) -> Delivery:
    status, whose, title = Status(state), Role(role) if role else None, _title(payload)
    arrived, nudge = ARRIVED.get(status), _nudge(*letter)
    return Delivery(whose, department, at, arrived, status in OVER, title=title, seen=seen, nudge=nudge)


def _nudge(chat: object, state: object, at: object) -> NudgeSent | None:
    if not isinstance(chat, int) or not isinstance(at, datetime):
        return None
    return NudgeSent(channel_of(chat), at, None if state == Status.WAITING else state == Status.SENT)


def _title(payload: Mapping[str, object]) -> str:
    """Return the first line of a message as HTML; one that was sent without formatting is escaped."""
    first = str(payload.get("text", "")).partition("\n")[0]
    return html.escape(first) if payload.get("plain") else first

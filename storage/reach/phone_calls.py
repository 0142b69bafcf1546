"""Keeps the phone list (电话清单): the calls that coordinators make to enterprises without a chat."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping, insert, select, update

from bot.domain.reach.phone_list import CallState, NewCall, PhoneCall
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail.packing import code_of, pack_message, read_message
from storage.schema import phone_call

_WAITING = phone_call.c.state == CallState.WAITING


def add(tx: Transaction, call: NewCall, state: CallState, now: datetime) -> None:
    whose = {"enterprise": call.enterprise, "appeal": call.appeal, "booking": call.booking}
    whose |= {"pushed": call.pushed}
    facts = {"what": call.what, "payload": pack_message(call.message), "state": state}
    tx.execute(insert(phone_call).values(**whose, **facts, written_at=now, call_from=now))


def _call(row: RowMapping) -> PhoneCall:
    return to(PhoneCall, {**row, "what": code_of(row["what"]), "message": read_message(row["payload"])})


def load(tx: Transaction, call_id: int) -> PhoneCall | None:
    """Return the call, locked until the transaction ends."""
    found = tx.execute(select(phone_call).where(phone_call.c.id == call_id).with_for_update()).mappings().first()
    return _call(found) if found else None


def waiting(tx: Transaction, enterprise: int | None = None) -> list[PhoneCall]:
    """Return the calls still to be made, oldest first, to one enterprise if named."""
    wanted = select(phone_call).where(_WAITING)
    if enterprise is not None:
        wanted = wanted.where(phone_call.c.enterprise == enterprise)
    return [_call(row) for row in tx.execute(wanted.order_by(phone_call.c.id)).mappings()]


def waiting_about(tx: Transaction, appeal: int | None, booking: int | None) -> list[PhoneCall]:
    """Return the calls still to be made about one appeal or booking, locked, oldest first."""
    column, row = (phone_call.c.appeal, appeal) if appeal is not None else (phone_call.c.booking, booking)
    wanted = select(phone_call).where(_WAITING, column == row).order_by(phone_call.c.id).with_for_update()
    return [_call(item) for item in tx.execute(wanted).mappings()]


def change(tx: Transaction, rows: Iterable[int], **values: object) -> None:
    """Change those of the calls that are still to be made; settled ones stay as they are."""
    tx.execute(update(phone_call).where(phone_call.c.id.in_(list(rows)), _WAITING).values(**values))


def pushed(tx: Transaction, enterprise: int) -> frozenset[int]:
    """Return the messages in chats of the enterprise for which it was put onto the list."""
    of_chat = select(phone_call.c.pushed).where(phone_call.c.enterprise == enterprise, phone_call.c.pushed.is_not(None))
    return frozenset(tx.execute(of_chat).scalars())

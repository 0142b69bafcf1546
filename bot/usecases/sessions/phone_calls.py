"""Checks whether a call on the phone list (电话清单) is still true."""

from datetime import datetime

from bot.domain.reach.phone_list import PhoneCall
from bot.usecases.appeals import still_true
from storage.engine.database import Transaction
from storage.reach import unseen
from storage.sessions import sessions


def still(tx: Transaction, call: PhoneCall, now: datetime) -> bool:
    """Whether the call is still true, by its session's beginning, its booking or its appeal, and is still unseen."""
    if call.pushed is not None and not unseen.is_waiting(tx, call.pushed):
        return False
    seat = call.message.terms.seat
    booking = sessions.peek_booking(tx, call.booking) if seat and call.booking is not None else None
    if seat and call.booking is not None and (booking is None or booking.state != seat):
        return False
    return still_true.is_call_so(tx, call, now)

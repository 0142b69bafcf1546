"""Gives a signed-in browser another token from time to time, so that one that was copied is soon worth nothing.

The old token holds until the browser shows the new one, since an answer may be lost, and a little longer for requests
that were under way.
"""

import secrets
from datetime import datetime, timedelta

from bot.usecases.people.accounts import hashed
from storage.engine.database import Transaction
from storage.reach import sign_ins
from storage.reach.sign_ins import SignIn

PERIOD = timedelta(hours=1)
GRACE = timedelta(minutes=1)


def new_token(before: str = "") -> str:
    """Return a token; its stem, up to the dot, stays the same for as long as somebody is signed in."""
    fresh = secrets.token_urlsafe(32)
    return f"{stem(before)}.{fresh}" if before else fresh


def stem(token: str) -> str:
    return token.partition(".")[0]


def is_over(at: SignIn, token: str, now: datetime) -> bool:
    """Whether it is the token before, and no request with it can still be under way."""
    return at.earlier_hash == hashed(token) and at.turned_at is not None and now >= at.turned_at + GRACE


def came(tx: Transaction, at: SignIn, token: str, now: datetime) -> None:
    """Note that the browser shows this token: if it is the one that it was given last, the one before is over soon."""
    if at.next_hash == hashed(token):
        sign_ins.turn(tx, at, now)


def is_due(at: SignIn, now: datetime) -> bool:
    """Whether the browser should get another token: the hour is over, or the one that it was given never came."""
    return now - (at.turned_at or at.since) >= (GRACE if at.next_hash else PERIOD)


def offer(tx: Transaction, at: SignIn, token: str, now: datetime) -> str | None:
    """Return another token for the browser; None if another request just got one."""
    fresh = new_token(token)
    return fresh if sign_ins.offer(tx, at, hashed(fresh), now - GRACE, now) else None

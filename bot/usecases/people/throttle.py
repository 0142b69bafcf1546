"""Limits how much one person may send, and tells them from which message on nothing is taken, and how many were not."""

from dataclasses import dataclass
from math import ceil

from bot.domain.base.notice import Notice
from bot.domain.people.person import Actor, Person
from bot.domain.people.throttle_notices import NotTaken, TooFast
from storage.engine.database import Transaction
from storage.people import throttle
from storage.people.throttle import Limit


@dataclass(frozen=True, slots=True)
class Sent:
    """When an update was sent, in seconds, and how its text begins; None: it has no text."""

    at: float
    beginning: str | None
    limit: Limit


def judge(tx: Transaction, who: Actor, sent: Sent | None) -> tuple[bool, list[Notice]]:
    """Count the update; return whether it is taken, and what the person is told.

    They are told once at the limit and once after it.
    """
    if sent is None or not sent.limit.most or not isinstance(who, Person):
        return True, []
    pace, limit = throttle.count(tx, who.user, sent.at, sent.limit), sent.limit
    if pace.count > limit.most:
        left = max(1, ceil(pace.since + limit.seconds - sent.at))
        begun = TooFast(to=who.chat, beginning=sent.beginning, most=limit.most, seconds=left)
        return False, [begun] if pace.count == limit.most + 1 else []
    return True, [NotTaken(to=who.chat, count=pace.missed)] if pace.count == 1 and pace.missed else []

"""Sends SMS and e-mails: which of the two somebody has, and how many may go in a day."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.base.parcels import Message
from bot.domain.people.channel import EMAIL, EMAIL_INDEX, SMS, SMS_INDEX
from bot.domain.people.person import Person
from storage.engine import settings
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import Item
from storage.people import addresses
from storage.reach import sign_ins

INDEX = {SMS: SMS_INDEX, EMAIL: EMAIL_INDEX}
DAY = timedelta(days=1)
MOBILE = 11  # digits


def keep_budgets(tx: Transaction, budgets: Mapping[str, int]) -> None:
    """Store how many messages may go by each way in a day; 0: it is not set up."""
    for way, each_day in budgets.items():
        settings.put(tx, _setting(way), str(each_day))


def _setting(way: str) -> str:
    return f"{way}_each_day"


def budget(tx: Transaction, way: str) -> int:
    return int(settings.get(tx, _setting(way)) or 0)


def count(tx: Transaction, way: str, now: datetime) -> bool:
    """Count one message; return False if there were too many in a day."""
    return sign_ins.knocks(tx, way, DAY, now) <= budget(tx, way)


def mailbox(who: Person, way: str) -> str:
    """Return the number or e-mail address at which somebody is reached this way; empty if they have none."""
    if way == EMAIL:
        return who.email
    return who.phone if len(who.phone) == MOBILE and who.phone.isdecimal() else ""


def ways(tx: Transaction, who: Person) -> frozenset[str]:
    return frozenset(way for way in INDEX if mailbox(who, way) and budget(tx, way))


def put(tx: Transaction, way: str, to: str, letter: tuple[str, str, int], now: datetime) -> int:
    """Write a letter, given as (what it is, its text, its rank), and return its row."""
    what, text, rank = letter
    at = addresses.ensure(tx, INDEX[way], way, to, now)
    return outbox.put(tx, Item(at.number, what, Message(text=text, plain=True), rank), now)

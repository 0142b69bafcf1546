"""Keeps the addresses at which people are reached.

An address has its channel, the name that the channel uses for it, its person, and since when it can't be reached.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, bindparam, cast, delete, func, insert, literal, or_, select, update

from bot.domain.base.ids import ChatId, PersonId
from bot.domain.people.channel import EMAIL, OURS, SMS, first_of
from storage.engine import dialects, turns
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import address, person

Choices = Sequence[Sequence[str]]  # (what a number of the list stands for, its button's data)


@dataclass(frozen=True, slots=True)
class Address:
    number: ChatId
    channel: str
    subject: str
    person: PersonId | None
    proof: str = ""
    proved_at: datetime | None = None
    consent_at: datetime | None = None
    heard_at: datetime | None = None
    lost_at: datetime | None = None
    seq: int = 0
    choices: object = None

    @property
    def listed(self) -> Choices:
        """The values that the numbers of the last list shown there stand for."""
        return self.choices if isinstance(self.choices, list) else ()


_BY_NUMBER = select(address).where(address.c.number == bindparam("number"))  # runs with every message of ours
_STALE = or_(address.c.heard_at.is_(None), address.c.heard_at < bindparam("before"), address.c.lost_at.is_not(None))
_HEARD = update(address).where(address.c.number == bindparam("row"), _STALE)
_HEARD = _HEARD.values(heard_at=bindparam("now"), lost_at=None)
GONE = "gone:"  # before the number of an address that nobody has any more
MINUTE = timedelta(minutes=1)  # more exactly nobody needs to know


def find(tx: Transaction, number: ChatId) -> Address | None:
    found = tx.execute(_BY_NUMBER, {"number": number}).mappings().first()
    return to(Address, found) if found else None


def named(tx: Transaction, channel: str, subject: str) -> Address | None:
    """Return the address with this name on its channel, locked; None if there is none."""
    wanted = select(address).where(address.c.channel == channel, address.c.subject == subject)
    found = tx.execute(wanted.with_for_update()).mappings().first()
    return to(Address, found) if found else None


def of_person(tx: Transaction, person: PersonId) -> list[Address]:
    """Return a person's addresses; the one that was last heard from comes first."""
    wanted = select(address).where(address.c.person == person)
    latest = wanted.order_by(
        func.coalesce(address.c.heard_at, address.c.proved_at).desc().nulls_last(), address.c.number
    )
    return [to(Address, row) for row in tx.execute(latest).mappings()]


def add(  # which channel of the house, what it calls the address, how it was proved, when
    tx: Transaction, index: int, channel: str, subject: str, proof: str, now: datetime
) -> Address:
    """Enter an address of a channel other than Telegram, with the next number of the channel's range."""
    values = {"number": _free(tx, index), "channel": channel, "subject": subject, "proof": proof, "proved_at": now}
    return to(Address, tx.execute(insert(address).values(values).returning(*address.c)).mappings().one())


def ensure(tx: Transaction, index: int, channel: str, subject: str, now: datetime) -> Address:
    """Return the address with this name, entered if it was not known.

    The database is asked the same in both cases, so that nobody can tell by the time which it was.
    """
    values = {"number": _free(tx, index), "channel": channel, "subject": subject, "proof": "", "proved_at": now}
    entered = dialects.insert(tx, address).values(values)
    known = entered.on_conflict_do_update(index_elements=["channel", "subject"], set_={"subject": subject})
    return to(Address, tx.execute(known.returning(*address.c)).mappings().one())


def _free(tx: Transaction, index: int) -> ChatId:
    """Return the next number of a channel's range, which nobody else is given meanwhile."""
    turns.wait(tx, turns.NUMBERS, index)
    first = first_of(index)
    taken = select(func.max(address.c.number)).where(address.c.number >= first, address.c.number < first_of(index + 1))
    return int(tx.execute(taken).scalar() or first) + 1


def change(tx: Transaction, number: ChatId, **values: object) -> None:
    tx.execute(update(address).where(address.c.number == number).values(**values))


def heard(tx: Transaction, number: ChatId, now: datetime) -> None:
    """Note that something came from the address, so it can be reached."""
    tx.execute(_HEARD, {"row": number, "now": now, "before": now - MINUTE})


def leave_all(tx: Transaction, person: PersonId) -> None:
    """Delete the person's addresses.

    Those of the web chat keep a row without a person, since a last message may still have to arrive there.
    """
    theirs = address.c.person == person
    tx.execute(delete(address).where(theirs, or_(address.c.number < OURS, address.c.number >= 2 * OURS)))
    nobody = {
        "person": None,
        "subject": literal(GONE) + cast(address.c.number, String),
        "consent_at": None,
        "choices": None,
    }
    tx.execute(update(address).where(theirs).values(nobody))


def retire(tx: Transaction, channel: str, subject: str) -> ChatId | None:
    """Forget a number or mailbox to which letters went, unless it is still somebody's; return its address if it was."""
    if not subject or tx.execute(select(person.c.id).where(_LETTERS[channel] == subject).limit(1)).first():
        return None
    known = (address.c.channel == channel, address.c.subject == subject)
    gone = update(address).where(*known).values(subject=literal(GONE) + cast(address.c.number, String))
    number: ChatId | None = tx.execute(gone.returning(address.c.number)).scalar()
    return number


_LETTERS = {SMS: person.c.phone, EMAIL: person.c.email}

"""Gives people a file of their own data (查阅) and lets them correct it (更正)."""

from datetime import datetime

from bot.domain.base.errors import NotRegistered
from bot.domain.base.notice import Notice
from bot.domain.people.channel import EMAIL
from bot.domain.people.person import Person
from bot.domain.tenure.own_notices import Corrected, MyData, MyDataOrder, MyDataSent
from bot.usecases.forms.record import Filled
from bot.usecases.reach import letters
from bot.usecases.tenure.filled import Correction
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import addresses, people
from storage.tenure import own


def ask(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Send a file of all that is stored about the person; that is logged."""
    audit.note(tx, who.id, "my_data", f"person:{who.id}", now)
    return [MyDataSent(to=who.chat, person=who.id)]


def gather(tx: Transaction, order: MyDataOrder, *, now: datetime) -> MyData | None:
    """Read the data when the file is sent; return None if the person was erased meanwhile."""
    who = people.find(tx, order.person)
    if who is None or who.user < 0:
        return None
    enterprise = people.enterprise_by_id(tx, who.enterprise) if who.enterprise else None
    return MyData(
        at=now, person=who, enterprise=enterprise, agreed_at=people.consent_at(tx, who.id),
        asks_to_join=own.asks_to_join(tx, who.id), appeals=own.appeals(tx, who.id), said=own.said(tx, who.id),
        rated=own.rated(tx, who.id), booked=own.booked(tx, who.id), half_filled=own.half_filled(tx, who.id),
        noted=own.noted(tx, who.id),
        addresses=tuple(f"{address.channel} {address.subject}" for address in addresses.of_person(tx, who.id)),
        lines=own.lines(tx, who.chat),
    )  # fmt: skip


def may_correct(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    if who.role is None:
        raise NotRegistered


def correct(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Store the new name, number or e-mail address; the log says which of them, without its value."""
    may_correct(tx, who, data, now=now)
    given = Correction.from_draft(data).columns
    people.change(tx, who.id, **given)
    if "email" in given:
        addresses.retire(tx, EMAIL, who.email)
    audit.note(tx, who.id, "corrected", f"person:{who.id}", now, what=[*given])
    mails = bool(letters.budget(tx, EMAIL))
    name, phone, email = (given.get(column, getattr(who, column)) for column in ("name", "phone", "email"))
    return [Corrected(to=who.chat, mails=mails, name=name, phone=phone, email=email)]

"""Changes a member's own phone number."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.question import Option
from bot.domain.people.notices import PhoneChanged
from bot.domain.people.person import Person
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import CANCEL, Form, Step, Turn
from bot.usecases.people import guard, registration
from bot.usecases.people.filled import PhoneSaid
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people

MY_PHONE, TAIL = "my_phone", 4


def may(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.member(who)


def change(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    may(tx, who, data, now=now)
    phone = PhoneSaid.from_draft(data).phone
    people.change(tx, who.id, phone=phone)
    audit.note(tx, who.id, "phone_changed", f"person:{who.id}", now)
    return [PhoneChanged(to=who.chat, tail=phone[-TAIL:], role=who.role)]


def _told(turn: Turn) -> tuple[Option, ...]:
    """Offer the number that was told already."""
    number = PhoneSaid.from_draft(turn.data).told
    return (Option(number, number),) if number else ()


MY_PHONE_FORM = Form(MY_PHONE, (Step("phone", registration.take_phone, _told, controls=(CANCEL,)),), change, may)

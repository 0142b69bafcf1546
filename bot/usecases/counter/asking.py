"""An enterprise without a chat says at the counter whether a measure helped; the call that asks it is over then."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.classes.answering import Helped
from bot.domain.classes.presses import SayHelped
from bot.domain.counter.notices import CounterShown
from bot.domain.people.person import Person
from bot.domain.presses import decode
from bot.domain.reach.phone_list import PhoneCall
from bot.usecases.classes import measure_news
from bot.usecases.counter import intake
from bot.usecases.reach import phone_list
from storage.engine import audit
from storage.engine.database import Transaction
from storage.reach import phone_calls


def helped(
    tx: Transaction, who: Person, enterprise_id: int, said: tuple[int, Helped], *, now: datetime
) -> list[Notice]:
    """Note what the enterprise says of which answer's measure, and show its page with what else it is asked."""
    intake.known(tx, who, enterprise_id, now=now)
    answer, helps = said
    measure_news.say_for(tx, who, enterprise_id, said, now=now)
    phone_list.reached(
        tx, who, [call for call in phone_calls.waiting(tx, enterprise_id) if _asks(call, answer)], "", now
    )
    audit.note(tx, who.id, "class_helped", f"enterprise:{enterprise_id}", now, answer=answer)
    notices = intake.page(tx, who, enterprise_id, now=now)
    return [replace(notice, said=helps) if isinstance(notice, CounterShown) else notice for notice in notices]


def _asks(call: PhoneCall, answer: int) -> bool:
    """Whether the call is about this answer."""
    pressed = (decode(key.data) for row in call.message.keys for key in row)
    return any(isinstance(press, SayHelped) and press.answer == answer for press in pressed)

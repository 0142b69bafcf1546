"""Names the use cases for buttons and commands at the counter and on the phone list.

They include what a coordinator does for an enterprise.
"""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.counter.presses import AtCounter, Counter, HelpedAtCounter, HelpedOnPhone, OnPhone, Phoning
from bot.domain.people.person import Person
from bot.domain.sessions.presses import CancelBooking, ConfirmBooking, TakeSeat
from bot.domain.tenure.presses import InviteColleague
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.book import ENGINE
from bot.usecases.counter import asking, intake, linking, phoning
from bot.usecases.counter.forms import CALL_REACHED, CALL_WRONG, COUNTER
from bot.usecases.sessions import calling, seats
from handlers.base.tables import COORDINATORS, Commands, Presses, form
from handlers.sessions import seated
from storage.engine.database import Transaction


def _at_counter(tx: Transaction, who: Person, pressed: AtCounter, now: datetime) -> list[Notice]:
    intake.known(tx, who, pressed.enterprise, now=now)
    match pressed.what:
        case Counter.PAGE:
            return intake.page(tx, who, pressed.enterprise, now=now)
        case Counter.FILE:
            return ENGINE.start(tx, who, APPEAL, intake.filing(tx, who, pressed.enterprise, now=now), now=now)
        case Counter.BOOK:
            return seated(tx, who, intake.book(tx, who, pressed.enterprise, pressed.session, now=now), now)
        case Counter.CODE:
            return linking.make(tx, who, pressed.enterprise, now=now)


def _on_phone(tx: Transaction, who: Person, pressed: OnPhone, now: datetime) -> list[Notice]:
    match pressed.what:
        case Phoning.OPEN:
            return phoning.show(tx, who, pressed.call, now=now)
        case Phoning.NUMBER:
            return phoning.number(tx, who, pressed.call, now=now)
        case Phoning.REACHED:
            return ENGINE.start(tx, who, CALL_REACHED, {"call": pressed.call}, now=now)
        case Phoning.MISSED:
            return phoning.miss(tx, who, pressed.call, now=now)
        case Phoning.WRONG:
            return ENGINE.start(tx, who, CALL_WRONG, {"call": pressed.call}, now=now)


TAKE, CANCEL = intake.for_booking(seats.take), intake.for_booking(seats.cancel)
CONFIRM = intake.for_booking(calling.confirm)

PRESSES: Presses = {
    AtCounter: _at_counter,
    OnPhone: _on_phone,
    HelpedOnPhone: lambda tx, who, pressed, now: phoning.helped(
        tx, who, pressed.call, (pressed.answer, pressed.said), now=now
    ),
    HelpedAtCounter: lambda tx, who, pressed, now: asking.helped(
        tx, who, pressed.enterprise, (pressed.answer, pressed.said), now=now
    ),
    InviteColleague: lambda tx, who, _, now: linking.invite(tx, who, now=now),
    TakeSeat: lambda tx, who, pressed, now: seated(tx, who, TAKE(tx, who, pressed.booking, now=now), now),
    ConfirmBooking: lambda tx, who, pressed, now: CONFIRM(tx, who, pressed.booking, now=now),
    CancelBooking: lambda tx, who, pressed, now: CANCEL(tx, who, pressed.booking, now=now),
}
COMMANDS: Commands = {
    Menu.COUNTER: (COORDINATORS, form(COUNTER)),
    Menu.CALLS: (COORDINATORS, phoning.listed),
}

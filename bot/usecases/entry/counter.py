"""Buttons at the counter and on the list of calls: which use case or form each asks for."""

from datetime import datetime

from bot.domain.notice import Notice
from bot.domain.people import Person
from bot.domain.press import AtCounter, Counter, OnPhone, Phoning
from bot.usecases import counter, linking, phoning
from bot.usecases.entry.sessions import seated
from bot.usecases.entry.table import Presses
from bot.usecases.forms.book import ENGINE
from bot.usecases.forms.counter import CALL_REACHED, CALL_WRONG
from bot.usecases.forms.enterprise import APPEAL
from storage.database import Transaction


def _at_counter(tx: Transaction, who: Person, pressed: AtCounter, now: datetime) -> list[Notice]:
    match pressed.what:
        case Counter.PAGE:
            return counter.page(tx, who, pressed.enterprise, now=now)
        case Counter.FILE:
            return ENGINE.start(tx, who, APPEAL, counter.filing(tx, who, pressed.enterprise, now=now), now=now)
        case Counter.BOOK:
            return seated(tx, who, counter.book(tx, who, pressed.enterprise, pressed.session, now=now), now)
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


PRESSES: Presses = {AtCounter: _at_counter, OnPhone: _on_phone}

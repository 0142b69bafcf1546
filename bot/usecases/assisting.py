"""Assisting departments are reminded of their contribution; late ones are told to their heads and to the lead."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.appeal import Appeal
from bot.domain.deadlines import TimerKind
from bot.domain.notice import Due, NobodyToTell, Notice
from bot.domain.people import Party, Person, Role
from bot.usecases import audience, cases
from storage import people
from storage.database import Transaction

TELLS = {
    TimerKind.ASSIST_DUE: (Party.ASSISTING,),
    TimerKind.ASSIST_OVERDUE: (Party.ASSISTING, Party.ASSISTING_HEAD, Party.LEAD),
}


def remind(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> list[Notice]:
    """Tell who is missing, and in the end who is concerned; nobody when all have contributed."""
    missing = cases.missing(tx, appeal)
    if not missing:
        return []
    told = [one for one in audience.of(tx, appeal, TELLS[kind]) if _is_concerned(appeal, one, missing)]
    reached = audience.reached(tx, appeal, TELLS[kind])
    reminders = (Due(to=one.chat, case=cases.case(tx, appeal, one, now), kind=kind, reached=reached) for one in told)
    return [*reminders, *_nobody(tx, appeal, missing, now)]


def _is_concerned(appeal: Appeal, one: Person, missing: list[str]) -> bool:
    return one.department in missing or one.department == appeal.lead


def _nobody(tx: Transaction, appeal: Appeal, missing: list[str], now: datetime) -> Iterator[Notice]:
    """A coordinator hears which of the departments has nobody who can be reached."""
    for name in missing:
        if not any(one.reachable for one in people.of_role(tx, Role.CONTACT, name)):
            for one in people.of_role(tx, Role.COORDINATOR):
                case = cases.case(tx, appeal, one, now)
                yield NobodyToTell(to=one.chat, case=case, role=Role.CONTACT, department=name)

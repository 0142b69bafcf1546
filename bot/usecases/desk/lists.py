"""Shows lists of appeals: an enterprise's own, those that wait for a department or desk, and those for triage."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import AppealView, CardShown
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.desk.list_notices import ListShown
from bot.domain.people.person import Person, Role
from bot.usecases.appeals import viewing
from bot.usecases.desk import guard, queue_by_step
from storage.appeals import appeals
from storage.desk import auto_assigned
from storage.engine.database import Transaction

_WORK: dict[Role, tuple[State, ...]] = {
    Role.CONTACT: (State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.NEEDS_INFO, State.SIGN_OFF),
    Role.HEAD: (State.SCHEDULED, State.SIGN_OFF, State.ASSIGNED, State.HANDLING, State.NEEDS_INFO),
    Role.COORDINATOR: (State.REVIEW, State.VISIT, State.SCHEDULED),
    Role.SUPERVISOR: (State.TRIAGE, State.ASSIGNED, State.HANDLING, State.SIGN_OFF, State.REVIEW, State.VISIT),
}


def mine(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show an enterprise's appeals, newest first; if there is only one, its card."""
    found, total = appeals.of_enterprise(tx, guard.enterprise(who), page)
    if total == 1 and found:
        return [CardShown(to=who.chat, view=viewing.view(tx, found[0], who, now))]
    views = seen(tx, who, found, now)
    return [ListShown(to=who.chat, title=Menu.MY, views=views, total=total, page=page, now=now)]


def todo(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show what waits for the person's department or desk, earliest due first."""
    states = _WORK.get(who.role) if who.role else None
    if states is None:
        return mine(tx, who, page, now=now)
    found, total = queue_by_step.waiting(tx, states, page, who.department)
    views = seen(tx, who, found, now)
    return [ListShown(to=who.chat, title=Menu.TODO, views=views, total=total, page=page, now=now)]


def triage(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the appeals that the classifier left to people.

    Urgent ones come first, then by day, the least certain of a day first.
    """
    found, total = appeals.to_triage(tx, page)
    views = seen(tx, who, (appeal for appeal in found if appeal.parties(who)), now)
    return [ListShown(to=who.chat, title=Menu.TRIAGE, views=views, total=total, page=page, now=now)]


def assigned(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the appeals that the classifier assigned and that are not answered, newest first."""
    found, total = auto_assigned.page_of(tx, page)
    views = seen(tx, who, found, now)
    return [ListShown(to=who.chat, title=Menu.ASSIGNED, views=views, total=total, page=page, now=now)]


def seen(tx: Transaction, who: Person, found: Iterable[Appeal], now: datetime) -> tuple[AppealView, ...]:
    """Return the views of the appeals for the person."""
    return tuple(viewing.view(tx, appeal, who, now) for appeal in found)

"""Sends each department the list (服务事项清单) of what it will hear at a session.

It goes out with the reminder, or when a coordinator asks.
"""

from datetime import datetime
from typing import Any

from bot.domain.appeals.action import State
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking_notices import ListSent, ListsSent, ServiceListOrder, ServiceListSent
from bot.domain.sessions.service_list import Item, ServiceList
from bot.domain.sessions.session import Session
from bot.usecases.sessions import guard, session_moves
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import booked, sessions

GONE = frozenset({State.DECLINED, State.WITHDRAWN})


def send_now(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Send the lists with their present content, for a coordinator."""
    guard.party(who)
    session = session_moves.load(tx, session_id)
    audit.note(tx, who.id, "service_list", f"session:{session_id}", now)
    notices, sent = _sent(tx, session)
    return [ListsSent(to=who.chat, **sent), *notices]


def send(tx: Transaction, session: Session) -> list[Notice]:
    """Send the lists to all who prepare for the session."""
    notices, sent = _sent(tx, session)
    return [*notices, *(ListsSent(to=person.chat, **sent) for person in people.of_role(tx, Role.COORDINATOR))]


def _sent(tx: Transaction, session: Session) -> tuple[list[Notice], dict[str, Any]]:
    items = _items(tx, session)
    named = [name for item in items for name in (item.appeal.lead, *item.appeal.assisting) if name]
    departments = tuple(dict.fromkeys([*session.departments, *named]))
    readers = {name: _readers(tx, name) for name in departments}
    notices = [
        notice
        for name, who in readers.items()
        for person in who
        for notice in _to(person, session, name, tuple(item for item in items if item.concerns(name)))
    ]
    sent: dict[str, object] = {"session": session, "departments": sum(map(bool, readers.values()))}
    sent |= {"appeals": len(items), "waiting": sum(item.appeal.state is State.TRIAGE for item in items)}
    return notices, sent | {"nobody": tuple(name for name, who in readers.items() if not who)}


def _readers(tx: Transaction, department: str) -> list[Person]:
    return [person for role in (Role.CONTACT, Role.HEAD) for person in people.of_role(tx, role, department)]


def _to(who: Person, session: Session, department: str, items: tuple[Item, ...]) -> list[Notice]:
    """Return the message and the file for one person; for an empty list there is no file."""
    said = ListSent(to=who.chat, session=session, department=department, items=items)
    paper = ServiceListSent(to=who.chat, session=session, department=department, count=len(items))
    return [said, paper] if items else [said]


def gather(tx: Transaction, order: ServiceListOrder, *, now: datetime) -> ServiceList | None:
    """Return the content of the list when the file is sent."""
    found = sessions.peek(tx, order.session)
    if found is None:
        return None
    items = tuple(item for item in _items(tx, found) if item.concerns(order.department))
    return ServiceList(found, order.department, items, now) if items else None


def _items(tx: Transaction, session: Session) -> list[Item]:
    return [item for item in booked.of_session(tx, session.id) if item.appeal.state not in GONE]

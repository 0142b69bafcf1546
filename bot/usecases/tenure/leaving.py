"""Ends what somebody was doing when they leave, and passes on what they handled."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.appeals.notices import CardStale, Moved, NobodyToTell
from bot.domain.base.notice import Notice
from bot.domain.base.question import QuestionOver
from bot.domain.people.person import Person, Role
from bot.domain.tenure.staff_notices import PostVacant, WorkPassed
from bot.usecases.people import accounts
from bot.usecases.tenure import absences, guard
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import enterprises, people
from storage.reach import sign_ins
from storage.tenure import erasure, staff

MISSED = (Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.SUPERVISOR)
NOWHERE: dict[str, object] = {"role": None, "department": None, "enterprise": None, "away": False} | absences.NONE


def close(tx: Transaction, who: Person, now: datetime) -> list[Notice]:
    """End the person's forms, buttons, waiting messages and unused invites."""
    over: list[Notice] = [
        QuestionOver(to=who.chat, message=draft.question) for draft in drafts.all_of(tx, who.id) if draft.question
    ]
    over += [
        CardStale(to=who.chat, card=card, message=message, buttons_only=True)
        for card, message in staff.held_messages(tx, who.chat)
    ]
    drafts.drop_all(tx, who.id)
    people.end_join(tx, who.id)
    erasure.stop(tx, who.chat)
    sign_ins.end_all(tx, who.id)
    sign_ins.drop_all(tx, who.id)
    staff.nobody_s_deputy(tx, who.id)
    enterprises.end_invites_of(tx, who.id, now)
    return over


def menu(tx: Transaction, who: Person) -> list[Notice]:
    """Set the command menu of the person's present role."""
    return accounts.menu(tx, people.by_id(tx, who.id))


def hand_on(tx: Transaction, before: Person, now: datetime) -> list[Notice]:
    """Pass on what the person handled; coordinators are told if nobody is left in the post."""
    moved = absences.passed_on(tx, before, now) if guard.handles(before) else []
    return [*_retold(moved), *_vacant(tx, before)]


def leaves_vacant(tx: Transaction, who: Person) -> str:
    """Return the post, by its role, that nobody holds once the person has left it; an empty text if somebody does."""
    role, department = who.role, who.department
    holders = people.of_role(tx, role, department) if role in MISSED else []
    return str(role) if [holder.id for holder in holders] == [who.id] else ""


def _retold(moved: list[Notice]) -> Iterator[Notice]:
    """Tell the colleagues that the handler has left. That nobody is left is told once, not for every appeal."""
    for notice in moved:
        if isinstance(notice, Moved) and notice.action is Action.STAND_IN:
            yield WorkPassed(to=notice.to, view=notice.view)
        elif not isinstance(notice, NobodyToTell):
            yield notice


def _vacant(tx: Transaction, before: Person) -> list[Notice]:
    role, department = before.role, before.department
    if role not in MISSED or people.of_role(tx, role, department):
        return []
    steer = people.of_role(tx, Role.COORDINATOR) or people.of_role(tx, Role.ADMIN)
    waiting = staff.open_led_by(tx, department) if department else 0
    heads = people.of_role(tx, Role.HEAD, department) if role is Role.CONTACT else []
    notice = PostVacant(to=0, role=role, department=department, waiting=waiting)
    own = [replace(notice, to=head.chat, own=True) for head in heads]
    return [*own, *(notice.told_to(person.chat) for person in steer)]

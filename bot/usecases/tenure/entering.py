"""Who opens an invite says their name and work phone and has its role; an administrator is confirmed by another."""

from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.people import standing
from bot.domain.people.errors import BadInvite
from bot.domain.people.identity import parse_phone
from bot.domain.people.notices import InviteFreed, Joined
from bot.domain.people.person import Invite, Person, Role
from bot.domain.people.standing import StandingAction, StandingSituation
from bot.domain.tenure.staff_notices import AdminAsked, AdminWaiting
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import BACK, CANCEL, SKIP, Form, Step, parsed
from bot.usecases.people import accounts, guard, off_duty, registration
from bot.usecases.tenure.filled import Entered, Opened
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import invites, people

ENTER = "enter"


def opened(tx: Transaction, who: Person, code: str, *, now: datetime) -> tuple[Person, Filled]:
    """Return who opens an invite, begun anew if they had left, and what the form of entering begins with."""
    given = {"invite": accounts.hashed(code)}
    check(tx, who, given, now=now)
    return off_duty.anew(tx, who, now=now), given


def check(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Keep the invite for who begins to say who they are; raise BadInvite when it is not for them, or another's."""
    code_hash = Opened.from_draft(data).invite
    _invited(tx, who, code_hash, now)
    if not invites.hold(tx, code_hash, who.id, now):
        raise BadInvite("held")


def leave(tx: Transaction, who: Person, data: Filled) -> None:
    """Let somebody else open the invite at once: who opened it has given up."""
    invites.let_go(tx, Opened.from_draft(data).invite, who.id)


def free(tx: Transaction, who: Person, mark: str, *, now: datetime) -> list[Notice]:
    """Let somebody else open an invite that the wrong person has opened; only who made it can."""
    code_hash, given = invites.made_by(tx, who.id, mark) or (None, None)
    if code_hash is None or given is None:
        raise NotFound
    if given.used_at is not None:
        raise BadInvite("used")
    if given.expires_at < now:
        raise BadInvite("expired")
    was_held = given.held_by is not None and given.held_until is not None and given.held_until > now
    if given.held_by is not None:
        invites.let_go(tx, code_hash, given.held_by)
    return [InviteFreed(to=who.chat, was_held=was_held)]


def _invited(tx: Transaction, who: Person, code_hash: str, now: datetime) -> Invite:
    """Return the invite; raise BadInvite when it is not good for this person, or any more."""
    given = people.invited(tx, code_hash)
    if given is None or given.enterprise is not None:
        raise BadInvite("unknown")
    if not guard.is_new(who):
        raise BadInvite("taken")
    if given.expires_at < now:
        raise BadInvite("expired")
    if given.ended_at is not None:
        raise BadInvite("void")
    if given.used_at is not None:
        raise BadInvite("used")
    if who.gone not in off_duty.MAY_BEGIN_ANEW:
        standing.find(StandingAction.JOIN, standing.parties(who, who), who, StandingSituation())
    return given


def enter(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Give the invite's role to who opened it."""
    entered = Entered.from_draft(data)
    given = _invited(tx, who, entered.invite, now)
    if not invites.use(tx, entered.invite, who.id, now):
        raise BadInvite("held")
    people.end_join(tx, who.id)
    drafts.drop_all(tx, who.id)  # who had begun to register is somebody else now
    phone = parse_phone(entered.phone) if entered.phone else ""
    people.change(tx, who.id, name=entered.name, post=entered.post, phone=phone, email=given.email or who.email)
    if guard.wants_confirmation(given):
        return _apply(tx, people.by_id(tx, who.id), given, now)
    accounts.admit(tx, who, given.role, now, department=given.department)
    audit.note(tx, who.id, "joined", f"role:{given.role}", now, department=given.department)
    return [Joined(to=who.chat, role=given.role, department=given.department), *accounts.menu(tx, _again(tx, who))]


def _again(tx: Transaction, who: Person) -> Person:
    return people.by_id(tx, who.id)


def _apply(tx: Transaction, who: Person, given: Invite, now: datetime) -> list[Notice]:
    """Ask the other administrators, who see everything, whether this one is to be among them."""
    row = standing.find(StandingAction.APPLY, standing.parties(who, who), who, StandingSituation())
    people.change(tx, who.id, gone=row.end(who.standing), held_role=Role.ADMIN)
    audit.note(tx, who.id, "admin_asked", f"person:{who.id}", now, invited_by=given.made_by)
    host = people.find(tx, given.made_by) if given.made_by is not None else None
    others = [person for person in people.of_role(tx, Role.ADMIN) if person.id != given.made_by]
    question = AdminAsked(to=who.chat, person=who.id, name=who.name, host=host.name if host else "")
    return [AdminWaiting(to=who.chat), *(question.told_to(person.chat) for person in others)]


ENTER_FORM = Form(
    ENTER,
    (
        Step("name", parsed("name", registration.parse_person), controls=(CANCEL,)),
        Step("post", parsed("post", registration.parse_name), controls=(SKIP, BACK, CANCEL)),
        Step("phone", registration.take_phone),
    ),
    enter,
    check,
    leave,
)

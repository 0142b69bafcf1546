"""Knows who writes: greets people, sets their command menu, and makes and takes invites."""

import hashlib
import secrets
import unicodedata
from datetime import datetime, timedelta

from bot.domain.base.errors import BadInput
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people import standing
from bot.domain.people.notices import (
    Greeting,
    InviteMade,
    MenuSet,
)
from bot.domain.people.person import OF_DEPARTMENT, Invite, Invitee, Person, Role
from bot.domain.people.spoken_code import ALPHABET, LENGTH, SpokenCode
from bot.domain.people.standing import StandingAction, StandingSituation
from bot.usecases.forms.record import Filled
from bot.usecases.people import guard, sign_in_pictures
from bot.usecases.people.filled import Invited
from storage.engine import audit, settings
from storage.engine.database import Transaction
from storage.people import invites, people

INVITE_PREFIX = "inv_"
ANYBODY = Invitee()
BOT_NAME = "bot_name"
SEEN_EVERY = timedelta(days=1)


def actor(tx: Transaction, chat: int, name: str, now: datetime) -> Person:
    """Return the person behind a chat; a new one is entered."""
    return people.by_chat(tx, chat) or people.add(tx, chat, name, now)


def note_seen(tx: Transaction, who: Person, now: datetime) -> None:
    """Note once a day that the person was here."""
    if who.seen_at is None or now - who.seen_at >= SEEN_EVERY:
        people.change(tx, who.id, seen_at=now)


def greet(tx: Transaction, who: Person) -> list[Notice]:
    """Greet the person by their role."""
    whose = people.enterprise_by_id(tx, who.enterprise).name if who.enterprise else None
    greeting = Greeting(to=who.chat, role=who.role, name=who.name, department=who.department, enterprise=whose)
    return [greeting, *menu(tx, who)]


def menu(tx: Transaction, who: Person) -> list[Notice]:
    """Set the messenger's command menu if it is not yet that of the role."""
    wanted = str(who.role or "STRANGER")
    if who.menu == wanted:
        return []
    people.change(tx, who.id, menu=wanted)
    return [MenuSet(to=who.chat, role=who.role)]


def admit(tx: Transaction, who: Person, role: Role, now: datetime, **given: object) -> None:
    """Give a role to somebody who has none, if the table of standings allows it."""
    standing.find(StandingAction.JOIN, standing.parties(who, who), who, StandingSituation())
    people.change(tx, who.id, role=role, in_role_since=now, **NOTHING_HELD, **given)


NOTHING_HELD: dict[str, None] = dict.fromkeys(("gone", "held_role", "held_department", "held_enterprise", "held_name"))


def may_invite(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.invites(who)


def invite(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Make a one-time link for a role; only the hash is stored."""
    may_invite(tx, who, data, now=now)
    invited = Invited.from_draft(data)
    role, department = invited.role, guard.own_department(who) or invited.department
    guard.may_be_confirmed(role, len(people.of_role(tx, Role.ADMIN)))
    link = make_invite(tx, role, department, made_by=who.id, now=now)
    hours = tx.programme.pack.limits.invite_hours
    mark = hashed(link)[: invites.MARK]
    made = InviteMade(to=who.chat, role=role, department=department, link=link, hours=hours, mark=mark)
    return [made, *sign_in_pictures.of(tx, who.chat, link)]


def make_invite(  # into which office, by whom, when, and for whom
    tx: Transaction,
    role: Role,
    department: str | None,
    *,
    made_by: PersonId | None,
    now: datetime,
    whom: Invitee = ANYBODY,
) -> str:
    """Return the `/start` payload of a new invite; raise BadInput if the department is missing or unknown."""
    needs = role in OF_DEPARTMENT
    if needs and (department is None or not tx.programme.pack.is_assignee(department)):
        raise BadInput("unknown_department", {"name": department or ""})
    code = INVITE_PREFIX + secrets.token_urlsafe(24)
    expires = now + timedelta(hours=tx.programme.pack.limits.invite_hours)
    given = Invite(role, department if needs else None, expires, None, email=whom.email, name=whom.name)
    people.add_invite(tx, hashed(code), given, made_by, now)
    audit.note(tx, made_by, "invite", f"role:{role}", now, department=department)
    return code


def invite_in(said: str) -> str | None:
    """Return the invite in a text, alone or in a link; None if there is none."""
    words = unicodedata.normalize("NFKC", said).replace("=", " ").split()
    return next((word for word in words if word.startswith(INVITE_PREFIX)), None)


def bot_name(tx: Transaction) -> str:
    return settings.get(tx, BOT_NAME) or ""


def new_code(kind: SpokenCode) -> str:
    """Return a code of this kind that nobody can guess."""
    return kind.mark + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def hashed(code: str) -> str:
    """Return the hash that is stored of a code or token."""
    return hashlib.sha256(code.encode()).hexdigest()

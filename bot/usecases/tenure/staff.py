"""Shows an administrator the staff, and suspends, resumes, ends and transfers people."""

from datetime import datetime

from bot.domain.base.errors import BadInput, NoRight, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people import standing
from bot.domain.people.person import OF_DEPARTMENT, Person, Role, Standing
from bot.domain.people.standing import StandingAction, StandingMove, StandingRefused, StandingSituation
from bot.domain.tenure.staff_notices import (
    LeftWork,
    Post,
    StaffCard,
    StaffNumber,
    StaffShown,
    StandingChanged,
    YourStanding,
)
from bot.texts.people import roles
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import by_name
from bot.usecases.people import accounts
from bot.usecases.tenure import guard, leaving
from bot.usecases.tenure.filled import AboutStaff, Sought
from storage.appeals import appeals
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import staff

A = StandingAction


def listed(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show a page of the staff: to a head, of their department."""
    found, total = staff.listed(tx, page, guard.staff_keeper(who))
    return [StaffShown(to=who.chat, posts=tuple(map(post_of, found)), total=total, page=page)]


def asked(tx: Transaction, who: Person, words: str = "", *, now: datetime) -> list[Notice]:
    """Find some of the staff by name, department or role; without words show them all."""
    within = guard.staff_keeper(who)
    if not words.strip():
        return listed(tx, who, now=now)
    department = by_name(tx.programme.pack.find_assignee, words)
    wanted = [role for role, name in roles.ROLE.items() if words in name]
    found, total = staff.search(tx, words, [department.name] if department else [], wanted, within)
    if not found:
        raise BadInput("no_staff", {"name": words})
    return [StaffShown(to=who.chat, posts=tuple(map(post_of, found)), total=total, page=0, words=words)]


def find(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Show the staff found by the words of the form."""
    return asked(tx, who, Sought.from_draft(data).words, now=now)


def may(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.staff_keeper(who)


def post_of(person: Person) -> Post:
    """Return name, role, department and standing of one of the staff; raise NotFound for others."""
    role = person.role or person.held_role
    if role is None:
        raise NotFound
    return Post(person.id, person.name, role, person.department or person.held_department, person.standing)


def card(tx: Transaction, who: Person, person_id: int, *, now: datetime) -> list[Notice]:
    """Show one of the staff, and what may be done."""
    person = guard.keeps(who, people.find(tx, person_id))
    post, held = post_of(person), standing.parties(who, person)
    return [
        StaffCard(
            to=who.chat,
            post=post,
            since=person.in_role_since or person.since,
            seen_at=person.seen_at,
            in_hand=len(appeals.in_hand(tx, person_id)),
            allowed=standing.TABLE.allowed(person.standing, held, situation(tx, who, person)),
            away=person.away,
            now=now,
            title=person.post,
            has_phone=bool(person.phone),
        )
    ]


def number(tx: Transaction, who: Person, person_id: int, *, now: datetime) -> list[Notice]:
    """Show a work phone; the look is noted."""
    person = guard.keeps(who, people.find(tx, person_id))
    if not person.phone:
        raise NotFound
    audit.note(tx, who.id, "phone", f"person:{person_id}", now)
    return [StaffNumber(to=who.chat, post=post_of(person), phone=person.phone)]


def situation(tx: Transaction, who: Person, person: Person) -> StandingSituation:
    last = [member.id for member in people.lock_role(tx, Role.ADMIN)] == [person.id]
    own = person.standing is Standing.PENDING and people.invited_by(tx, person.id) == who.id
    return StandingSituation(is_staff=standing.is_staff(person), last_admin=last, own_guest=own)


def check(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Refuse to ask whether it is meant when it could not be done."""
    about = AboutStaff.from_draft(data)
    _row(tx, who, _load(tx, who, about), about.action)


def _load(tx: Transaction, who: Person, about: AboutStaff) -> Person:
    """Return the person locked; raise StandingRefused when they stand otherwise than the button showed."""
    person = guard.keeps(who, people.load(tx, about.person))
    if about.standing not in {None, person.standing}:
        raise StandingRefused(about.action, person.standing)
    return person


def _row(tx: Transaction, who: Person, person: Person, action: StandingAction) -> StandingMove:
    held = standing.parties(who, person) - {Party.SELF}
    if not held:
        raise NoRight
    return standing.find(action, held, person, situation(tx, who, person))


def change(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Suspend, resume, end or move somebody, as the table lets it."""
    about = AboutStaff.from_draft(data)
    person, action = _load(tx, who, about), about.action
    row, held = _row(tx, who, person, action), len(appeals.in_hand(tx, person.id))
    over = leaving.close(tx, person, now)
    people.change(tx, person.id, **_values(person, about, row.end(person.standing), now))
    passed = leaving.hand_on(tx, person, now)
    after = people.by_id(tx, person.id)
    post = post_of(person if action is A.DECLINE else after)
    audit.note(tx, who.id, f"staff_{action.lower()}", f"person:{person.id}", now, role=post.role, of=post.department)
    done = StandingChanged(to=who.chat, action=action, post=post, passed=held, role=who.role)
    left = _left(tx, person) if held else LeftWork.NONE
    notice = YourStanding(to=person.chat, action=action, role=post.role, whose=post.department or "", work=left)
    return [done, *over, notice, *leaving.menu(tx, person), *passed]


def _left(tx: Transaction, before: Person) -> LeftWork:
    """Return what became of the appeals that somebody handled who is not in the post any more."""
    there = before.role is not None and people.of_role(tx, before.role, before.department)
    return LeftWork.PASSED if there else LeftWork.WAITS


def post_held(person: Person) -> tuple[Role | None, str | None]:
    """Return the post that somebody holds, as a draft keeps it."""
    return person.role, person.department


def end(tx: Transaction, person: Person, *, now: datetime) -> list[Notice]:
    """End the post of somebody whose department has ended."""
    over, post = leaving.close(tx, person, now), post_of(person)
    people.change(tx, person.id, **_values(person, AboutStaff(person=person.id, action=A.END), Standing.ENDED, now))
    notice = YourStanding(to=person.chat, action=A.END, role=post.role, whose=post.department or "")
    return [*over, notice, *leaving.menu(tx, person)]


def _values(person: Person, about: AboutStaff, to: Standing, now: datetime) -> dict[str, object]:
    """Return what is kept of somebody after the action."""
    action, role = about.action, about.role
    if action is A.POST:
        department = about.department if role in OF_DEPARTMENT else None
        if about.held not in {None, post_held(person)}:
            post = roles.names(person.role)[1] if person.role else ""
            raise BadInput("post_moved", {"name": person.name, "post": f"{person.department or ''}{post}"})
        if (role, department) == (person.role, person.department):
            raise BadInput("same_post")
        return leaving.NOWHERE | {"role": role, "department": department, "in_role_since": now}
    if action in {A.RESUME, A.CONFIRM}:
        return _restored(person, person.in_role_since if action is A.RESUME else now)
    if action is A.DECLINE:
        return dict(accounts.NOTHING_HELD)
    held: dict[str, object] = {
        "held_role": person.role or person.held_role,
        "held_department": person.department or person.held_department,
    }
    return leaving.NOWHERE | held | {"gone": to}


def _restored(person: Person, since: datetime | None) -> dict[str, object]:
    """They are again, or from now on, what is held for them."""
    back: dict[str, object] = {"role": person.held_role, "department": person.held_department}
    return back | {"in_role_since": since, **accounts.NOTHING_HELD}

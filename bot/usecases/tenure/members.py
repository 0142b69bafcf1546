"""Shows who belongs to an enterprise, removes members, and moves a member to another enterprise."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people import standing
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.enterprise_notices import EnterpriseDecided, EnterpriseJudged
from bot.domain.people.notices import JoinDecided
from bot.domain.people.person import EnterpriseState, Person, Role, Standing, is_stand_in
from bot.domain.people.presses import Answer
from bot.domain.people.standing import StandingAction, StandingSituation
from bot.domain.tenure.staff_notices import MembersShown, Post, StandingChanged, YourStanding
from bot.usecases.forms.record import Filled
from bot.usecases.people import verifying
from bot.usecases.people.filled import CodeSaid
from bot.usecases.tenure import guard, joining, leaving
from bot.usecases.tenure.filled import AboutStaff
from storage.appeals import appeals, finding
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import enterprise_changes as changes
from storage.people import enterprises, people
from storage.sessions import sessions

A = StandingAction


def listed(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show a member who else belongs to their enterprise."""
    return [shown(tx, who, guard.member(who))]


def of_enterprise(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> list[Notice]:
    """Show a coordinator who belongs to an enterprise."""
    verifying.may_decide(tx, who, {}, now=now)
    if not enterprises.exists(tx, enterprise_id):
        raise NotFound
    return [shown(tx, who, enterprise_id)]


def shown(tx: Transaction, who: Person, enterprise_id: int) -> MembersShown:
    """Return the members of an enterprise as this person sees them."""
    enterprise, found = people.enterprise_by_id(tx, enterprise_id), people.members(tx, enterprise_id)
    is_refused = enterprise.state is EnterpriseState.REFUSED
    manager, waits = standing.manager_of(found), changes.waiting(tx, enterprise_id)
    others = [member for member in found if member.id != who.id and not is_stand_in(member.chat)]
    removable = {member.id for member in others if _may(tx, who, member, found)}
    return MembersShown(
        to=who.chat,
        enterprise=enterprise.name,
        members=tuple(found),
        manager=manager.id if manager else None,
        removable=frozenset(removable),
        reader=who.id,
        former=changes.former_names(tx, enterprise_id),
        waits=waits.after if waits else "",
        refused=enterprise_id if is_refused else None,
        reason=enterprise.reason if is_refused else "",
        licence_lost=enterprise_id if enterprise.licence_lost else None,
    )


def _may(tx: Transaction, who: Person, person: Person, found: Iterable[Person]) -> bool:
    held = standing.parties(who, person, standing.manager_of(found))
    return standing.TABLE.find(person.standing, A.REMOVE, held, situation(tx, person)) is not None


def situation(tx: Transaction, person: Person) -> StandingSituation:
    """Gather what the guards look at; somebody without an enterprise leaves nothing open."""
    if person.enterprise is None:
        return StandingSituation(is_staff=standing.is_staff(person))
    people.lock_enterprise(tx, person.enterprise)
    alone = [member.id for member in people.members(tx, person.enterprise)] == [person.id]
    is_open = appeals.open_of(tx, person.id, person.enterprise) > 0 or sessions.is_booked(tx, person.enterprise)
    return StandingSituation(is_staff=standing.is_staff(person), left_open=alone and is_open)


def may_remove(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the person can't remove this member."""
    _load(tx, who, data)


def _load(tx: Transaction, who: Person, data: Filled) -> Person:
    """Return the member, locked; raise a refusal if `who` may not remove them."""
    person = guard.removable(people.load(tx, AboutStaff.from_draft(data).person))
    held = standing.parties(who, person, standing.manager_of(people.members(tx, person.enterprise or 0)))
    if not held - {Party.SELF}:
        raise NotFound
    standing.find(A.REMOVE, held, person, situation(tx, person))
    return person


def remove(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Remove somebody from their enterprise; they may register again."""
    person = _load(tx, who, data)
    name = people.enterprise_by_id(tx, person.enterprise or 0).name
    post = Post(person.id, person.name, Role.MEMBER, name, Standing.ENDED)
    done = StandingChanged(to=who.chat, action=A.REMOVE, post=post, role=who.role)
    return [done, *put_out(tx, who, person, now=now)]


def may_go(tx: Transaction, who: Person, _: Filled, *, now: datetime) -> None:
    guard.member(who)
    standing.find(A.LEAVE, standing.parties(who, who), who, situation(tx, who))


def go(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Leave the enterprise; somebody else has to be there while anything is open."""
    may_go(tx, who, data, now=now)
    return put_out(tx, who, people.load(tx, who.id) or who, A.LEAVE, now=now)


def put_out(
    tx: Transaction, who: Person, person: Person, action: StandingAction = A.REMOVE, *, now: datetime
) -> list[Notice]:
    name = people.enterprise_by_id(tx, person.enterprise or 0).name
    over = leaving.close(tx, person, now)
    held = {"held_role": Role.MEMBER, "held_enterprise": person.enterprise, "held_name": name, "gone": Standing.ENDED}
    people.change(tx, person.id, **leaving.NOWHERE | held)
    audit.note(tx, who.id, f"member_{action.lower()}", f"person:{person.id}", now, enterprise=person.enterprise)
    notice = YourStanding(to=person.chat, action=action, role=Role.MEMBER, whose=name)
    return [*over, notice, *leaving.menu(tx, person)]


def may_change(tx: Transaction, who: Person, _: Filled, *, now: datetime) -> None:
    """Raise a refusal if the person can't ask to change to another enterprise."""
    guard.member(who)
    standing.find(A.CHANGE, standing.parties(who, who), who, situation(tx, who))


def ask(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Ask to belong to another enterprise; nothing changes before it agrees and the person confirms."""
    may_change(tx, who, data, now=now)
    wanted = people.enterprise_by_uscc(tx, CodeSaid.from_draft(data).uscc)
    if wanted is None or wanted.id == who.enterprise:
        raise NotFound
    return joining.ask_to_join(tx, who, wanted, who.name, who.phone, now)


def take_place(tx: Transaction, who: Person, answer: Answer, *, now: datetime) -> list[Notice]:
    """Take the person's last word after they were let in: move to the other enterprise, or stay."""
    request = people.join_requested(tx, who.id)
    if request is None or not request.agreed:
        raise NotFound
    if answer is Answer.NO:
        people.end_join(tx, who.id)
        return [JoinDecided(to=who.chat, enterprise=people.enterprise_by_id(tx, request.enterprise).name, let_in=False)]
    verifying.still_open(tx, request.enterprise)
    may_change(tx, people.load(tx, who.id) or who, {}, now=now)
    over = leaving.close(tx, who, now)
    people.change(tx, who.id, **leaving.NOWHERE)
    audit.note(tx, who.id, "member_change", f"enterprise:{request.enterprise}", now, before=who.enterprise)
    outsider = people.by_id(tx, who.id)
    return [*over, *joining.belong(tx, outsider, request.enterprise, who.name, who.phone, now=now)]


def rule(  # who decides what about which enterprise, for whom, when
    tx: Transaction, who: Person, enterprise_id: int, person: int, action: EnterpriseAction, *, now: datetime
) -> list[Notice]:
    """Decide on a claim (冒用): the code stays with whoever registered it, or goes to whoever claims it."""
    verifying.may_decide(tx, who, {}, now=now)
    claims = [request for request in enterprises.requests(tx, enterprise_id) if request.claim]
    won = next((claim for claim in claims if claim.person == person), None)
    if action is EnterpriseAction.REPLACE and won is None:
        raise NotFound
    enterprise = verifying.changed(tx, who, enterprise_id, action, now=now)
    notices: list[Notice] = [EnterpriseDecided(to=who.chat, action=action, enterprise=enterprise.name)]
    for join_request in claims:
        people.end_join(tx, join_request.person)
        if join_request is not won or action is EnterpriseAction.KEEP:
            chat = people.by_id(tx, join_request.person).chat
            notices.append(EnterpriseJudged(to=chat, action=EnterpriseAction.KEEP, enterprise=enterprise))
    if won is None or action is EnterpriseAction.KEEP:
        return notices
    for member in [colleague for colleague in people.members(tx, enterprise_id) if not is_stand_in(colleague.chat)]:
        notices += put_out(tx, who, member, now=now)
    changes.end_waiting(tx, enterprise_id, who.id, now)  # the name that they had asked for is not this enterprise's
    enterprises.change(tx, enterprise_id, name=won.claim)
    finding.renamed(tx, enterprise_id)
    return [*notices, *joining.belong(tx, people.by_id(tx, won.person), enterprise_id, won.name, won.phone, now=now)]

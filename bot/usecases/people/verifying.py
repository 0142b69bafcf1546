"""Checks enterprises (核验): coordinators look and decide.

While somebody claims an enterprise's code, nobody may join it.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.base.party import Party
from bot.domain.people import enterprise
from bot.domain.people.enterprise import TABLE, EnterpriseAction, EnterpriseSituation
from bot.domain.people.enterprise_notices import (
    Belongs,
    ClaimWaiting,
    CodeClaimed,
    EnterpriseDecided,
    EnterpriseJudged,
    EnterpriseNumbers,
    EnterpriseShown,
    EnterprisesShown,
    LicenceSent,
)
from bot.domain.people.identity import mask_name
from bot.domain.people.person import Enterprise, EnterpriseState, JoinRequest, Person, Role
from bot.usecases.forms.record import Filled
from bot.usecases.people import guard
from bot.usecases.people.filled import AboutEnterprise, Claimed
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import enterprise_changes as changes
from storage.people import enterprises, licences, people

# After these the picture of the licence has been of use, and goes.
DECIDED = frozenset({EnterpriseAction.APPROVE, EnterpriseAction.KEEP, EnterpriseAction.REPLACE})


def begin(tx: Transaction, enterprise_id: int, action: EnterpriseAction, party: Party) -> None:
    """Set the standing of a new enterprise: one that registered itself still has to be checked by a coordinator."""
    first = TABLE.find(None, action, party, EnterpriseSituation())
    if first is None:
        raise NotFound
    enterprises.set_state(tx, enterprise_id, first.end(people.enterprise_by_id(tx, enterprise_id).state))


def listed(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show a page of the enterprises that have to be checked, or of which a request to join waits for a day."""
    found, total = enterprises.waiting(tx, tx.programme.calendar.before(now, 1), page)
    return [EnterprisesShown(to=who.chat, enterprises=tuple(found), total=total, page=page)]


def asked(tx: Transaction, who: Person, words: str = "", *, now: datetime) -> list[Notice]:
    """Find enterprises by their code, or by a part of a name, also of one they had; without words, what waits."""
    may_decide(tx, who, {}, now=now)
    if not words.strip():
        return listed(tx, who, now=now)
    known = people.enterprise_by_uscc(tx, words.strip().upper())
    found = [known] if known else people.enterprises_named(tx, words.strip(), PAGE)
    if not found:
        raise BadInput("no_such_enterprise", {"name": words})
    return [EnterprisesShown(to=who.chat, enterprises=tuple(found), total=len(found), page=0, words=words)]


def show(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> list[Notice]:
    """Show a coordinator the enterprise, its people, and the possible decisions."""
    may_decide(tx, who, {}, now=now)
    checked = _load(tx, enterprise_id)
    members = tuple(Belongs(member.id, mask_name(member.name)) for member in people.members(tx, enterprise_id))
    asking = tuple(
        Belongs(request.person, mask_name(request.name), request.claim)
        for request in enterprises.requests(tx, enterprise_id)
    )
    return [
        EnterpriseShown(
            to=who.chat,
            enterprise=checked,
            members=members,
            asking=asking,
            allowed=enterprise.allowed(who, checked),
            former=changes.former_names(tx, enterprise_id),
            renamed=changes.waiting(tx, enterprise_id),
        )
    ]


def _load(tx: Transaction, enterprise_id: int) -> Enterprise:
    """Return the enterprise, locked; raise NotFound if there is none."""
    if not enterprises.exists(tx, enterprise_id):
        raise NotFound
    return people.lock_enterprise(tx, enterprise_id)


def may_decide(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.coordinator(who)


def may_refuse(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Refuse to begin the form if the table does not let this enterprise be refused."""
    may_decide(tx, who, data, now=now)
    checked = _load(tx, AboutEnterprise.from_draft(data).enterprise)
    enterprise.leads(EnterpriseAction.REFUSE, enterprise.parties(who, checked), checked)


def numbers(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> list[Notice]:
    """Show full names and phone numbers of its members and of those who ask to join; each look is logged."""
    may_decide(tx, who, {}, now=now)
    audit.note(tx, who.id, "phone", f"enterprise:{enterprise_id}", now)
    name = _load(tx, enterprise_id).name
    found = [(member.name, member.phone) for member in people.members(tx, enterprise_id)]
    found += [(request.name, request.phone) for request in enterprises.requests(tx, enterprise_id)]
    return [EnterpriseNumbers(to=who.chat, enterprise=name, people=tuple(found))]


def licence(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> list[Notice]:
    """Send the picture of the 营业执照 that came with the registration; each look is logged."""
    may_decide(tx, who, {}, now=now)
    checked = _load(tx, enterprise_id)
    if not checked.licence:
        raise NotFound
    audit.note(tx, who.id, "licence", f"enterprise:{enterprise_id}", now)
    return [LicenceSent(to=who.chat, enterprise=enterprise_id, name=checked.name)]


def decide(
    tx: Transaction, who: Person, enterprise_id: int, action: EnterpriseAction, *, now: datetime
) -> list[Notice]:
    """Make a decision that needs no reason."""
    return _move(tx, who, enterprise_id, action, "", now)


def may_ask_again(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal unless a member may ask for their refused enterprise to be checked anew."""
    checked = _load(tx, AboutEnterprise.from_draft(data).enterprise)
    enterprise.leads(EnterpriseAction.RESUBMIT, enterprise.parties(who, checked), checked)


def ask_again(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Ask to be checked anew, with a picture of the licence if one was sent; the coordinators' time begins anew."""
    about = AboutEnterprise.from_draft(data)
    notices = _move(tx, who, about.enterprise, EnterpriseAction.RESUBMIT, "", now)
    enterprises.change(tx, about.enterprise, asked_at=now)
    for file in about.licence:
        licences.put(tx, about.enterprise, file)
    return notices


def refuse(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Refuse the enterprise with the reason from the form."""
    about = AboutEnterprise.from_draft(data)
    return _move(tx, who, about.enterprise, EnterpriseAction.REFUSE, about.words, now)


def _move(  # who does what to which enterprise, why and when
    tx: Transaction, who: Person, enterprise_id: int, action: EnterpriseAction, reason: str, now: datetime
) -> list[Notice]:
    checked = changed(tx, who, enterprise_id, action, reason, now=now)
    notices: list[Notice] = [EnterpriseDecided(to=who.chat, action=action, enterprise=checked.name)]
    others = (member for member in people.members(tx, enterprise_id) if member.id != who.id)
    return [
        *notices,
        *(EnterpriseJudged(to=other.chat, action=action, enterprise=checked, reason=reason) for other in others),
    ]


def changed(  # as above
    tx: Transaction, who: Person, enterprise_id: int, action: EnterpriseAction, reason: str = "", *, now: datetime
) -> Enterprise:
    """Make a move of the enterprise's table, log it, and return the enterprise."""
    checked = _load(tx, enterprise_id)
    held = enterprise.parties(who, checked)
    enterprises.set_state(tx, enterprise_id, enterprise.leads(action, held, checked), reason)
    if action in DECIDED:
        licences.drop(tx, enterprise_id)
    audit.note(tx, who.id, f"enterprise_{action.lower()}", f"enterprise:{enterprise_id}", now, reason=reason)
    return people.enterprise_by_id(tx, enterprise_id)


def still_open(tx: Transaction, enterprise_id: int) -> None:
    """Raise EnterpriseRefused if nobody may join the enterprise at present."""
    enterprise.leads(EnterpriseAction.LET_IN, {Party.COORDINATOR}, _load(tx, enterprise_id))


def may_claim(tx: Transaction, who: Person, _: Filled, *, now: datetime) -> None:
    """Raise a refusal if the person has no request to join, or has claimed already."""
    _asked(tx, who)


def _asked(tx: Transaction, who: Person) -> JoinRequest:
    """Return the request of a stranger who may claim the code; raise a refusal for others."""
    request = people.join_requested(tx, who.id)
    if request is None or request.claim or not guard.is_new(who):
        raise NotFound
    return request


def claim(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Note that somebody claims the code as theirs (冒用); nobody joins until a coordinator has decided."""
    request = replace(_asked(tx, who), claim=Claimed.from_draft(data).name)
    checked = _load(tx, request.enterprise)
    if checked.state is not EnterpriseState.DISPUTED:
        checked = changed(tx, who, checked.id, EnterpriseAction.CLAIM, now=now)
    people.ask_to_join(tx, request, now)
    steer = people.of_role(tx, Role.COORDINATOR)
    notices = [CodeClaimed(to=person.chat, enterprise=checked, claim=request.claim) for person in steer]
    return [ClaimWaiting(to=who.chat, enterprise=checked.name), *notices]

"""Links a chat to an enterprise that was served at the counter, by a one-time code from a coordinator."""

from datetime import datetime, timedelta

from bot.domain.base.errors import NoRight, NotFound
from bot.domain.base.notice import Notice
from bot.domain.counter.notices import LinkCodeMade
from bot.domain.people import standing
from bot.domain.people.enterprise import EnterpriseAction, leads, parties
from bot.domain.people.errors import BadInvite
from bot.domain.people.identity import parse_phone
from bot.domain.people.person import Invite, Person, Role
from bot.domain.people.spoken_code import LINK_CODE, spelled
from bot.usecases.counter import intake
from bot.usecases.counter.filled import Linked
from bot.usecases.forms.record import Filled
from bot.usecases.people import accounts, guard, sign_in_pictures, verifying
from bot.usecases.tenure import guard as in_office
from bot.usecases.tenure import joining
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import enterprises, invites, people


def make(tx: Transaction, who: Person, enterprise: int, *, now: datetime) -> list[Notice]:
    """Make a code for an enterprise without a chat; only the hash is stored."""
    intake.coordinator(tx, who, {}, now=now)
    people.lock_enterprise(tx, enterprise)
    if people.stand_in(tx, enterprise) is None:
        raise NotFound
    return _made(tx, who, enterprise, now)


def invite(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Make a code for a colleague of the manager, who lets them in by handing it over."""
    enterprise_id = in_office.member(who)
    wanted = people.lock_enterprise(tx, enterprise_id)
    manager = standing.manager_of(people.members(tx, enterprise_id))
    if manager is None or manager.id != who.id:
        raise NoRight
    leads(EnterpriseAction.LET_IN, parties(who, wanted), wanted)
    return _made(tx, who, enterprise_id, now, colleague=True)


def _made(  # by whom, for which enterprise, when
    tx: Transaction, who: Person, enterprise: int, now: datetime, *, colleague: bool = False
) -> list[Notice]:
    """Store a new code, which ends the one that lived."""
    code = accounts.new_code(LINK_CODE)
    hours = tx.programme.pack.limits.invite_hours
    given = Invite(Role.MEMBER, None, now + timedelta(hours=hours), None, enterprise)
    enterprises.end_link_codes(tx, enterprise, now)
    people.add_invite(tx, accounts.hashed(code), given, who.id, now)
    audit.note(tx, who.id, "link_code", f"enterprise:{enterprise}", now)
    name = people.enterprise_by_id(tx, enterprise).name
    made = LinkCodeMade(to=who.chat, enterprise=name, code=code, hours=hours, colleague=colleague)
    return [made, *sign_in_pictures.of(tx, who.chat, spelled(code))]


def check(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the person could not link a chat with this code."""
    _enterprise(tx, who, data, now)


def _enterprise(tx: Transaction, who: Person, data: Filled, now: datetime) -> int:
    """Return the enterprise of the code; raise BadInvite if it is not valid for this person or was used."""
    given = people.invited(tx, accounts.hashed(Linked.from_draft(data).code))
    if given is None or given.enterprise is None:
        raise BadInvite("code_unknown")
    if not guard.is_new(who):
        raise BadInvite("code_taken")
    if given.expires_at < now:
        raise BadInvite("code_expired")
    if given.used_at is not None:
        raise BadInvite("code_used")
    if given.ended_at is not None:
        raise BadInvite("code_void")
    return given.enterprise


def join(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Make the person a member of the enterprise; what waits on the phone list is told in the chat."""
    enterprise = _enterprise(tx, who, data, now)
    linked = Linked.from_draft(data)
    if not invites.use(tx, accounts.hashed(linked.code), who.id, now):
        raise BadInvite("code_used")
    verifying.still_open(tx, enterprise)
    people.change(tx, who.id, consent_version=tx.programme.pack.privacy.version, consent_at=now)
    people.end_join(tx, who.id)
    audit.note(tx, who.id, "linked", f"enterprise:{enterprise}", now)
    return joining.belong(tx, who, enterprise, linked.contact, parse_phone(linked.phone), now=now)

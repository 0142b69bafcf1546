"""Erases the personal data of an enterprise's member on request (/delete_me); the handled appeals stay on record."""

from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.people.channel import EMAIL, SMS
from bot.domain.people.notices import Forgotten
from bot.domain.people.person import Person
from bot.usecases.forms.record import Filled
from bot.usecases.people import accounts
from bot.usecases.tenure import guard
from storage.appeals import appeals
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import addresses, people
from storage.reach import sign_ins
from storage.sessions import sessions
from storage.tenure import erasure, uploads

_NOBODY: dict[str, object] = {
    "name": "",
    "post": "",
    "phone": "",
    "email": "",
    "role": None,
    "enterprise": None,
    "menu": "",
    "in_role_since": None,
    "seen_at": None,
    "consent_version": None,
    "consent_at": None,
}
_NOBODY |= accounts.NOTHING_HELD


def may(tx: Transaction, who: Person, _: Filled, *, now: datetime) -> None:
    """Refuse while an appeal of theirs is open or a seat is booked, since somebody must hear the answer."""
    guard.no_staff(who)
    alone = who.enterprise if _is_last(tx, who) else None
    waits = appeals.open_of(tx, who.id, alone)
    if waits:
        raise BadInput("open_appeals", {"count": waits})
    if alone is not None and sessions.is_booked(tx, alone):
        raise BadInput("booked_alone")


def _is_last(tx: Transaction, who: Person) -> bool:
    """Whether nobody else is told what is for the enterprise.

    Its row is locked, so that nobody joins, leaves or books meanwhile.
    """
    if who.enterprise is None:
        return False
    people.lock_enterprise(tx, who.enterprise)
    return [member.id for member in people.members(tx, who.enterprise)] == [who.id]


def forget(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Erase name, phone number, consent, chat and files, and log that it was done.

    What was sent to the chat is erased after the farewell was sent.
    """
    may(tx, who, data, now=now)
    words = [said for said in (who.name, who.phone, who.email) if said]
    erasure.erase_mentions(tx, words)
    files = uploads.let_go(tx, who)
    uploads.unname(tx, words)
    for stand_in in people.stood_in(tx, who):
        people.change(tx, stand_in.id, **_NOBODY)
    take_away(tx, who)
    audit.note(tx, who.id, "forgotten", f"person:{who.id}", now, files=files)
    return [Forgotten(to=who.chat, person=who.id)]


def take_away(tx: Transaction, who: Person, *, keeps_number: bool = False) -> None:
    """Erase from a person's row who they are, and the forms that they had begun.

    `keeps_number`: the phone number of a stand-in is its enterprise's and stays.
    """
    drafts.drop_all(tx, who.id)
    people.end_join(tx, who.id)
    erasure.stop(tx, who.chat)
    if not keeps_number:
        _leave_doors(tx, who)
    apart: dict[str, object] = {} if keeps_number else {"user": -who.id, "chat": -who.id}  # numbers that no chat has
    people.change(tx, who.id, **_NOBODY, **apart)
    _retire_mailboxes(tx, who)


def _retire_mailboxes(tx: Transaction, who: Person) -> None:
    """Forget the number and the e-mail address to which letters went, and the letters, unless somebody else has it."""
    for channel, subject in ((SMS, who.phone), (EMAIL, who.email)):
        gone = addresses.retire(tx, channel, subject)
        if gone is not None:
            erasure.stop(tx, gone)
            erasure.erase(tx, gone, who.id, erasure.ALL)


def _leave_doors(tx: Transaction, who: Person) -> None:
    """Remove all addresses of the person, except that the farewell is still sent where the request came from."""
    for other in addresses.of_person(tx, who.id):
        if other.number != who.chat:
            sign_ins.end_at(tx, other.number)
            erasure.stop(tx, other.number)
            erasure.erase(tx, other.number, who.id, erasure.ALL)
    sign_ins.drop_all(tx, who.id)
    addresses.leave_all(tx, who.id)

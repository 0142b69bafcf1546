"""Signs people in at the web chat.

They need an invite, a code from the counter, a code by SMS, or one shown on another channel.
"""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.base.ids import ChatId
from bot.domain.base.notice import Notice
from bot.domain.people.channel import TELEGRAM, WEB, WEB_INDEX
from bot.domain.people.door_notices import DoorCodeMade, DoorJoined
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import Person
from bot.domain.people.spoken_code import DOOR_CODE, digits_of, spelled
from bot.usecases.people import accounts, guard, sign_in_pictures
from bot.usecases.people.accounts import hashed
from bot.usecases.reach import doors, renewing
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import addresses, people
from storage.reach import sign_ins
from storage.reach.sign_ins import SignIn

JOIN, NUMBER = "join", "number"  # what a code is for
DIGITS, CODE_MINUTES, GUESSES = 6, 5, 5
JOIN_MINUTES = 10  # so long a code that is shown holds
DAY = timedelta(days=1)
OF_NUMBER = ((timedelta(minutes=1), 1), (timedelta(hours=1), 5), (DAY, 10))  # codes that one number is sent
PHONE, CODE = "PHONE", "CODE"  # by what an address was proved
WITHIN, TRIES, TRIES_AROUND = timedelta(minutes=10), 20, 200  # of one line, and of the network around it
TOUCH = timedelta(minutes=1)  # more exactly nobody needs to know when somebody did something


@dataclass(frozen=True, slots=True)
class Came:
    """The address at which somebody is signed in, and what they begin with."""

    address: ChatId
    begins: str


@dataclass(frozen=True, slots=True)
class Idle:
    """How long somebody may be inactive before they are signed out."""

    staff: timedelta = timedelta(hours=8)
    others: timedelta = timedelta(days=30)


def too_often(tx: Transaction, networks: Sequence[str], now: datetime) -> bool:
    """Count a try from a line and from the network around it; return whether either is refused for a while."""
    counts = [sign_ins.knocks(tx, hashed(f"network:{name}"), WITHIN, now) for name in networks]
    return any(count > most for count, most in zip(counts, (TRIES, TRIES_AROUND), strict=False))


def come_in(tx: Transaction, said: str, given_code: str | None, *, now: datetime) -> Came | None:
    """Sign in whoever has a valid code; return None for any other.

    `given_code` is the invite or the counter's code that was found in the text.
    """
    sign_ins.drop_old(tx, now)
    if code := DOOR_CODE.read(said):
        return _by_door_code(tx, code, now)
    given = people.invited(tx, hashed(given_code)) if given_code else None
    if given is None or given.used_at is not None or given.expires_at < now:
        return None
    return Came(_new_address(tx, now), f"/start {given_code}")


def _by_door_code(tx: Transaction, code: str, now: datetime) -> Came | None:
    found = sign_ins.code_of(tx, JOIN, hashed(code), now)
    if found is None or found.person is None or not sign_ins.spend(tx, found.id):
        return None
    number = _new_address(tx, now)
    addresses.change(tx, number, person=found.person)
    audit.note(tx, found.person, "door_joined", f"person:{found.person}", now, channel=WEB)
    return Came(number, "/start")


def ask_code(tx: Transaction, phone: str, each_day: int, *, now: datetime) -> str | None:
    """Return a new code for a phone number; None if this number, or all together, got too many."""
    allowed = [sign_ins.knocks(tx, hashed(f"{span}:{phone}"), span, now) <= most for span, most in OF_NUMBER]
    if not all(allowed) or sign_ins.knocks(tx, "sms", DAY, now) > each_day:
        return None
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    until = now + timedelta(minutes=CODE_MINUTES)
    sign_ins.put_code(tx, NUMBER, hashed(phone), hashed(f"{phone}:{code}"), until)
    return code


def come_by_phone(tx: Transaction, phone: str, code: str, *, now: datetime) -> Came | None:
    """Sign in whoever has the code that was sent; the number of guesses is limited."""
    found = sign_ins.code_of(tx, NUMBER, hashed(phone), now)
    if found is None or found.tries >= GUESSES:
        return None
    if not hmac.compare_digest(found.code_hash, hashed(f"{phone}:{digits_of(code)}")):
        sign_ins.tried(tx, found.id)
        return None
    if not sign_ins.spend(tx, found.id):
        return None
    at = addresses.named(tx, WEB, phone) or addresses.add(tx, WEB_INDEX, WEB, phone, PHONE, now)
    return Came(at.number, "/start")


def _new_address(tx: Transaction, now: datetime) -> ChatId:
    return addresses.add(tx, WEB_INDEX, WEB, secrets.token_hex(16), CODE, now).number


def sign_in(tx: Transaction, at: ChatId, token: str, agent: str, *, now: datetime) -> None:
    """Store that the holder of the token is at this address; only the hash is stored."""
    sign_ins.add(tx, hashed(token), at, agent, now)


def signed_in(tx: Transaction, token: str, idle: Idle, *, now: datetime, acts: bool) -> SignIn | None:
    """Return the sign-in of the token; `acts`: the person does something, instead of only having the page open."""
    found = sign_ins.by_token(tx, hashed(token))
    if found is None or renewing.is_over(found, token, now) or not _holds(tx, found, idle, now):
        return None
    renewing.came(tx, found, token, now)
    if acts and now - found.used_at >= TOUCH:
        sign_ins.use(tx, found.id, now)
    return found


def still(tx: Transaction, sign_in_id: int, idle: Idle, *, now: datetime) -> bool:
    """Whether somebody who had signed in is still, whatever token the browser has by now."""
    found = sign_ins.by_id(tx, sign_in_id)
    return found is not None and _holds(tx, found, idle, now)


def _holds(tx: Transaction, found: SignIn, idle: Idle, now: datetime) -> bool:
    """Whether it was used lately; if not, it ends."""
    allowed = idle.staff if guard.works_here(found.role) else idle.others
    if found.since <= now < found.used_at + allowed:
        return True
    sign_ins.end(tx, found.id)
    return False


def make_code(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show a code that leads to the same person on another channel; the earlier code becomes void."""
    code = accounts.new_code(DOOR_CODE)
    until = now + timedelta(minutes=JOIN_MINUTES)
    sign_ins.put_code(tx, JOIN, hashed(code), hashed(code), until, who.id)
    known = tuple(sorted({address.channel for address in addresses.of_person(tx, who.id)}))
    made = DoorCodeMade(to=who.chat, code=code, minutes=JOIN_MINUTES, doors=known)
    return [made, *sign_in_pictures.of(tx, who.chat, spelled(code))]


def join(tx: Transaction, who: Person, code: str, *, now: datetime) -> list[Notice]:
    """Connect this address with the person to whom the code was shown.

    It is refused if the address has another person.
    """
    if not guard.is_new(who):
        raise BadInvite("door_taken")
    found = sign_ins.code_of(tx, JOIN, hashed(code), now)
    if found is None or found.person in {None, who.id} or not sign_ins.spend(tx, found.id):
        raise BadInvite("door_unknown")
    _hand_over(tx, who, found.person)
    audit.note(tx, found.person, "door_joined", f"person:{found.person}", now, channel=TELEGRAM)
    owner = doors.came(tx, people.by_id(tx, found.person), who.chat, now)
    return [DoorJoined(to=owner.chat), *accounts.greet(tx, owner)]


def _hand_over(tx: Transaction, stranger: Person, owner: int | None) -> None:
    """Remove the stranger whose address now belongs to another person."""
    drafts.drop_all(tx, stranger.id)
    people.end_join(tx, stranger.id)
    addresses.change(tx, stranger.chat, person=owner)
    people.change(tx, stranger.id, user=-stranger.id, chat=-stranger.id, name="", phone="", menu="")

"""Confirms that an e-mail address is somebody's own: by a code that is sent there and typed in the chat."""

import hmac
import secrets
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.domain.base.errors import BadInput
from bot.domain.people.channel import EMAIL
from bot.domain.people.person import Person
from bot.texts.reach import mails
from bot.usecases.people.accounts import hashed
from bot.usecases.reach import letters
from storage.engine.database import Transaction
from storage.mail.parcels import REPLY
from storage.reach import sign_ins

CODE = "email_code"
DIGITS, CODE_MINUTES, GUESSES = 6, 30, 5  # e-mail may be slow
OFTEN = ((timedelta(minutes=1), 1), (timedelta(hours=1), 5), (timedelta(days=1), 10))


class Guess(Enum):
    RIGHT = auto()
    WRONG = auto()
    OVER = auto()  # no code is valid any more: a new one is needed


def ask(tx: Transaction, who: Person, email: str, now: datetime) -> None:
    """Send a code; raise BadInput if this person or this address got too many, or all together."""
    for whose in (f"{who.id}", email):
        if any(sign_ins.knocks(tx, hashed(f"email:{span}:{whose}"), span, now) > most for span, most in OFTEN):
            raise BadInput("email_often")
    if not letters.count(tx, EMAIL, now):
        raise BadInput("email_often")
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    until = now + timedelta(minutes=CODE_MINUTES)
    sign_ins.put_code(tx, EMAIL, _of(who, email), hashed(f"{email}:{code}"), until, who.id)
    letters.put(tx, EMAIL, email, (CODE, mails.code(tx.programme.pack.name, code, CODE_MINUTES), REPLY), now)


def _of(who: Person, email: str) -> str:
    return hashed(f"{who.id}:{email}")


def guess(tx: Transaction, who: Person, email: str, code: str, now: datetime) -> Guess:
    """Use up the code if it is right; a wrong one is counted, and after five none is taken."""
    found = sign_ins.code_of(tx, EMAIL, _of(who, email), now)
    if found is None or found.tries >= GUESSES:
        return Guess.OVER
    if not hmac.compare_digest(found.code_hash, hashed(f"{email}:{code}")):
        sign_ins.tried(tx, found.id)
        return Guess.OVER if found.tries + 1 >= GUESSES else Guess.WRONG
    return Guess.RIGHT if sign_ins.spend(tx, found.id) else Guess.OVER

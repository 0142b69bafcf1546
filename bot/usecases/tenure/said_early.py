"""Reads what a stranger writes where their consent is asked: the credit code, their number, or a problem."""

from collections.abc import Callable

from bot.domain.base.errors import BadInput
from bot.domain.people import identity
from bot.texts.people import said_people
from bot.usecases.forms.record import Filled
from bot.usecases.people import registration
from bot.usecases.tenure.filled import Registering
from storage.engine.database import Transaction

Tells = Callable[[Transaction, str], bool]  # whether a text tells of a problem: bot.usecases.desk.first_words
SAID, PERSONAL = "said", "uscc_personal"


def read(tx: Transaction, text: str, before: Registering, tells: Tells) -> Filled:
    """Return the answers that stand in the text, none if it is something else; raise BadInput if one is mistyped.

    What is given so is not asked again at its step. A problem in several messages is kept as one.
    """
    number = said_people.own_phone(text)
    if identity.is_phone(number):
        return {"phone": identity.parse_phone(number), **_given(before, "phone")}
    code = _code(tx, text, before)
    about = said_people.beside_code(text) if code else text
    if not tells(tx, about) or (code and _is_short(tx, about)):
        return code
    return {**code, SAID: _kept(tx, before.said, text)}


def speaks(tx: Transaction, text: str, tells: Tells) -> bool:
    """Whether a text is such an answer, or a mistyped one."""
    try:
        return bool(read(tx, text, Registering(), tells))
    except BadInput:
        return True


def _code(tx: Transaction, text: str, before: Registering) -> Filled:
    """Return the code in the text; raise BadInput for what can only be meant as one, and for a personal number."""
    try:
        code = registration.parse_code(text)
    except BadInput as bad:
        if said_people.is_number(text) or (bad.problem == PERSONAL and _is_short(tx, said_people.beside_code(text))):
            raise
        return {}
    return {**registration.of_code(tx, code), **_given(before, "uscc")}


def _given(before: Registering, name: str) -> Filled:
    return {"early": sorted({*before.early, name})}


def _is_short(tx: Transaction, text: str) -> bool:
    return len(text) < tx.programme.pack.limits.text_min


def _kept(tx: Transaction, before: str, text: str) -> str:
    most, said = tx.programme.pack.limits.text_max, "\n".join(part for part in (before, text) if part)
    if len(said) > most:
        facts = {"length": len(said), "most": most, "over": len(said) - most, "kept": len(before)}
        raise BadInput("text_too_long", facts)
    return said

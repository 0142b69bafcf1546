"""The form in which people correct their own name or number, and give an e-mail address (/me)."""

import re
from collections.abc import Callable, Mapping

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.people.channel import EMAIL
from bot.domain.people.email_address import BadEmail, parse_email
from bot.domain.people.identity import tidy
from bot.texts.style import wording
from bot.texts.tenure import own as said
from bot.usecases.forms.steps import Form, Step, Taken, Turn, choice, filled, only_text, parsed
from bot.usecases.people import registration
from bot.usecases.reach import letters, mailboxes
from bot.usecases.reach.mailboxes import Guess
from bot.usecases.tenure import own
from bot.usecases.tenure.filled import Correction

ME = "me"
_DIGITS = re.compile(r"\D")


def _which(turn: Turn) -> tuple[Option, ...]:
    offered = {"name", "phone"}
    offered |= {"email"} if letters.budget(turn.tx, EMAIL) else set()
    offered |= {"no_email"} if turn.actor.email else set()
    return tuple(option for option in wording.options(said.CORRECTED) if option.value in offered)


def _stored(turn: Turn) -> Mapping[str, object]:
    who = turn.actor
    return {"name": who.name, "phone": who.phone, "email": who.email}


def _is(which: str) -> Callable[[Turn], bool]:
    return lambda turn: Correction.from_draft(turn.data).which == which


def _take_email(turn: Turn, content: Content) -> Taken:
    """Send a code to the address that was typed."""
    try:
        email = parse_email(only_text(content))
    except BadEmail:
        raise BadInput("email") from None
    mailboxes.ask(turn.tx, turn.actor, email, turn.now)
    return Taken({"email": email, "wrong": ""})


def _take_code(turn: Turn, content: Content) -> Taken:
    """Take the code. What is wrong is no refusal, since the guess must stay counted."""
    typed = _DIGITS.sub("", tidy(only_text(content)))
    match mailboxes.guess(turn.tx, turn.actor, Correction.from_draft(turn.data).email, typed, turn.now):
        case Guess.RIGHT:
            return Taken({"code": True})
        case Guess.WRONG:
            return Taken({"wrong": "code"}, goto="code")
        case Guess.OVER:
            return Taken({"wrong": "over"}, goto="email")


ME_FORM = Form(
    ME,
    (
        Step("which", choice("which", _which), _which, _stored),
        Step("name", parsed("name", registration.parse_name), when=_is("name")),
        Step("email", _take_email, facts=filled, when=_is("email")),
        Step("code", _take_code, facts=filled, when=_is("email")),
        Step("phone", registration.take_phone, when=_is("phone")),
    ),
    own.correct,
    own.may_correct,
)

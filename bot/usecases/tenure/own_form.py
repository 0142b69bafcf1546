"""The form in which people correct their own name or number (/me)."""

from collections.abc import Callable, Mapping

from bot.domain.base.question import Option
from bot.texts.style import wording
from bot.texts.tenure import own as said
from bot.usecases.forms.steps import Form, Step, Turn, choice, parsed
from bot.usecases.people import registration
from bot.usecases.tenure import own

ME = "me"


def _which(_: Turn) -> tuple[Option, ...]:
    return wording.options(said.CORRECTED)


def _stored(turn: Turn) -> Mapping[str, object]:
    who = turn.actor
    return {"name": who.name, "phone": who.phone}


def _is(which: str) -> Callable[[Turn], bool]:
    return lambda turn: turn.data["which"] == which


ME_FORM = Form(
    ME,
    (
        Step("which", choice("which", _which), _which, _stored),
        Step("name", parsed("name", registration.parse_name), when=_is("name")),
        Step("phone", registration.take_phone, when=_is("phone")),
    ),
    own.correct,
    own.may_correct,
)

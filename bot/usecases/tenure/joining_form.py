"""The form of registration."""

from collections.abc import Mapping

from bot.domain.base.question import Option
from bot.texts.people import consent
from bot.texts.style import wording
from bot.usecases.forms.steps import Form, Step, Turn, choice, parsed
from bot.usecases.people import registration
from bot.usecases.tenure import joining

REGISTER = "register"


def _unknown(turn: Turn) -> bool:
    return not turn.data.get("known")


def _filled(turn: Turn) -> Mapping[str, object]:
    return dict(turn.data)


def _check_register(_: Turn) -> tuple[Option, ...]:
    return wording.options(consent.CONFIRM_REGISTER)


REGISTER_FORM = Form(
    REGISTER,
    (
        registration.CONSENT_STEP,
        Step("uscc", registration.take_uscc),
        Step("name", parsed("name", registration.parse_name), when=_unknown),
        Step("region", registration.take_region, registration.regions, when=_unknown),
        Step("contact", parsed("contact", registration.parse_name), facts=_filled),
        Step("phone", registration.take_phone),
        Step("confirm", choice("confirm", _check_register), _check_register, _filled),
    ),
    joining.register,
)

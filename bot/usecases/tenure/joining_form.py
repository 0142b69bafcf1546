"""The forms of registration, and of the claim that a code is one's own."""

from collections.abc import Mapping

from bot.domain.base.question import Option
from bot.texts.people import consent
from bot.texts.style import wording
from bot.usecases.forms.steps import CANCEL, Form, Step, Turn, choice, parsed
from bot.usecases.people import registration, verifying
from bot.usecases.tenure import joining
from storage.people import people

REGISTER, CLAIM = "register", "claim"


def _unknown(turn: Turn) -> bool:
    return not turn.data.get("known")


def _filled(turn: Turn) -> Mapping[str, object]:
    return dict(turn.data)


def _check_register(_: Turn) -> tuple[Option, ...]:
    return wording.options(consent.CONFIRM_REGISTER)


def _claimed(turn: Turn) -> Mapping[str, object]:
    """Under what name the code is registered that somebody says is theirs."""
    request = people.join_requested(turn.tx, turn.actor.id)
    return {"known": people.enterprise_by_id(turn.tx, request.enterprise).name} if request else {}


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

CLAIM_FORM = Form(
    CLAIM,
    (Step("name", parsed("name", registration.parse_name), facts=_claimed, controls=(CANCEL,)),),
    verifying.claim,
    verifying.may_claim,
)

"""The forms of registering, and of claiming a code as one's own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.forms.beginning import leave
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, filled, only_text, parsed
from bot.usecases.people import registration, verifying
from bot.usecases.tenure import joining
from bot.usecases.tenure.filled import Registering
from storage.engine.database import Transaction
from storage.people import people

REGISTER, CLAIM = "register", "claim"
SAID = "said"  # what was written of a problem before the registration: an appeal is begun with it


def _take_consent(turn: Turn, content: Content) -> Taken:
    """Take the consent. If a problem is told instead, it is kept for later and the question is asked again."""
    try:
        return registration.CONSENT_STEP.take(turn, content)
    except BadInput as refusal:
        tells = refusal.problem == "not_an_option" and _is_told(turn.tx, content.text)
        if not tells or Registering.from_draft(turn.data).said:
            raise
        return Taken({SAID: only_text(content)}, goto="consent")


def _is_told(tx: Transaction, text: str) -> bool:
    """Whether the text is long enough, and not too long, to begin an appeal with it."""
    return tx.programme.pack.limits.text_min <= len(text.strip()) <= tx.programme.pack.limits.text_max


def _privacy(turn: Turn) -> Mapping[str, object]:
    return {**registration.CONSENT_STEP.facts(turn), SAID: Registering.from_draft(turn.data).said}


def _register(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Register, and begin an appeal with what was told before."""
    notices = joining.register(tx, who, data, now=now)
    said = Registering.from_draft(data).said
    if said:
        leave(tx, who, (APPEAL, "text"), {}, {"text": said}, now=now)
    return notices


def _unknown(turn: Turn) -> bool:
    return not Registering.from_draft(turn.data).known


def _claimed(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question: the name under which the claimed code is registered."""
    request = people.join_requested(turn.tx, turn.actor.id)
    return {"known": people.enterprise_by_id(turn.tx, request.enterprise).name} if request else {}


REGISTER_FORM = Form(
    REGISTER,
    (
        replace(registration.CONSENT_STEP, take=_take_consent, facts=_privacy),
        Step("uscc", registration.take_uscc_or_picture, facts=registration.reads, pictures=True),
        Step("name", parsed("name", registration.parse_name), when=_unknown),
        Step("region", registration.take_region, registration.regions, when=_unknown),
        Step("contact", parsed("contact", registration.parse_person), facts=filled),
        Step("phone", registration.take_phone),
        registration.LICENCE_STEP,
        registration.check_step("uscc", "name", "region", "contact", "phone", "licence"),
    ),
    _register,
)

CLAIM_FORM = Form(
    CLAIM,
    (Step("name", parsed("name", registration.parse_name), facts=_claimed, controls=(CANCEL,)),),
    verifying.claim,
    verifying.may_claim,
)

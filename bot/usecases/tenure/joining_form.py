"""The forms of registering, and of claiming a code as one's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.forms.beginning import leave
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import CANCEL, Form, Step, Take, Taken, Turn, filled, only_text, parsed
from bot.usecases.people import registration, verifying
from bot.usecases.tenure import joining, said_early
from bot.usecases.tenure.filled import Registering
from bot.usecases.tenure.said_early import SAID
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import people

REGISTER, CLAIM = "register", "claim"


def _take_consent(tells: said_early.Tells) -> Take:
    """Take the consent; what is written instead is kept for later, and the question is asked again."""

    def take(turn: Turn, content: Content) -> Taken:
        try:
            return registration.CONSENT_STEP.take(turn, content)
        except BadInput as refusal:
            if refusal.problem != "not_an_option":
                raise
            given = said_early.read(turn.tx, only_text(content), Registering.from_draft(turn.data), tells)
            if not given:
                raise
            return Taken(given, goto="consent")

    return take


def _privacy(turn: Turn) -> Mapping[str, object]:
    filled_in = Registering.from_draft(turn.data)
    return {**registration.CONSENT_STEP.facts(turn), SAID: filled_in.said, "early": list(filled_in.early)}


def _register(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Register, and begin an appeal with what was told before."""
    notices = joining.register(tx, who, data, now=now)
    said = Registering.from_draft(data).said
    if said:
        leave(tx, who, (APPEAL, "text"), {}, {"text": said}, now=now)
    return notices


def _unknown(turn: Turn) -> bool:
    return not Registering.from_draft(turn.data).known


def _not_yet(name: str) -> Callable[[Turn], bool]:
    """Return the condition that an answer was not given before its step, where consent was asked."""
    return lambda turn: name not in Registering.from_draft(turn.data).early


def _claimed(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question: the name under which the claimed code is registered."""
    request = people.join_requested(turn.tx, turn.actor.id)
    return {"known": people.enterprise_by_id(turn.tx, request.enterprise).name} if request else {}


def register_form(tells: said_early.Tells) -> Form:
    """Return the form of registering; `tells` says whether a text tells of a problem."""
    code, phone = _not_yet("uscc"), _not_yet("phone")
    steps = (
        replace(registration.CONSENT_STEP, take=_take_consent(tells), facts=_privacy),
        Step("uscc", registration.take_uscc_or_picture, facts=registration.reads, pictures=True, when=code),
        Step("name", parsed("name", registration.parse_name), when=_unknown),
        Step("region", registration.take_region, registration.regions, when=_unknown),
        Step("contact", parsed("contact", registration.parse_person), facts=filled),
        Step("phone", registration.take_phone, when=phone),
        registration.LICENCE_STEP,
        registration.check_step("uscc", "name", "region", "contact", "phone", "licence"),
    )
    return Form(REGISTER, steps, _register)


def is_at_the_door(tx: Transaction, who: Person) -> bool:
    """Whether somebody stands where people still ask what this is: at the consent, or at the code."""
    draft = drafts.current(tx, who.id)
    return draft is not None and draft.form == REGISTER and draft.step in {registration.CONSENT_STEP.name, "uscc"}


CLAIM_FORM = Form(
    CLAIM,
    (Step("name", parsed("name", registration.parse_name), facts=_claimed, controls=(CANCEL,)),),
    verifying.claim,
    verifying.may_claim,
)

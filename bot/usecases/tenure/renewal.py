"""Asks for consent again when the privacy notice has a new version.

The form that a member was filling in goes on meanwhile.
"""

from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.tenure.own_notices import Renewed
from bot.texts.people import consent
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Form, Step, Taken, Turn, choice
from bot.usecases.people import registration
from bot.usecases.tenure import guard
from bot.usecases.tenure.filled import Agreed
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people

RENEWAL = "renewal"


def is_due(tx: Transaction, who: Person) -> bool:
    """Whether a member agreed to another version than the present one.

    Those who were never asked are asked elsewhere.
    """
    found = people.by_id(tx, who.id)  # as the step has left them
    agreed = found.consent_version
    return guard.is_member(found) and agreed not in {None, tx.programme.pack.privacy.version}


def is_answer(content: Content) -> bool:
    """Whether the text can only be meant as the answer; a number may answer the question below."""
    said = {word for option in consent.CONSENT for word in (option.value, option.label)}
    return content.text.strip() in said and not content.files


def _take(turn: Turn, content: Content) -> Taken:
    if choice("consent", registration.consents)(turn, content).values["consent"] == registration.REFUSE:
        raise BadInput("no_renewal")
    return Taken({"consent": turn.tx.programme.pack.privacy.version})


def renew(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Store the consent to the new version, and log it."""
    version = Agreed.from_draft(data).consent
    people.change(tx, who.id, consent_version=version, consent_at=now)
    audit.note(tx, who.id, "consent", f"person:{who.id}", now, version=version)
    return [Renewed(to=who.chat, version=version)]


RENEWAL_FORM = Form(
    RENEWAL, (Step("consent", _take, registration.consents, registration.privacy_facts, controls=()),), renew
)

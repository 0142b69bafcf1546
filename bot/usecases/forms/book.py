"""All forms of the programme, and the engine that drives them."""

from datetime import datetime
from typing import Any

from bot.domain.notice import Notice
from bot.domain.people import Person
from bot.usecases.forms import keeping
from bot.usecases.forms.away import AWAY_FORM
from bot.usecases.forms.booking import BOOKING_FORMS
from bot.usecases.forms.circular import CIRCULAR_FORM
from bot.usecases.forms.counter import COUNTER_FORMS
from bot.usecases.forms.engine import Engine
from bot.usecases.forms.enterprise import APPEAL_FORM, RATE_FORM
from bot.usecases.forms.export import EXPORT_FORM
from bot.usecases.forms.handling import HANDLING_FORMS
from bot.usecases.forms.keywords import KEYWORDS_FORM
from bot.usecases.forms.numbers import NUMBERS_FORM
from bot.usecases.forms.office import INVITE_FORM
from bot.usecases.forms.privacy import DELETE_ME_FORM
from bot.usecases.forms.register import LINK_FORM, REGISTER_FORM
from bot.usecases.forms.session import SESSION_FORMS
from bot.usecases.forms.steps import Form
from bot.usecases.forms.templates import TEMPLATES_FORM
from storage.database import Transaction


def _go_on(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> list[Notice]:
    """Begin the form that was chosen for the words that were kept."""
    return ENGINE.start(tx, who, data["for"], keeping.go_on(tx, who, data), now=now)


FORMS = {
    form.name: form
    for form in (
        REGISTER_FORM,
        LINK_FORM,
        APPEAL_FORM,
        RATE_FORM,
        INVITE_FORM,
        KEYWORDS_FORM,
        TEMPLATES_FORM,
        EXPORT_FORM,
        AWAY_FORM,
        DELETE_ME_FORM,
        CIRCULAR_FORM,
        Form(keeping.KEPT, (keeping.STEP,), _go_on),
        *COUNTER_FORMS,
        NUMBERS_FORM,
        *HANDLING_FORMS,
        *SESSION_FORMS,
        *BOOKING_FORMS,
    )
}
ENGINE = Engine(FORMS)

"""All forms of the programme, and the engine that drives them."""

from datetime import datetime
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.usecases.appeals import keeping
from bot.usecases.appeals.filing import APPEAL_FORM, RATE_FORM
from bot.usecases.appeals.handling_forms import HANDLING_FORMS
from bot.usecases.appeals.template_form import TEMPLATES_FORM
from bot.usecases.counter.forms import COUNTER_FORMS
from bot.usecases.forms.engine import Engine
from bot.usecases.forms.steps import Form
from bot.usecases.people.inviting import INVITE_FORM
from bot.usecases.people.registration import LINK_FORM, REGISTER_FORM
from bot.usecases.reports.circular_form import CIRCULAR_FORM
from bot.usecases.reports.export_form import EXPORT_FORM
from bot.usecases.reports.figures_form import NUMBERS_FORM
from bot.usecases.sessions.booking_forms import BOOKING_FORMS
from bot.usecases.sessions.session_forms import SESSION_FORMS
from bot.usecases.tenure.away_form import AWAY_FORM
from bot.usecases.tenure.forgetting_form import DELETE_ME_FORM
from bot.usecases.words.keywords import KEYWORDS_FORM
from storage.engine.database import Transaction


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

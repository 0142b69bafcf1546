"""All forms of the programme, and the engine that drives them."""

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
from bot.usecases.forms.register import LINK_FORM, REGISTER_FORM
from bot.usecases.forms.session import SESSION_FORMS

FORMS = {
    form.name: form
    for form in (
        REGISTER_FORM,
        LINK_FORM,
        APPEAL_FORM,
        RATE_FORM,
        INVITE_FORM,
        KEYWORDS_FORM,
        EXPORT_FORM,
        CIRCULAR_FORM,
        *COUNTER_FORMS,
        NUMBERS_FORM,
        *HANDLING_FORMS,
        *SESSION_FORMS,
        *BOOKING_FORMS,
    )
}
ENGINE = Engine(FORMS)

"""The forms of checking an enterprise: why a coordinator refuses it, and how its members ask again."""

from bot.usecases.forms.steps import CANCEL, SKIP, Form, Step, words
from bot.usecases.people import registration, verifying

REFUSE, AGAIN = "enterprise_refuse", "enterprise_again"
REFUSE_FORM = Form(
    REFUSE, (Step("words", words("words", most=200), controls=(CANCEL,)),), verifying.refuse, verifying.may_refuse
)
AGAIN_FORM = Form(
    AGAIN,
    (Step("licence", registration.take_licence, controls=(SKIP, CANCEL)),),
    verifying.ask_again,
    verifying.may_ask_again,
)

"""The forms of checking an enterprise: why a coordinator refuses it, and how its members ask again."""

from bot.usecases.forms.steps import CANCEL, SKIP, Form, Step, words
from bot.usecases.people import lost_licence, registration, verifying

REFUSE, AGAIN, SEND_LICENCE = "enterprise_refuse", "enterprise_again", "licence_send"
REFUSE_FORM = Form(
    REFUSE, (Step("words", words("words", most=200), controls=(CANCEL,)),), verifying.refuse, verifying.may_refuse
)
AGAIN_FORM = Form(
    AGAIN,
    (Step("licence", registration.take_licence, controls=(SKIP, CANCEL)),),
    verifying.ask_again,
    verifying.may_ask_again,
)
SEND_LICENCE_FORM = Form(
    SEND_LICENCE,
    (Step("licence", registration.take_licence, controls=(CANCEL,)),),
    lost_licence.send,
    lost_licence.may_send,
)

"""The form in which a coordinator says why an enterprise is refused."""

from bot.usecases.forms.steps import CANCEL, Form, Step, words
from bot.usecases.people import verifying

REFUSE = "enterprise_refuse"
REFUSE_FORM = Form(
    REFUSE, (Step("words", words("words", most=200), controls=(CANCEL,)),), verifying.refuse, verifying.may_refuse
)

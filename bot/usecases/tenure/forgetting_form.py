"""The form that asks whether personal data are really to be erased."""

from bot.usecases.forms.steps import Form, sure
from bot.usecases.tenure import forgetting

DELETE_ME = "delete_me"
DELETE_ME_FORM = Form(DELETE_ME, (sure(),), forgetting.forget, forgetting.may)

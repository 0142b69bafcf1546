"""The question before somebody's personal data are deleted."""

from bot.usecases import privacy
from bot.usecases.forms.steps import Form, sure

DELETE_ME = "delete_me"
DELETE_ME_FORM = Form(DELETE_ME, (sure(),), privacy.forget, privacy.may)

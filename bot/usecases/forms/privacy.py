"""The question before somebody's personal data are deleted."""

from bot.domain.content import Content
from bot.domain.errors import BadInput
from bot.domain.notice import Option
from bot.texts import labels
from bot.usecases import privacy
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, choice

DELETE_ME = "delete_me"


def _yes_no(_: Turn) -> tuple[Option, ...]:
    return labels.options(labels.YES_NO)


def _take(turn: Turn, content: Content) -> Taken:
    if choice("sure", _yes_no)(turn, content).values["sure"] != "yes":
        raise BadInput("not_sure")
    return Taken()


DELETE_ME_FORM = Form(DELETE_ME, (Step("sure", _take, _yes_no, controls=(CANCEL,)),), privacy.forget, privacy.may)

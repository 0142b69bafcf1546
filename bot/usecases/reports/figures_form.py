"""The form that asks for which days the figures are wanted."""

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.reports import codes
from bot.texts.reports import spans_typed
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, only_text
from bot.usecases.reports import figures

NUMBERS = "numbers"


def _take_span(turn: Turn, content: Content) -> Taken:
    read = spans_typed.typed(only_text(content), turn.now)
    if read is None:
        raise BadInput("no_days")
    return Taken({"span": codes.span_code(read)})


NUMBERS_FORM = Form(NUMBERS, (Step("span", _take_span, controls=(CANCEL,)),), figures.of_span)

"""The question over which days the numbers are wanted."""

from bot.domain import views
from bot.domain.content import Content
from bot.domain.errors import BadInput
from bot.texts import spans_typed
from bot.usecases import numbers
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, only_text

NUMBERS = "numbers"


def _take_span(turn: Turn, content: Content) -> Taken:
    read = spans_typed.typed(only_text(content), turn.now)
    if read is None:
        raise BadInput("no_days")
    return Taken({"span": views.span_code(read)})


NUMBERS_FORM = Form(NUMBERS, (Step("span", _take_span, controls=(CANCEL,)),), numbers.of_span)

"""The question over which days the numbers are wanted."""

from bot.domain import spans, views
from bot.domain.content import Content
from bot.domain.errors import BadInput
from bot.usecases import numbers
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, only_text

NUMBERS = "numbers"


def _take_span(_: Turn, content: Content) -> Taken:
    text = only_text(content)
    read = spans.typed(text)
    if read is None:
        raise BadInput("days_backwards") if spans.backwards(text) else BadInput("no_days")
    return Taken({"span": views.span_code(read)})


NUMBERS_FORM = Form(NUMBERS, (Step("span", _take_span, controls=(CANCEL,)),), numbers.of_span)

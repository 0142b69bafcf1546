"""The form before an export: which days, which sheets, and whether personal data are included."""

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.time import spans
from bot.domain.time.spans import SpanName
from bot.texts.reports import sheets, spans_typed
from bot.texts.reports import spans as spans_said
from bot.texts.style import wording
from bot.usecases.forms.steps import Form, Step, Taken, Turn, choice, only_text
from bot.usecases.reports import exports, guard

EXPORT = "export"


def _spans(_: Turn) -> tuple[Option, ...]:
    return wording.options(spans_said.CHOICES)


def _take_span(turn: Turn, content: Content) -> Taken:
    """Take a named span, or the days, the month or the year that was typed."""
    try:
        found = spans.named(SpanName(choice("span", _spans)(turn, content).values["span"]), turn.now)
    except BadInput:
        read = spans_typed.typed(only_text(content), turn.now)
        if read is None:
            raise BadInput("no_span") from None
        found = read
    ends = {"first": found.first, "until": found.until}
    return Taken({name: moment.isoformat() if moment else "" for name, moment in ends.items()})


def _sheets(_: Turn) -> tuple[Option, ...]:
    return wording.options(sheets.EXPORT_SHEETS)


def _personal(_: Turn) -> tuple[Option, ...]:
    return wording.options(sheets.EXPORT_PERSONAL)


def _sees_people(turn: Turn) -> bool:
    return guard.sees_people(turn.actor)


EXPORT_FORM = Form(
    EXPORT,
    (
        Step("span", _take_span, _spans),
        Step("sheet", choice("sheet", _sheets), _sheets),
        Step("personal", choice("personal", _personal), _personal, when=_sees_people),
    ),
    exports.ask,
    exports.may_ask,
)

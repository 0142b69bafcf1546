"""Names spans of days as people say them."""

from bot.domain.base.question import Option
from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date
from bot.domain.time.spans import Span, SpanName, of_month, of_quarter
from bot.texts.style.wording import Labels

NAMES = {
    SpanName.MONTH: "本月",
    SpanName.LAST_MONTH: "上月",
    SpanName.QUARTER: "本季度",
    SpanName.YEAR: "今年",
    SpanName.ALL: "全部",
}
CHOICES: Labels = tuple(Option(name, label) for name, label in NAMES.items())
ALL, EARLIEST, NOW = "全部时间", "最早", "现在"


def said(span: Span) -> str:
    """Return the name of the month, quarter or year, or else its first and last day."""
    if span.first is None and span.until is None:
        return ALL
    if span.first is not None:
        local = span.first.astimezone(SHANGHAI)
        quarter = (local.month + 2) // 3
        if span == of_month(local.year, local.month):
            return f"{local.year}年{local.month}月"
        if span == of_quarter(local.year, quarter):
            return f"{local.year}年第{quarter}季度"
        if span == Span(of_quarter(local.year, 1).first, of_quarter(local.year, 4).until):
            return f"{local.year}年"
    return "至".join(_ends(span))


def _ends(span: Span) -> tuple[str, str]:
    days = (shanghai_date(span.first) if span.first else None, shanghai_date(span.until) - DAY if span.until else None)
    first, last = (f"{day.year}年{day.month}月{day.day}日" if day else "" for day in days)
    return first or EARLIEST, last or NOW

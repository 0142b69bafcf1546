"""Options offered in the form before an export."""

from bot.domain.base.question import Option
from bot.texts.style.wording import Labels

EXPORT_SHEETS: Labels = (
    Option("all", "Excel（全部六张表）"),
    Option("appeals", "诉求（CSV）"),
    Option("bookings", "挂号（CSV）"),
    Option("events", "事件（CSV）"),
    Option("ratings", "评价（CSV）"),
    Option("classes", "一类事（CSV）"),
)


EXPORT_PERSONAL: Labels = (Option("no", "不包含"), Option("yes", "包含"))

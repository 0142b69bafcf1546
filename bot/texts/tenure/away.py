"""Options offered in the form of an absence."""

from bot.domain.base.question import Option
from bot.texts.style.wording import Labels

AWAY_CHANGES: Labels = (Option("end", "结束请假"), Option("new", "改日期"))


NO_DEPUTY = "没有代办人"

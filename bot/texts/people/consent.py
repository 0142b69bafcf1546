"""Options offered in the form of registration."""

from bot.domain.base.question import Option
from bot.texts.style.wording import Labels

CONSENT: Labels = (Option("yes", "同意"), Option("no", "不同意"))


CONFIRM_REGISTER: Labels = (Option("yes", "确认登记"),)

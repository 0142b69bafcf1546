"""What a text may need besides its notice: the programme's names, reasons and limits, and its calendar."""

from dataclasses import dataclass

from bot.config.limits import Limits
from bot.config.pack import Pack
from bot.domain.time.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Words:
    pack: Pack
    bot_name: str = ""
    web_url: str = ""

    @property
    def limits(self) -> Limits:
        return self.pack.limits

    def reply_days(self, kind: str) -> int | None:
        """Return the working days for an answer to this kind; None for a kind that the pack no longer has."""
        return next((item.reply_days for item in self.pack.kinds if item.name == kind), None)

    @property
    def calendar(self) -> WorkCalendar:
        hours, days = self.pack.hours, self.pack.calendar
        return WorkCalendar(hours.opens, hours.closes, days.workdays, days.holidays)

"""When appeals are grouped: at night; and when coordinators hear what was found: in the morning."""

from datetime import datetime, time
from enum import StrEnum

from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date


class GroupingTimer(StrEnum):
    NIGHT = "NIGHT"
    MORNING = "MORNING"


AT = {GroupingTimer.NIGHT: time(3, 0), GroupingTimer.MORNING: time(9, 10)}


def next_time(kind: GroupingTimer, now: datetime) -> datetime:
    today = datetime.combine(shanghai_date(now), AT[kind], SHANGHAI)
    return today if today > now else today + DAY

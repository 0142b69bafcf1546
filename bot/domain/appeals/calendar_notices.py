"""The notice that the holidays of a year are not known."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarUnknown(Notice):
    """For administrators and coordinators: the holidays of a year are not known, so deadlines in it may be wrong."""

    CODE: ClassVar[str] = "calendar_unknown"
    role: Role
    year: int

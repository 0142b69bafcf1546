"""What a search shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FindAsked(Notice):
    """What can be looked for, said to who named nothing."""

    CODE: ClassVar[str] = "find_asked"
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Notice):
    """A page of what was found; `search` is the row that its buttons name, `more`: there are more than were read."""

    CODE: ClassVar[str] = "found"
    line: str
    search: int
    views: tuple[AppealView, ...]
    total: int
    more: bool
    page: int
    now: datetime

"""The notice that shows a list of appeals."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice
from bot.domain.desk.morning import Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown(Notice):
    """A list of appeals with a button each.

    `title` names the list; `wait` is the part of it that the morning message counted.
    """

    CODE: ClassVar[str] = "list_shown"
    title: str
    views: tuple[AppealView, ...]
    total: int
    page: int
    now: datetime
    wait: Wait | None = None

"""Notices of the long-term plans that are followed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True)
class Plan:
    """An appeal whose long-term plan is followed since `since`."""

    view: AppealView
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansShown(Notice):
    """A page of the plans, department by department."""

    CODE: ClassVar[str] = "plans_shown"
    plans: tuple[Plan, ...]
    total: int
    page: int
    now: datetime

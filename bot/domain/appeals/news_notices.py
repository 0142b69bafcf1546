"""Notices of the news: everything new of a morning in one message, and whether somebody wants such messages."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.appeals.news import News
from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party


@dataclass(frozen=True, slots=True)
class Item:
    """The news of one appeal. `reached` are the parties of which somebody can be reached, of those who have to know."""

    view: AppealView
    news: tuple[News, ...]
    reached: frozenset[Party] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsTold(Notice):
    CODE: ClassVar[str] = "news_told"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSetting(Notice):
    """Confirms whether the person is told every few days how their appeals stand."""

    CODE: ClassVar[str] = "news_setting"
    on: bool

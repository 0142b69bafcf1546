"""What an enterprise is told by itself: all news of a morning in one message."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.appeals.news import News
from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party


@dataclass(frozen=True, slots=True)
class Item:
    """What is new of one appeal; `reached`: of those who have to know, the parties of whom somebody can be reached."""

    view: AppealView
    news: tuple[News, ...]
    reached: frozenset[Party] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsTold(Notice):
    CODE: ClassVar[str] = "news_told"
    goes_by_phone: ClassVar[bool] = False
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSetting(Notice):
    """Whether the person is told every few days where their appeals stand."""

    CODE: ClassVar[str] = "news_setting"
    on: bool

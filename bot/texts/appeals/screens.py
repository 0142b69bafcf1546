"""Names the function that makes the screen of each notice about appeals."""

from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.file_notices import FileLost
from bot.domain.appeals.news_notices import NewsSetting, NewsTold
from bot.domain.appeals.notices import (
    AttachmentSent,
    CardShown,
    DeliveriesShown,
    Done,
    Due,
    HistoryShown,
    Moved,
    NobodyToTell,
    PhoneShown,
)
from bot.domain.appeals.precedents import SimilarShown
from bot.domain.appeals.template_notices import TemplateKept
from bot.texts.appeals import (
    calendar,
    cards,
    confirmed,
    deliveries,
    files,
    history,
    moved,
    news,
    precedents,
    reminders,
    templates,
)
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    Moved: moved.moved,
    Done: confirmed.done,
    Due: reminders.due,
    NobodyToTell: reminders.nobody,
    CardShown: cards.shown,
    HistoryShown: history.history,
    DeliveriesShown: deliveries.shown,
    PhoneShown: history.phone,
    SimilarShown: precedents.shown,
    CalendarUnknown: calendar.calendar_unknown,
    TemplateKept: templates.kept,
    AttachmentSent: files.sent,
    NewsTold: news.told,
    NewsSetting: news.setting,
    FileLost: files.lost,
}

"""The routing table: tells updates apart by their shape only, never by the state of anything."""

from typing import Any

from telegram.ext import BaseHandler, filters

from bot.delivery.acts import Anything, Button, Command, Message, UseCase
from bot.domain.base.press import Menu
from bot.usecases.classes import listing
from bot.usecases.desk import auditing, finding
from bot.usecases.people import verifying
from bot.usecases.reports import charts, circulars, figures
from bot.usecases.sessions import past
from bot.usecases.tenure import staff
from handlers import updates, words

Handler = BaseHandler[Any, Any, Any]

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE

WITH_WORDS: dict[Menu, UseCase] = {
    Menu.KEYWORDS: words.keywords,
    Menu.FIND: finding.find,
    Menu.STATS: figures.stats,
    Menu.CHARTS: charts.asked,
    Menu.CIRCULAR: circulars.asked,
    Menu.STAFF: staff.asked,
    Menu.ENTERPRISES: verifying.asked,
    Menu.AUDIT: auditing.read,
    Menu.CLASS: listing.asked,
    Menu.SESSION: past.asked,
}


def routes() -> list[Handler]:
    """Return the handlers in the order in which they are tried."""
    return [
        Command(Menu.START, updates.started, PRIVATE),
        *(Command(menu, updates.with_words(menu, use_case), PRIVATE) for menu, use_case in WITH_WORDS.items()),
        *(Command(menu, updates.command(menu), PRIVATE) for menu in Menu if menu not in {Menu.START, *WITH_WORDS}),
        Button(updates.press),
        Message(PRIVATE & filters.COMMAND, updates.unknown_command),
        Message(PRIVATE, updates.hear),
        Message(GROUP & filters.COMMAND, updates.only_private),
        Message(filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, updates.edited),
        Anything(updates.other),
    ]

"""The whole routing table: updates are told apart by shape only, never by state."""

from typing import Any

from telegram.ext import BaseHandler, filters

from bot.delivery.acts import Anything, Button, Command, Message
from bot.domain.base.press import Menu
from handlers import anybody

Handler = BaseHandler[Any, Any, Any]

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE

WITH_WORDS = {
    Menu.START: anybody.start,
    Menu.KEYWORDS: anybody.keywords,
    Menu.STATS: anybody.stats,
    Menu.CHARTS: anybody.pictures,
    Menu.CIRCULAR: anybody.circular,
}


def routes() -> list[Handler]:
    """Return the handlers in the order in which they are tried."""
    return [
        *(Command(menu, handler, PRIVATE) for menu, handler in WITH_WORDS.items()),
        *(Command(menu, anybody.command(menu), PRIVATE) for menu in Menu if menu not in WITH_WORDS),
        Button(anybody.press),
        Message(PRIVATE & filters.COMMAND, anybody.unknown_command),
        Message(PRIVATE, anybody.hear),
        Message(GROUP & filters.COMMAND, anybody.only_private),
        Message(filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, anybody.edited),
        Anything(anybody.other),
    ]

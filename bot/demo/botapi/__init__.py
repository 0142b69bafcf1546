"""A Telegram of our own: a strict Bot API server on this machine. Its people are played by tests or by the page."""

from bot.demo.botapi.app import BotApi
from bot.demo.botapi.bubble import Bubble
from bot.demo.botapi.person import Person
from bot.demo.botapi.serve import serve
from bot.demo.botapi.watcher import Group
from bot.demo.botapi.world import World

__all__ = ["BotApi", "Bubble", "Group", "Person", "World", "serve"]

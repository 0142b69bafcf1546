"""Joins the parts of a running demo: the bot, its clock, and the Telegram around it."""

import asyncio
from dataclasses import dataclass

from bot.app import App
from bot.demo.botapi import World
from bot.demo.clock import DemoClock
from bot.demo.phone import Phone
from bot.demo.web import WebChats


@dataclass(frozen=True)
class Stage:
    """What the routes of the page use, and the address of the page."""

    app: App
    clock: DemoClock
    again: asyncio.Event
    world: World
    url: str
    web_chats: WebChats
    phone: Phone

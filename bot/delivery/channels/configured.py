"""Makes the channels that the operator has set.

Telegram needs a token, the web chat an address, SMS a gateway, e-mail a server.
"""

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp
from telegram import Bot

from bot.config.settings import Settings
from bot.delivery.channels.email.channel import Email
from bot.delivery.channels.email.server import mail_server
from bot.delivery.channels.port import Channels
from bot.delivery.channels.sms.channel import Sms
from bot.delivery.channels.telegram.absent import NoTelegram
from bot.delivery.channels.telegram.channel import Telegram
from bot.delivery.channels.web.channel import WebChat
from bot.delivery.channels.web.feed import Feed
from bot.delivery.channels.web.pages import Pages
from bot.delivery.channels.web.site import Site
from bot.delivery.channels.web.visitors import Visitors
from bot.delivery.clocks import Clocks
from bot.domain.people.channel import EMAIL_INDEX, SMS_INDEX, TELEGRAM_INDEX, WEB_INDEX
from storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class Doors:
    """All channels of the installation.

    It also says whether Telegram is among them, and has the pages of the web chat if there is one.
    """

    channels: Channels
    telegram: bool
    site: Site | None
    sms_each_day: int
    mails_each_day: int

    @property
    def app(self) -> ASGIApp | None:
        return self.site.app() if self.site else None


def doors_of(  # by whose settings, with what they are made of
    settings: Settings, title: str, bot: Bot, database: Database, clocks: Clocks, wake: asyncio.Event
) -> Doors:
    has_telegram = bool(settings.bot_token.get_secret_value())
    telegram = Telegram(bot) if has_telegram else NoTelegram()
    chat = WebChat(settings.files_dir)
    channels = Channels({TELEGRAM_INDEX: telegram, WEB_INDEX: chat}, settings.web_url.rstrip("/"))
    if settings.sms_url:
        key = settings.sms_key.get_secret_value()
        channels.by_index[SMS_INDEX] = Sms(url=settings.sms_url, key=key, clocks=clocks, database=database)
    if smtp_url := settings.smtp_url.get_secret_value():
        server = mail_server(smtp_url)
        email = Email(server=server, sender=settings.smtp_from, clocks=clocks, database=database)
        channels.by_index[EMAIL_INDEX] = email
    each_day = settings.sms_each_day if settings.sms_url else 0
    mails = settings.mails_each_day if smtp_url else 0
    if not settings.web_url:
        return Doors(channels, has_telegram, None, each_day, mails)
    visitors = Visitors(database, clocks, settings.web_url.rstrip("/"))
    pages = Pages(database, clocks, visitors, chat, title, wake)
    pages.sms_each_day = each_day
    return Doors(channels, has_telegram, Site(pages, Feed(pages)), each_day, mails)

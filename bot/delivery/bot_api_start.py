"""Sets up python-telegram-bot and makes the first call to the Bot API, which is repeated while that can help."""

import asyncio
import os
from typing import Any

import structlog
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest

from bot.config.settings import Settings
from bot.delivery.channels.telegram import absent
from bot.delivery.channels.telegram.calls import seconds_of
from bot.delivery.transport import AiohttpRequest
from handlers.routes import routes

PtbApplication = Application[Any, Any, Any, Any, Any, Any]

log = structlog.get_logger()
CALLS_AT_ONCE = 288  # what is sent side by side, and what is fetched beside it
PAUSE, PAUSE_MOST = 1.0, 15.0  # seconds between attempts to reach the Bot API
UNKNOWN = "the Bot API does not know this BOT_TOKEN: ask @BotFather for it, and look whether BOT_API_URL is right"
NOT_TELEGRAM = "what answers is not the Bot API: check BOT_API_URL, and what stands between here and there"


class Refused(Exception):  # noqa: N818  # says what happened
    """The Bot API will never accept this bot; the text says what to do."""


async def greet(application: PtbApplication) -> None:
    """Ask the Bot API who the bot is. Errors of networks and servers are waited for; any other raises Refused."""
    pause = PAUSE
    while True:
        try:
            return await application.initialize()
        except (InvalidToken, Forbidden):
            raise Refused(UNKNOWN) from None  # what python-telegram-bot says names the token
        except BadRequest:  # is a NetworkError to python-telegram-bot
            raise Refused(NOT_TELEGRAM) from None
        except RetryAfter as error:
            log.warning("bot_api.busy", seconds=seconds_of(error.retry_after))
            await asyncio.sleep(seconds_of(error.retry_after))
        except NetworkError as error:
            log.warning("bot_api.away", error=error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, PAUSE_MOST)
        except TelegramError:
            raise Refused(NOT_TELEGRAM) from None


def application_of(settings: Settings, polling: AiohttpRequest, calls: AiohttpRequest | None = None) -> PtbApplication:
    """Return python-telegram-bot's application with separate requests for polling and for all other calls."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot warns on each RetryAfter otherwise
    token = settings.bot_token.get_secret_value()
    request: BaseRequest = (calls or AiohttpRequest(CALLS_AT_ONCE)) if token else absent.Nobody()
    builder = ApplicationBuilder().token(token or absent.TOKEN).updater(None)
    builder = builder.request(request).get_updates_request(polling)
    if settings.bot_api_url:
        builder = builder.base_url(f"{settings.bot_api_url}/bot").base_file_url(f"{settings.bot_api_url}/file/bot")
    application = builder.build()
    application.add_handlers(routes())
    return application

"""Asks the Bot API for `doctor` who this bot is and how it gets its updates."""

from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.config.settings import Settings
from bot.delivery.transport import AiohttpRequest

TELEGRAM = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class Checkup:
    """The answer.

    `problem` is empty if the Bot API knows the bot; `webhook` is the address to which it sends updates, if any.
    """

    name: str = ""
    problem: str = ""
    webhook: str = ""
    waiting: int = 0
    last_error: str = ""


async def check(settings: Settings, proxy: str | None) -> Checkup:
    """Ask the Bot API once, through `proxy` if given."""
    base = f"{settings.bot_api_url or TELEGRAM}/bot"
    request = AiohttpRequest(1, proxy=proxy)
    try:
        bot = Bot(settings.bot_token.get_secret_value(), base, request=request)
        async with request:
            me, hook = await bot.get_me(), await bot.get_webhook_info()
    except InvalidToken:
        return Checkup(problem="the Bot API does not know this BOT_TOKEN")
    except TelegramError as error:
        return Checkup(problem=f"the Bot API can't be asked ({type(error).__name__})")
    return Checkup(me.username or "", "", hook.url, hook.pending_update_count, hook.last_error_message or "")

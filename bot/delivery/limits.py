"""Turns the operator's settings into the rates of sending, and the limit for what one person may send."""

from bot.config.settings import Settings
from storage.mail.pace import Pace
from storage.people.throttle import Limit

BURST, STEADY_BELOW = 0.1, 0.14  # parts of the messages a second: at once after a rest, and left free for that


def limit_of(settings: Settings) -> Limit:
    return Limit(settings.user_updates, settings.user_seconds)


def pace_of(settings: Settings) -> Pace:
    """Return the rates. Burst and rate together never exceed what Telegram allows in one second."""
    burst = max(1, int(settings.send_per_second * BURST))
    return Pace(
        each_second=settings.send_per_second * (1 - STEADY_BELOW),
        burst=burst,
        chat_each_second=settings.send_per_second_chat,
        chat_burst=settings.send_burst_chat,
        group_each_second=settings.send_per_minute_group / 60,
    )

"""Reads days that operators type on the command line."""

import argparse
from datetime import date

from bot.domain.time.calendar import DAY
from bot.domain.time.spans import between


def day(text: str) -> date:
    """Return the day; raise an error for argparse that explains what is wrong."""
    try:
        found = date.fromisoformat(text)
        between(found, found + DAY)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text} is no day that can be meant: write one as 2024-10-01") from None
    return found

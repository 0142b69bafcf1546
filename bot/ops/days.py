"""Days as operators type them on the command line."""

import argparse
from datetime import date

from bot.domain.time.calendar import DAY
from bot.domain.time.spans import between


def day(text: str) -> date:
    """Return the day; what is none, or is of no year that is meant, is said in words that help."""
    try:
        found = date.fromisoformat(text)
        between(found, found + DAY)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text} is no day that can be meant: write one as 2024-10-01") from None
    return found

"""Which way appeals come in."""

from enum import StrEnum


class Source(StrEnum):
    """Which way an appeal came in."""

    CHAT = "CHAT"
    COUNTER = "COUNTER"

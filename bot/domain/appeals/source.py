"""Names the ways by which appeals come in: by chat or at the counter."""

from enum import StrEnum


class Source(StrEnum):
    """The way by which an appeal came in."""

    CHAT = "CHAT"
    COUNTER = "COUNTER"

"""Names the ways by which appeals come in: by chat, at the counter, or from an earlier table."""

from enum import StrEnum


class Source(StrEnum):
    """The way by which an appeal came in."""

    CHAT = "CHAT"
    COUNTER = "COUNTER"
    IMPORTED = "IMPORTED"  # with its answer, of a time before the program

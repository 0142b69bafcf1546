"""Files that the bot sends: which kinds there are, and what one is when it is ready."""

from dataclasses import dataclass
from enum import StrEnum


class Recipe(StrEnum):
    """What a file is made from when it leaves."""

    ATTACHMENT = "ATTACHMENT"
    CALENDAR = "CALENDAR"
    EXPORT = "EXPORT"
    PICTURE = "PICTURE"
    SERVICE_LIST = "SERVICE_LIST"
    CIRCULAR = "CIRCULAR"


@dataclass(frozen=True, slots=True)
class Made:
    """A file to send: `known` is the name under which Telegram has it, tried before the bytes are sent anew."""

    name: str
    data: bytes = b""
    photo: bool = False
    known: str | None = None

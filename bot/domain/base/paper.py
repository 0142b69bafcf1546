"""Files that the bot sends: what each kind is made from when it leaves, and what one is when it is ready."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar, Self

from bot.domain.base.notice import Notice


class Recipe(StrEnum):
    """What a file is made from when it leaves."""

    ATTACHMENT = "ATTACHMENT"
    CALENDAR = "CALENDAR"
    EXPORT = "EXPORT"
    PICTURE = "PICTURE"
    SERVICE_LIST = "SERVICE_LIST"
    MINUTES = "MINUTES"
    CIRCULAR = "CIRCULAR"
    MY_DATA = "MY_DATA"


@dataclass(frozen=True, slots=True)
class Order:
    """What a file is to be made from: plain values, which are kept until it leaves. Each wing has its own."""

    recipe: ClassVar[Recipe]

    def as_data(self) -> Mapping[str, object]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Self:
        """Read what `as_data` of this version or an older one has written."""
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSent(Notice):
    """A file for somebody, made when it leaves; its facts are what its caption says."""

    @property
    def order(self) -> Order:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Made:
    """A file to send: `known` is the name under which Telegram has it, tried before the bytes are sent anew."""

    name: str
    data: bytes = b""
    photo: bool = False
    known: str | None = None

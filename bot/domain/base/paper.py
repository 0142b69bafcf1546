"""Defines the files that the bot sends: the order from which a file is made when it leaves, and the finished file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar, Self

from bot.domain.base.notice import Notice


class Recipe(StrEnum):
    """The kind of a file, which decides how it is made."""

    ATTACHMENT = "ATTACHMENT"
    CALENDAR = "CALENDAR"
    EXPORT = "EXPORT"
    LICENCE = "LICENCE"
    PICTURE = "PICTURE"
    SERVICE_LIST = "SERVICE_LIST"
    MINUTES = "MINUTES"
    CIRCULAR = "CIRCULAR"
    MY_DATA = "MY_DATA"
    MECHANISMS = "MECHANISMS"
    RECORDS = "RECORDS"
    TABLE_TEMPLATE = "TABLE_TEMPLATE"
    TABLE_RESULT = "TABLE_RESULT"
    SIGN_IN = "SIGN_IN"


@dataclass(frozen=True, slots=True)
class Order:
    """The plain values from which a file will be made, stored until it leaves. Each wing defines its own."""

    recipe: ClassVar[Recipe]

    def as_data(self) -> Mapping[str, object]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Self:
        """Read what `as_data` of this or an older version wrote."""
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSent(Notice):
    """A notice with a file that is made when it leaves; its other facts stand in the caption."""

    @property
    def order(self) -> Order:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file.

    `known` is Telegram's id of it, if it was sent before; it is tried before the bytes are sent again.
    """

    name: str
    data: bytes = b""
    photo: bool = False
    known: str | None = None

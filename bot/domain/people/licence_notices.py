"""What was read of a picture of the 营业执照 at the registration, and the button that takes it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class UseLicence(Press):
    """Take what was read as if it had been typed, and keep the picture; `reading` is its row."""

    reading: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRead(Notice):
    """What stands on the picture, for its sender to confirm; `name` may not have been found."""

    CODE: ClassVar[str] = "licence_read"
    reading: int
    uscc: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceNotRead(Notice):
    """No credit code could be read of the picture."""

    CODE: ClassVar[str] = "licence_not_read"

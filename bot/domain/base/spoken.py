"""What was written down of a voice by the operator's command: proposed to who spoke, or not to be understood."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class UseSpoken(Press):
    """Take what was written down as if it had been typed; `reading` is its row."""

    reading: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDown(Notice):
    """What a voice says, for its sender to confirm."""

    CODE: ClassVar[str] = "written_down"
    reading: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood(Notice):
    """Nothing could be written down of a voice."""

    CODE: ClassVar[str] = "not_understood"

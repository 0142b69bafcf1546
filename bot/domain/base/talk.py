"""What the bot says about itself, and about what it could not do."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Notice):
    CODE: ClassVar[str] = "refused"
    refusal: Refusal

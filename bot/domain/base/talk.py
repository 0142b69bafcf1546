"""What the bot says about itself, and about what it could not do."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Notice):
    refusal: Refusal

"""The notice that something was refused."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Notice):
    CODE: ClassVar[str] = "refused"
    refusal: Refusal

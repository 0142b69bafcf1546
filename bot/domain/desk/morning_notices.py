"""What somebody reads at the opening of a working day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.desk.morning import Wait
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning(Notice):
    """`counts` are appeals, and 1 for a circular; what is none of is left out."""

    CODE: ClassVar[str] = "morning"
    role: Role
    counts: Mapping[Wait, int]
    now: datetime

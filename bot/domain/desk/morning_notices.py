"""The notice of the morning message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.desk.morning import Wait
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning(Notice):
    """How many appeals wait in each group (1 for a circular); empty groups are left out."""

    CODE: ClassVar[str] = "morning"
    role: Role
    counts: Mapping[Wait, int]
    now: datetime

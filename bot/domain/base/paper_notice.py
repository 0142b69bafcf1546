"""Files for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShown(Notice):
    """A file that is made when it leaves; `of` says what it is about, `facts` what its caption says."""

    recipe: Recipe
    of: Mapping[str, Any]
    facts: Mapping[str, Any] = field(default_factory=dict)
    about: int | None = None

    @property
    def appeal_id(self) -> int | None:
        return self.about

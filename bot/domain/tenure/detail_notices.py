"""What is told about changes of what is on record about an enterprise and its people."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.people.details import Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailChanged(Notice):
    """For who changed it; `waits`: a coordinator has yet to decide."""

    CODE: ClassVar[str] = "detail_changed"
    detail: Detail
    after: str
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAsked(Notice):
    """For coordinators: an enterprise wants to be called otherwise."""

    CODE: ClassVar[str] = "name_asked"
    change: int
    enterprise: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameJudged(Notice):
    """For the enterprise's people."""

    CODE: ClassVar[str] = "name_judged"
    before: str
    after: str
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSettled(Notice):
    """For who decided."""

    CODE: ClassVar[str] = "name_settled"
    before: str
    after: str
    agreed: bool

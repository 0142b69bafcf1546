"""The notice that lists sessions that are over."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSessions(Notice):
    """A page of the sessions that took place or were cancelled, newest first; `total` counts all of them."""

    CODE: ClassVar[str] = "past_sessions"
    sessions: tuple[Session, ...]
    total: int
    page: int

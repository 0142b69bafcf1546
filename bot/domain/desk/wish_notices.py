"""The answers to who asks for a person, says thanks, or asks about the service."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.desk.wishes import Topic, Wish
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Notice):
    """A wish that needs no more than an answer."""

    CODE: ClassVar[str] = "wish_heard"
    wish: Wish
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained(Notice):
    """The answer to a question about the service."""

    CODE: ClassVar[str] = "explained"
    topic: Topic
    role: Role | None

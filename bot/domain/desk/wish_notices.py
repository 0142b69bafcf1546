"""The answer to somebody who asks for a person or says thanks."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.desk.wishes import Wish
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Notice):
    """A wish that needs no more than an answer."""

    CODE: ClassVar[str] = "wish_heard"
    wish: Wish
    role: Role | None

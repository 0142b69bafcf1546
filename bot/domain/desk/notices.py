"""Notices of the bot about itself: help, and what it could not make use of."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Notice):
    """An update broke the program; it is kept for an administrator."""

    CODE: ClassVar[str] = "failed"
    arrival: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyPrivate(Notice):
    """The bot works in private chats."""

    CODE: ClassVar[str] = "only_private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Notice):
    CODE: ClassVar[str] = "help"
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard(Notice):
    """What was sent has no use at this moment; `files`: there was a file, which is not kept."""

    CODE: ClassVar[str] = "unheard"
    role: Role | None
    files: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCommand(Notice):
    CODE: ClassVar[str] = "unknown_command"
    command: str
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditIgnored(Notice):
    """An edited message changes nothing."""

    CODE: ClassVar[str] = "edit_ignored"

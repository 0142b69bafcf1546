"""Buttons about people, letters and lists."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.letter import Source
from bot.domain.morning import Wait


class Answer(StrEnum):
    YES = "Y"
    NO = "N"


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let a second person of the same enterprise in, or not."""

    person: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Reach:
    """Show how to reach somebody whom messages can't; logged."""

    person: int


@dataclass(frozen=True, slots=True)
class Replay:
    """Put a dead letter back in line."""

    source: Source
    row: int


@dataclass(frozen=True, slots=True)
class JudgeWords:
    """Adopt a change of the classifier's words, or not."""

    version: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class RestoreWords:
    """Put a version of the words in force again; 0: those of the pack."""

    version: int


class Menu(StrEnum):
    """A command offered as a button."""

    START = "start"
    APPEAL = "appeal"
    MY = "my"
    BOOK = "book"
    QUEUE = "queue"
    TODO = "todo"
    TRIAGE = "triage"
    STATS = "stats"
    INVITE = "invite"
    UNREACHABLE = "unreachable"
    DEAD = "dead"
    HELP = "help"
    CANCEL = "cancel"
    RESTART = "restart"
    SESSION = "session"
    OVERDUE = "overdue"
    KEYWORDS = "keywords"
    VISITS = "visits"
    COUNTER = "counter"
    CALLS = "calls"
    EXPORT = "export"
    DELETE_ME = "delete_me"
    AWAY = "away"
    CHARTS = "charts"
    CIRCULAR = "circular"
    TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Go:
    """A command as a button; `page` counts from 0 in lists."""

    menu: Menu
    page: int = 0


@dataclass(frozen=True, slots=True)
class Waits:
    """What a line of the morning message counts, as a list; `page` counts from 0."""

    wait: Wait
    page: int = 0

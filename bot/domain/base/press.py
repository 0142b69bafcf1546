"""What a button press is, and the commands that a button can stand for."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for: plain values, which go to Telegram and back as text."""


class Menu(StrEnum):
    """A command offered as a button."""

    START = "start"
    APPEAL = "appeal"
    MY = "my"
    BOOK = "book"
    QUEUE = "queue"
    TODO = "todo"
    TRIAGE = "triage"
    ASSIGNED = "assigned"
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
    ME = "me"
    MY_DATA = "my_data"
    AWAY = "away"
    CHARTS = "charts"
    CIRCULAR = "circular"
    TEMPLATES = "templates"
    STAFF = "staff"
    ENTERPRISES = "enterprises"
    MEMBERS = "members"
    PLANS = "plans"
    NEWS = "news"
    DOORS = "doors"
    FIND = "find"


@dataclass(frozen=True, slots=True)
class Go(Press):
    """A command as a button; `page` counts from 0 in lists."""

    menu: Menu
    page: int = 0

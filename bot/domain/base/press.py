"""Defines a button press, and the commands that can be offered as buttons."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for: plain values, which are sent to Telegram as text and come back."""


class Menu(StrEnum):
    """A command that can be offered as a button."""

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
    AUDIT = "audit"
    CLASSES = "classes"
    CLASS = "class"
    DEPARTMENTS = "departments"
    SETTINGS = "settings"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Go(Press):
    """A button for a command; in lists `page` counts from 0."""

    menu: Menu
    page: int = 0

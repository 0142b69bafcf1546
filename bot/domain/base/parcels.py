"""Defines what leaves the program, one dataclass for each kind, as it waits in the outbox.

Nothing here depends on a messenger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.notice import NEWS
from bot.domain.base.paper import Order
from bot.domain.base.terms import Terms


class Shows(StrEnum):
    """Which message of an appeal in a chat this one becomes: the card that is edited in place, or the newest push."""

    CARD = "CARD"
    PUSH = "PUSH"


@dataclass(frozen=True, slots=True)
class Key:
    """A button of a message; `data` is returned unchanged when it is pressed."""

    label: str
    data: str


Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text with buttons.

    `plain`: without formatting, since it was refused with it. `ask_phone` is the label of the button that shares
    the own number; `clear` removes such a button; `thread` is a group's topic.
    """

    text: str
    keys: Keys = ()
    ask_phone: str = ""
    clear: bool = False
    plain: bool = False
    thread: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Written):
    """A new message.

    `line` says the same in one line; `brief` is for a chat that had been told by phone before. `back` is the button
    of a card that leads back to its list; `draft` is the form that asks in it. `erases` is a person whose data are
    erased once it has been sent. `asks` is so long as its reader has to decide or say something; it goes out anyway.
    """

    line: str = ""
    brief: str = ""
    terms: Terms = NEWS
    shows: Shows | None = None
    back: str = ""
    draft: int | None = None
    erases: int | None = None
    asks: Terms = NEWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Written):
    """A text that replaces the one of `message`."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Written):
    """A file with its caption; the file is made when it is sent."""

    order: Order


@dataclass(frozen=True, slots=True)
class CardEdit:
    """An edit of a card; it shows the appeal as it is when the edit is sent."""

    plain: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """Removes the buttons of a message."""

    message: int | None


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """Answers the press of a button, with a short text or none."""

    press: str
    text: str


@dataclass(frozen=True, slots=True)
class CommandMenu:
    """Sets the messenger's command menu for a role; an empty role stands for strangers."""

    role: str


@dataclass(frozen=True, slots=True)
class LiveView:
    """Figures that are counted when they are sent.

    `view` is the button that asks for them, `message` the message that shows them.
    """

    view: str
    message: int | None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that can't be read.

    It fails when it should be sent, like a bug, and holds up nobody; its content is kept.
    """

    kind: str
    stored: Mapping[str, object]
    error: str = ""


Payload = Message | Edit | Paper | CardEdit | Strip | PressAnswer | CommandMenu | LiveView | Broken

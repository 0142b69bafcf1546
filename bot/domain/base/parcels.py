"""What leaves the program: one dataclass a kind, as it waits until it goes; it knows no messenger."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.notice import NEWS
from bot.domain.base.paper import Order
from bot.domain.base.terms import Terms


class Shows(StrEnum):
    """Which of the two messages of an appeal in a chat one becomes: the card edited in place, or the newest push."""

    CARD = "CARD"
    PUSH = "PUSH"


@dataclass(frozen=True, slots=True)
class Key:
    """A button of a message; `data` comes back as it is when it is pressed."""

    label: str
    data: str


Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text with what stands below it; `plain`: without marks, since it was refused with them.

    `ask_phone` is the label of the own-contact button; `clear` takes such a button away; `thread` is the group's topic.
    """

    text: str
    keys: Keys = ()
    ask_phone: str = ""
    clear: bool = False
    plain: bool = False
    thread: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Written):
    """A new message; `line` says the same in a line, `brief` what a chat is told that was told by phone before.

    `back` is the button of a card's way to its list; `draft` is the form that asks in it; once it has gone, `erases`
    is the person of whom nothing is kept.
    """

    line: str = ""
    brief: str = ""
    terms: Terms = NEWS
    shows: Shows | None = None
    back: str = ""
    draft: int | None = None
    erases: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Written):
    """Another text in the place of a `message`."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Written):
    """A file that is made when it goes, with its caption."""

    order: Order


@dataclass(frozen=True, slots=True)
class CardEdit:
    """A card that shows its appeal as it stands when the edit goes."""

    plain: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A message loses its buttons."""

    message: int | None


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """A press of a button is answered, with a short text or none."""

    press: str
    text: str


@dataclass(frozen=True, slots=True)
class CommandMenu:
    """The messenger's own menu offers the commands of a role; "": a stranger's."""

    role: str


@dataclass(frozen=True, slots=True)
class LiveView:
    """Figures that are counted when they go: `view` is the button that asks for them, `message` where they stand."""

    view: str
    message: int | None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that can't be read: it fails when it is to go, as a bug does, and blocks nobody; `stored` is kept."""

    kind: str
    stored: Mapping[str, object]
    error: str = ""


Payload = Message | Edit | Paper | CardEdit | Strip | PressAnswer | CommandMenu | LiveView | Broken

"""Defines what an outbox row holds: an item as it is put in, and a parcel as it is claimed for sending."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import RowMapping

from bot.domain.base.ids import ChatId
from bot.domain.base.notice import NEWS
from bot.domain.base.parcels import (
    Broken,
    CardEdit,
    CommandMenu,
    Edit,
    LiveView,
    Message,
    Paper,
    Payload,
    PressAnswer,
    Strip,
)
from bot.domain.base.terms import Terms
from storage.engine.rows import to
from storage.mail.packing import code_of, read


class Kind(StrEnum):
    MESSAGE = "MESSAGE"
    CARD = "CARD"
    STRIP = "STRIP"
    TOAST = "TOAST"
    EDIT = "EDIT"
    MENU = "MENU"
    PAPER = "PAPER"
    VIEW = "VIEW"


REPLY, PUSH, STRANGER = 0, 1, 2  # who is not registered is answered after all others


KINDS: dict[type[Payload], Kind] = {
    Message: Kind.MESSAGE,
    CardEdit: Kind.CARD,
    Strip: Kind.STRIP,
    PressAnswer: Kind.TOAST,
    Edit: Kind.EDIT,
    CommandMenu: Kind.MENU,
    Paper: Kind.PAPER,
    LiveView: Kind.VIEW,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to send; `what` is the code of its notice, `expires_at` is in machine seconds.

    `opens` says what the numbers of a list stand for; it is kept beside the row, not in it.
    """

    chat: ChatId
    what: str
    payload: Payload
    rank: int = PUSH
    appeal: int | None = None
    card: int | None = None
    expires_at: float | None = None
    announces: int | None = None
    shows_progress: int | None = None
    escalates: int | None = None
    exports: int | None = None
    bulk: int | None = None
    opens: Mapping[int, str] | None = None

    @property
    def kind(self) -> Kind:
        return Kind(self.payload.kind) if isinstance(self.payload, Broken) else KINDS[type(self.payload)]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row that was claimed for sending, or one of the parts into which its channel makes it; 0 is the first."""

    id: int
    chat: ChatId
    kind: Kind
    what: str
    payload: Payload
    appeal: int | None
    card: int | None
    expires_at: float | None
    attempts: int
    written_at: datetime
    part: int = 0

    @property
    def key(self) -> str:
        """A name by which whoever is sent it twice knows that it is the same."""
        return f"{self.id}.{self.part}" if self.part else f"{self.id}"

    @property
    def goes_as_it_is(self) -> bool:
        """Whether its content is fixed and needs no look at the state of the world when it is sent."""
        return self.kind is not Kind.CARD and self.expires_at is None and not self.terms.stands

    @property
    def terms(self) -> Terms:
        return self.payload.terms if isinstance(self.payload, Message) else NEWS

    @property
    def draft(self) -> int | None:
        """The number of the draft whose question it asks."""
        return self.payload.draft if isinstance(self.payload, Message) else None

    @property
    def written(self) -> Message | Edit | Paper:
        """Return its message; raise TypeError for a kind that has none."""
        if not isinstance(self.payload, Message | Edit | Paper):
            raise TypeError(self.kind)
        return self.payload

    @property
    def changes(self) -> int | None:
        """The message in the chat that it edits."""
        return self.payload.message if isinstance(self.payload, Edit | Strip | LiveView) else None

    @property
    def line(self) -> str:
        """Its content as one line of a list of several messages."""
        return self.payload.line if isinstance(self.payload, Message) else ""


def parcel_of(row: RowMapping) -> Parcel:
    """Return the row as a parcel, whatever version of the program wrote it."""
    found = to(Parcel, {**row, "part": 0})
    return replace(found, what=code_of(found.what), payload=read(found.kind, row["payload"]))

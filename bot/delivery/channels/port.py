"""Defines what every channel has: what it can take, and a way to send whose result is always a value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from bot.domain.base.paper import Made
from bot.domain.people.channel import Abilities, index_of
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel

Keep = Callable[[Transaction, datetime], int | None]


class Meaning(Enum):
    """What is to be done about a message that was not sent."""

    DONE = auto()  # what was wanted is so, or can't matter any more
    UNREACHABLE = auto()  # nothing arrives at this address until its person comes back
    NOT_WELCOME = auto()  # nobody's task: the bot may not write there
    NO_TOPIC = auto()  # the topic is gone or closed: the chat itself may still be there
    MESSAGE_GONE = auto()  # what was to be changed is not there
    MOVED = auto()  # the address has another number now
    SLOWER = auto()  # the channel may say for how long
    TOKEN = auto()  # the channel itself is refused: no message is to blame
    PASSING = auto()  # may succeed as it is
    REFUSED = auto()  # can't succeed as it is, or nobody knows
    BUG = auto()  # failed before it left this program


@dataclass(frozen=True, slots=True)
class Sent:
    """The message was sent, with its id.

    `keep` writes it in the commit that notes it, for a channel that we store ourselves.
    """

    message: int | None = None
    keep: Keep | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The message was not sent.

    `said` is the channel's reason; it may be tried `after` seconds, or at the number `moved_to`.
    """

    meaning: Meaning
    said: str
    after: float | None = None
    moved_to: int | None = None


Outcome = Sent | Failed


def broken(error: Exception) -> Failed:
    """Return the result for a message that could not be made. Errors of disks and networks may pass, bugs don't."""
    return Failed(Meaning.PASSING if isinstance(error, OSError) else Meaning.BUG, repr(error))


class Channel(Protocol):
    @property
    def abilities(self) -> Abilities: ...

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        """Send the message, with its file if one was made; every error becomes an outcome."""

    def told(self, addresses: set[int]) -> None:
        """Notice that what was stored for these addresses is committed."""


@dataclass
class Channels:
    """All channels, by the range of numbers of their addresses.

    `link` leads to the page on which a file can be read that a channel can't carry; empty: there is none. `abroad`
    names those by which a message leaves the country.
    """

    by_index: dict[int, Channel] = field(default_factory=dict)
    link: str = ""
    abroad: frozenset[str] = frozenset()

    def of(self, chat: int) -> Channel:
        """Return the channel of an address; raise LookupError if it is no longer set up."""
        return self.by_index[index_of(chat)]

    def told(self, addresses: set[int]) -> None:
        for channel in self.by_index.values():
            channel.told(addresses)


@dataclass
class Reached:
    """The last two chats that were reached on each channel, and when.

    At least one of them is different from any given chat.
    """

    _last: dict[int, dict[int, float]] = field(default_factory=dict)

    def note(self, chat: int, at: float) -> None:
        others = [(other, when) for other, when in self._last.get(index_of(chat), {}).items() if other != chat]
        self._last[index_of(chat)] = dict([(chat, at), *others][:2])

    def other_than(self, chat: int, since: float) -> bool:
        """Whether another chat of the same channel was reached since machine second `since`."""
        return any(at > since for other, at in self._last.get(index_of(chat), {}).items() if other != chat)

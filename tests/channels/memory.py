"""A channel that is kept in memory: short plain texts counted in bytes, no buttons, no files.

There is one without edits, and one where each message may be changed once.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.delivery.channels.events import Event, take
from bot.delivery.channels.port import Failed, Meaning, Outcome, Sent
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Edit, Message
from bot.domain.people.channel import Abilities, Edits, Unit
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel
from storage.people import addresses

NAME, INDEX = "memory", 7
ABILITIES = Abilities(text=300, unit=Unit.BYTES)
ONCE = replace(ABILITIES, edits=Edits.ONCE)


@dataclass
class Memory:
    lines: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone: set[int] = field(default_factory=set)
    abilities: Abilities = ABILITIES
    _changed: set[tuple[int, int]] = field(default_factory=set)

    async def send(self, parcel: Parcel, _: Made | None) -> Outcome:
        if parcel.chat in self.gone:
            return Failed(Meaning.UNREACHABLE, "gone")
        if isinstance(parcel.payload, Edit) and self.abilities.edits is Edits.ONCE:
            return self._change(parcel.chat, parcel.payload)
        assert isinstance(parcel.payload, Message), "what this channel can't do is put into words before"
        assert not parcel.payload.keys
        self.lines[parcel.chat].append(parcel.payload.text)
        return Sent(len(self.lines[parcel.chat]))

    def _change(self, chat: int, edit: Edit) -> Outcome:
        if (chat, edit.message) in self._changed:
            return Failed(Meaning.MESSAGE_GONE, "changed before")
        self._changed.add((chat, edit.message))
        self.lines[chat][edit.message - 1] = edit.text
        return Sent(edit.message)

    def told(self, addresses: set[int]) -> None:
        """Who reads here looks by themselves."""


def come(tx: Transaction, address: int, key: str, said: str, now: datetime) -> bool:
    """Store what was typed there."""
    return take(tx, Event(address, key, text=said), now)


def enter(tx: Transaction, subject: str, now: datetime) -> int:
    return addresses.add(tx, INDEX, NAME, subject, "", now).number

"""A channel that is kept in memory: short plain texts counted in bytes, no buttons, no edits, no files."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bot.delivery.channels.events import Event, take
from bot.delivery.channels.port import Failed, Meaning, Outcome, Sent
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Message
from bot.domain.people.channel import Abilities, Unit
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel
from storage.people import addresses

NAME, INDEX = "memory", 7
ABILITIES = Abilities(text=300, unit=Unit.BYTES)


@dataclass
class Memory:
    lines: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone: set[int] = field(default_factory=set)

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def send(self, parcel: Parcel, _: Made | None) -> Outcome:
        if parcel.chat in self.gone:
            return Failed(Meaning.UNREACHABLE, "gone")
        assert isinstance(parcel.payload, Message), "what this channel can't do is put into words before"
        assert not parcel.payload.keys
        self.lines[parcel.chat].append(parcel.payload.text)
        return Sent(len(self.lines[parcel.chat]))

    def told(self, addresses: set[int]) -> None:
        """Who reads here looks by themselves."""


def come(tx: Transaction, address: int, key: str, said: str, now: datetime) -> bool:
    """Store what was typed there."""
    return take(tx, Event(address, key, text=said), now)


def enter(tx: Transaction, subject: str, now: datetime) -> int:
    return addresses.add(tx, INDEX, NAME, subject, "", now).number

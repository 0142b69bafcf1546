"""A channel that is kept in memory: short plain texts counted in bytes, no buttons, no edits, no files."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bot.delivery.channels.events import Event, take
from bot.delivery.channels.port import Failed, Keep, Meaning, Outcome, Sent
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Key, Strip, Written
from bot.domain.people.channel import Abilities, Unit
from bot.texts.reach.adapted import chosen, degrade
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

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        if parcel.chat in self.gone:
            return Failed(Meaning.UNREACHABLE, "gone")
        if isinstance(parcel.payload, Strip) or not isinstance(parcel.payload, Written):
            return Sent()
        told = degrade(parcel.payload, ABILITIES, made.name if made else "", "https://example.org")
        self.lines[parcel.chat] += told.parts
        return Sent(len(self.lines[parcel.chat]), _remember(parcel.chat, told.choices))

    def told(self, addresses: set[int]) -> None:
        """Who reads here looks by themselves."""


def _remember(chat: int, choices: tuple[Key, ...]) -> Keep:
    def keep(tx: Transaction, _: datetime) -> None:
        if choices:
            addresses.change(tx, chat, choices=[[key.label, key.data] for key in choices])

    return keep


def come(tx: Transaction, address: int, key: str, said: str, now: datetime) -> bool:
    """Something was typed: a number answers the list that was shown last."""
    found = addresses.find(tx, address)
    press = chosen(said, found.listed if found else ())
    return take(tx, Event(address, key, text=said, press=press), now)


def enter(tx: Transaction, subject: str, now: datetime) -> int:
    return addresses.add(tx, INDEX, NAME, subject, "", now).number

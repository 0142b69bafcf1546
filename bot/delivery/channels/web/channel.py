"""Sends to the web chat. A message becomes a bubble in the commit that notes it, and open pages are woken."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.delivery.channels.port import Failed, Meaning, Outcome, Sent
from bot.delivery.files import store
from bot.domain.base.paper import Made
from bot.domain.base.parcels import CommandMenu, Edit, PressAnswer, Strip, Written
from bot.domain.people.channel import MESSAGES, Abilities, Edits, Receipt
from bot.domain.reach.nudge import NudgeKind, kind_of
from bot.usecases.reach import nudging
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel
from storage.people import people
from storage.reach import bubbles

ABILITIES = Abilities(
    text=20_000, markup=True, buttons=100, label=64, edits=Edits.ALWAYS, files=True, receipt=Receipt.SEEN
)


@dataclass
class Bells:
    """One bell for each address, which open pages listen to and which rings when something happens there."""

    _open: dict[int, set[asyncio.Event]] = field(default_factory=lambda: defaultdict(set))

    def listen(self, address: int) -> asyncio.Event:
        bell = asyncio.Event()
        self._open[address].add(bell)
        return bell

    def leave(self, address: int, bell: asyncio.Event) -> None:
        self._open[address].discard(bell)
        if not self._open[address]:
            del self._open[address]

    def ring(self, address: int) -> None:
        for bell in self._open.get(address, ()):
            bell.set()

    @property
    def addresses(self) -> list[int]:
        return list(self._open)


@dataclass
class WebChat:
    folder: Path
    bells: Bells = field(default_factory=Bells)

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        file = None
        if made is not None:
            if not made.data:
                return Failed(Meaning.PASSING, "the file is not kept yet")
            digest = await asyncio.to_thread(store, self.folder, made.data)
            file = {"name": made.name, "digest": digest, "size": len(made.data), "photo": made.photo}
        return Sent(keep=_Keeping(parcel, file))

    def told(self, addresses: set[int]) -> None:
        for address in addresses:
            self.bells.ring(address)


@dataclass(frozen=True, slots=True)
class _Keeping:
    parcel: Parcel
    file: Mapping[str, object] | None

    def __call__(self, tx: Transaction, now: datetime) -> int | None:
        """Write the bubble; return its number as that of the message."""
        at, payload = self.parcel.chat, self.parcel.payload
        match payload:
            case Edit(message=number):
                return _change(tx, at, number, content_of(payload))
            case Strip(message=number):
                return _strip(tx, at, number)
            case PressAnswer(text=text):
                return MESSAGES + bubbles.add(tx, at, {"note": text}, now) if text else None
            case CommandMenu():
                return None
            case Written():
                content = content_of(payload) | ({"file": dict(self.file)} if self.file else {})
                if self._may_wait and (who := people.by_chat(tx, at)) is not None:
                    nudging.later(tx, who, kind_of(self.parcel.payload), now)
                return MESSAGES + bubbles.add(tx, at, content, now, letter=self.parcel.id)
        raise TypeError(type(payload).__name__)

    @property
    def _may_wait(self) -> bool:
        """Whether somebody who does not look at it has to hear of it in another way."""
        return self.parcel.appeal is not None or kind_of(self.parcel.payload) is not NudgeKind.NEWS


def content_of(payload: Written) -> dict[str, object]:
    rows = [[[key.label, key.data] for key in row] for row in payload.keys]
    return {"text": payload.text, "rows": rows, "phone": payload.ask_phone} | ({"plain": True} if payload.plain else {})


def _change(tx: Transaction, at: int, number: int, content: Mapping[str, object]) -> int:
    found = bubbles.find(tx, at, number - MESSAGES)
    if found is not None:
        bubbles.change(tx, found, content)
    return number


def _strip(tx: Transaction, at: int, number: int | None) -> int | None:
    found = bubbles.find(tx, at, number - MESSAGES) if number else None
    if found is not None and found.content.get("rows"):
        bubbles.change(tx, found, {**found.content, "rows": []})
    return number

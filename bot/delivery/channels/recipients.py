"""What SMS and e-mail share: a plain text leaves for the number or mailbox of an address, and is forgotten then."""

from dataclasses import dataclass
from datetime import datetime

from bot.delivery.channels.port import Failed, Keep, Meaning, Outcome, Sent
from bot.delivery.clocks import Clocks
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Message
from storage.engine.database import Database, Transaction
from storage.mail import outbox
from storage.mail.parcels import Parcel
from storage.people import addresses


@dataclass(kw_only=True)
class TextsOnly:
    """A channel of texts that people outside the house's pages get; whatever else a message may be is left out."""

    clocks: Clocks
    database: Database

    async def hand_over(self, parcel: Parcel, to: str, text: str) -> Failed | None:
        """Give the text to whoever brings it; None: it was taken."""
        raise NotImplementedError

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        if made is not None or not isinstance(parcel.payload, Message):
            return Sent()
        to = await self.database.read(subject_at, parcel.chat)
        if to is None:
            return Failed(Meaning.UNREACHABLE, "nobody has this address any more")
        return await self.hand_over(parcel, to, parcel.payload.text) or Sent(keep=forget(parcel.id))

    def told(self, addresses: set[int]) -> None:
        """Do nothing: whoever brings the texts reaches the people."""


def subject_at(tx: Transaction, chat: int) -> str | None:
    """Return the number or mailbox of an address; None if nobody has it any more."""
    found = addresses.find(tx, chat)
    return None if found is None or found.subject.startswith(addresses.GONE) else found.subject


def forget(parcel_id: int) -> Keep:
    """Return what empties a message: a code that was sent, and who was told what, is nobody's business any more."""

    def keep(tx: Transaction, _: datetime) -> None:
        outbox.empty(tx, parcel_id)

    return keep
